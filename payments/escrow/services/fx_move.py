"""Foreign money in the books: received for what is owed at home, converted, given back (E6)."""

from __future__ import annotations

from backend.events.services import publish
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import Invalid
from backend.kernel.money import Money, half_up
from payments.escrow.fx import book_value, pair_of
from payments.gateway.adapters import PULLS_TOP_UPS
from payments.gateway.port import Settlement
from payments.gateway.services import operation_claim
from payments.ledger.events import CounterOrdered
from payments.ledger.rules import Line, cr, dr, without_zeros
from payments.ledger.selectors import journal_by_key
from payments.ledger.services import SAFE_BANK, accounts_locked, journal_post

BOOK = "payout.check"


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


def purchase_named(bought: Money, paid: Money, reference: str) -> str:
    """The bank's name of a purchase that may be booked. Raises Invalid."""
    named = reference.strip()
    if not 4 <= len(named) <= 64 or not named.isascii() or not named.isprintable():
        raise Invalid("请填写银行回单号（4 至 64 位）。", field="reference")
    if bought.minor <= 0 or paid.minor <= 0:
        raise Invalid("金额须大于零。", field="bought" if bought.minor <= 0 else "paid")
    return named


@act
def fx_bought(*, actor: Actor, provider: str, bought: Money, paid: Money, reference: str) -> None:
    """The bank bought foreign money that refunds took after the conversion, and sent it on.

    The other way round on 6010, the rest is the difference; once per bank ``reference``, never more
    than the position owes. The provider is told what comes to it. Raises Forbidden, Invalid, KeyReused, LedgerRefusal.
    """
    actor.require(BOOK)
    named = purchase_named(bought, paid, reference)
    key = f"{provider}:bought:{named}"
    pair = pair_of(bought.currency, paid.currency)
    at = (
        ("6010", pair, paid.currency), ("6010", pair, bought.currency),
        ("1010", provider, bought.currency), ("1020", SAFE_BANK, paid.currency),
        ("5030", pair, paid.currency),
    )  # fmt: skip
    there = accounts_locked(at)
    again = journal_by_key(key) is not None
    if not again and bought.minor > there[at[1]]:
        owed = Money(max(0, there[at[1]]), bought.currency)
        raise Invalid("待购回的外币为 {owed}，不能超过。", field="bought", owed=owed)
    journal_post(
        key=key,
        kind="J-BUYBACK",
        subject=named,
        lines=[
            dr("1010", provider, bought.minor, bought.currency),
            cr("6010", pair, bought.minor, bought.currency),
            dr("6010", pair, paid.minor, paid.currency),
            cr("1020", SAFE_BANK, paid.minor, paid.currency),
        ],
        reference=named if provider in PULLS_TOP_UPS else f"{key}:top_up",
    )
    if again:
        return
    publish(
        CounterOrdered(
            reference=named, amount_minor=paid.minor, currency=paid.currency, text="购汇"
        ),
        actor=actor,
    )
    if provider not in PULLS_TOP_UPS:
        operation_claim(
            key=f"{key}:top_up", kind="top_up", provider=provider,
            request={"amount": bought.minor, "currency": bought.currency},
        )  # fmt: skip
    book = book_value(
        position_home=-there[at[0]], position_foreign=there[at[1]], sold=bought.minor,
        otherwise=paid.minor,
    )  # fmt: skip
    _difference(pair, paid.currency, paid.minor - book, f"{key}:difference", named)
