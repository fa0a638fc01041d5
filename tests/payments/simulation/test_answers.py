"""Accounts that differ from the rows they answer to are found, and foreign money counts as the rule says."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from decimal import Decimal

import pytest

from backend.kernel.actor import SYSTEM
from backend.kernel.clock import clock_frozen
from backend.kernel.ids import public_id, uuid7
from backend.kernel.money import Money
from payments.escrow.models import Escrow, Quote
from payments.escrow.services import escrow_fund
from payments.gateway.adapters import SANDBOX
from payments.gateway.models import Payment
from payments.ledger.rules import Line as Posted
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import cover
from payments.ledger.services import SAFE_BANK, journal_post, rate_record
from payments.simulation.answers import worth
from payments.simulation.books import Books, Broken
from payments.simulation.outside import outside_faults
from payments.simulation.provider import Line
from payments.simulation.world import START
from payments.treasury.services import payment_order_create, payment_order_paid
from tests.factories.escrows import an_escrow_unfunded
from tests.factories.guarantees import a_merchant_guarantee
from tests.factories.trade import a_merchant
from tests.payments.simulation.test_books import Vandal, town

__all__ = ["town"]
Town = tuple[Books, Escrow, Vandal]
PAIR = "USD/CNY"


def _post(*lines: Posted) -> None:
    journal_post(key=f"planted:{uuid.uuid4()}", kind="X", lines=lines, outside_event=True)


def _liability(code: str, owner: str) -> Callable[[Vandal], None]:
    """Money came and is owed to somebody whom no row knows."""
    return lambda _: _post(dr("1020", SAFE_BANK, 7), cr(code, owner, 7))


def _kept_back(of: Vandal) -> None:
    """A share of a release left the escrow and reached no retention."""
    of.does("UPDATE payments_escrow_escrow SET retained_minor = 7")
    _post(dr("2020", public_id("esc", Escrow.objects.get().pk), 7), cr("2010", "b", 7))


def _committed() -> str:
    order = payment_order_create(
        actor=SYSTEM, reference="prq_1", payer_id=uuid.uuid4(), supplier_id=a_merchant().pk,
        amount=Money(1000, "CNY"),
    )  # fmt: skip
    return public_id("tpo", order.pk)


def _purse(_: Vandal) -> None:
    owner = _committed()
    _post(dr("9030", owner, 7), cr("9040", owner, 7))


PLANTED: dict[str, Callable[[Vandal], None]] = {
    "2050:ocds-1:BID has 7, its rows 0": _liability("2050", "ocds-1:BID"),
    "2010:somebody has 7, its rows 0": _liability("2010", "somebody"),
    "2900:rcp_.* has 7, its rows 0": _liability("2900", public_id("rcp", uuid7())),
    "2900:pay_.* has 7, its rows 0": _liability("2900", public_id("pay", uuid7())),
    "2900:opr_.* has 7, its rows 0": _liability("2900", public_id("opr", uuid7())),
    "kept back 7, its retentions got None": _kept_back,
    "memo 9050/9060:esc_1 differs by 7": lambda _: _post(dr("9050", "esc_1", 7), cr("9060", "x", 7)),
    "90[34]0:tpo_.* has 1007, its rows 1000": _purse,
    # a position at home is worth nothing: only foreign money that is there counts
    "client money short by .* CNY": lambda _: _post(dr("6010", PAIR, 10**9), cr("2010", "b", 10**9)),
}  # fmt: skip


@pytest.mark.parametrize("kind", PLANTED)
def test_the_look_after_a_step_finds_it(town: Town, kind: str):
    books, _, vandal = town
    PLANTED[kind](vandal)
    with pytest.raises(Broken, match=kind):
        books.after_step(refused=False)


def _in_dollars() -> None:
    """E6.1: 1400.00 dollars came for 10,000.00 yuan, at a quote of 7.1429."""
    rate_record(pair=PAIR, rate=Decimal("7.1429"), haircut_bp=300)
    payment = Payment.objects.create(
        provider="shiji.sandbox", subject="sim_1", payer="b", currency="USD", amount_minor=140000,
        captured_minor=140000, state="CAPTURED", opened_at=START, provider_ref="sbx_1",
    )  # fmt: skip
    Quote.objects.create(
        payment=payment, pair=PAIR, rate=Decimal("7.1429"), source="-", due_minor=1000000,
        pay_minor=140000, valid_until=START,
    )  # fmt: skip
    escrow_fund(
        actor=SYSTEM, settlement_subject=an_escrow_unfunded().settlement_subject,
        amount_minor=1000000, provider="shiji.sandbox", charge_id=payment.pk, key="E6.1",
        charge=Money(140000, "USD"),
    )  # fmt: skip


def test_dollars_count_at_the_quote_less_three_percent(town: Town):
    books, _, _ = town
    _in_dollars()
    books.after_step(refused=False)
    assert (worth(PAIR, 140000), worth(PAIR, -140000)) == (970006, -1030006)
    assert books.covers() == {currency: cover(currency) for currency in ("CNY", "USD")}
    books.everything()


UNNAMED = {
    "cover CNY": "INSERT INTO payments_ledger_foreignrate (pair, rate, haircut_bp, at) "
    "VALUES ('USD/CNY', 7.1429, 299, now())",
    "guarantee .* held 6, booked 7": "UPDATE payments_guarantees_guarantee SET held_minor = 6, "
    "returned_minor = 1",
    "9030:tpo_.* has 600, its rows 500": "UPDATE payments_treasury_paymentorder SET paid_minor = 500",
}


@pytest.mark.parametrize("why", UNNAMED)
def test_what_no_step_names_the_full_proof_finds(town: Town, why: str):
    books, _, vandal = town
    _in_dollars()
    a_merchant_guarantee(7)
    _committed()
    payment_order_paid(actor=SYSTEM, reference="prq_1", voucher="V1", amount_minor=400)
    books.after_step(refused=False)
    books.everything()
    assert vandal.does(UNNAMED[why]) == 1
    books.after_step(refused=False)  # nothing was posted
    with pytest.raises(Broken, match=why):
        books.everything()


@pytest.mark.parametrize("where", [("1020", SAFE_BANK), ("1010", SANDBOX)])
def test_money_that_only_the_books_have_is_found_at_rest(town: Town, where: tuple[str, str]):
    with clock_frozen(START):
        assert outside_faults(Line.to) == []
        _post(dr(*where, 7), cr("3010", "", 7))
        (fault,) = outside_faults(Line.to)
    assert fault.startswith(f"{where[0]} CNY: booked")
