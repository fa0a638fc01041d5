"""Foreign money in the books: received for what is owed at home, converted, given back (E6)."""

from __future__ import annotations

from backend.kernel.acts import act
from backend.kernel.money import Money, half_up
from payments.escrow.fx import book_value, pair_of
from payments.gateway.port import Settlement
from payments.ledger.rules import Line, cr, dr, without_zeros
from payments.ledger.selectors import journal_by_key
from payments.ledger.services import SAFE_BANK, accounts_locked, journal_post


def fund_lines(escrow: str, provider: str, charge: Money, owed: Money) -> list[Line]:
    """E6.1: dollars came, yuan are owed; the pair's position bridges them."""
    pair = pair_of(charge.currency, owed.currency)
    return [
        dr("1010", provider, charge.minor, charge.currency),
        cr("6010", pair, charge.minor, charge.currency),
        dr("6010", pair, owed.minor, owed.currency),
        cr("2020", escrow, owed.minor, owed.currency),
    ]


def refund_lines(provider: str, charge: Money, owed: Money) -> list[Line]:
    """A decided refund (2041 at home) goes out in the currency in which it came."""
    pair = pair_of(charge.currency, owed.currency)
    return without_zeros(
        [
            dr("2041", provider, owed.minor, owed.currency),
            cr("6010", pair, owed.minor, owed.currency),
            dr("6010", pair, charge.minor, charge.currency),
            cr("2041", provider, charge.minor, charge.currency),
        ]
    )


@act
def fx_settle(*, provider: str, settlement: Settlement) -> bool:
    """E6.2 and E6.3: the provider sold foreign money and paid our bank at home; once per settlement.

    The fee is home money at the same rate. The position falls by its own part of the books; what
    was got for it more or less is the difference (5030). Returns whether it was new.
    """
    key = f"{provider}:{settlement.ref}:converted"
    if journal_by_key(key):
        return False
    foreign, home = settlement.currency, settlement.paid_currency
    pair = pair_of(foreign, home)
    sold = settlement.net_minor + settlement.fee_minor
    fee = half_up(settlement.paid_minor * settlement.fee_minor, settlement.net_minor)
    at = (
        ("6010", pair, home), ("6010", pair, foreign), ("1010", provider, foreign),
        ("1020", SAFE_BANK, home), ("5010", provider, home), ("5030", pair, home),
    )  # fmt: skip
    there = accounts_locked(at)
    got = settlement.paid_minor + fee
    book = book_value(
        position_home=there[at[0]], position_foreign=-there[at[1]], sold=sold, otherwise=got
    )
    journal_post(
        key=key,
        kind="J-CONVERT",
        subject=settlement.ref,
        effective_at=settlement.at,
        lines=without_zeros(
            [
                dr("6010", pair, sold, foreign),
                cr("1010", provider, sold, foreign),
                dr("1020", SAFE_BANK, settlement.paid_minor, home),
                dr("5010", provider, fee, home),
                cr("6010", pair, got, home),
            ]
        ),
        outside_event=True,
        reference=settlement.ref,
    )
    _difference(pair, home, book - got, f"{provider}:{settlement.ref}:difference", settlement.ref)
    return True


def _difference(pair: str, home: str, lost: int, key: str, subject: str) -> None:
    if not lost:
        return
    lines = (
        [dr("5030", pair, lost, home), cr("6010", pair, lost, home)]
        if lost > 0
        else [dr("6010", pair, -lost, home), cr("5030", pair, -lost, home)]
    )
    journal_post(key=key, kind="J-FXDIFF", subject=subject, lines=lines)


@act
def fx_buy_back(*, provider: str, bought: Money, paid: Money, key: str) -> None:
    """Foreign money bought for refunds after the conversion: the other way round on 6010, rest 5030."""
    if journal_by_key(key):
        return
    pair = pair_of(bought.currency, paid.currency)
    at = (
        ("6010", pair, paid.currency), ("6010", pair, bought.currency),
        ("1010", provider, bought.currency), ("1020", SAFE_BANK, paid.currency),
        ("5030", pair, paid.currency),
    )  # fmt: skip
    there = accounts_locked(at)
    book = book_value(
        position_home=-there[at[0]],
        position_foreign=there[at[1]],
        sold=bought.minor,
        otherwise=paid.minor,
    )
    journal_post(
        key=key,
        kind="J-BUYBACK",
        subject=key[:64],
        lines=[
            dr("1010", provider, bought.minor, bought.currency),
            cr("6010", pair, bought.minor, bought.currency),
            dr("6010", pair, paid.minor, paid.currency),
            cr("1020", SAFE_BANK, paid.minor, paid.currency),
        ],
        reference=key[:80],
    )
    _difference(pair, paid.currency, paid.minor - book, f"{key}:difference", key[:64])
