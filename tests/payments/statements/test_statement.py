"""The settlement statement of the markets brief, section 14, to the digit."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from backend.kernel import clock
from backend.kernel.actor import SYSTEM
from backend.kernel.money import Money
from backend.rulebook.calendar import end_of
from backend.rulebook.selectors import local_day
from payments.escrow.models import Escrow, Refund
from payments.escrow.rules import Part
from payments.escrow.services import (
    escrow_refund_after_release,
    escrow_release,
    holds_release_due,
    merchant_ref,
)
from payments.gateway.models import Payment
from payments.ledger.rules import Line, cr, dr
from payments.ledger.selectors import balance
from payments.ledger.services import journal_post
from payments.statements.errors import PeriodOpen
from payments.statements.models import Statement
from payments.statements.proof import money_proof
from payments.statements.selectors import statement_faults
from payments.statements.services import (
    merchant_fee_charge,
    statement_close,
    statements_close_due,
)
from tests.factories.escrows import an_escrow
from tests.factories.payments import own_money
from tests.factories.trade import a_merchant, acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def traded(at) -> tuple[Escrow, object]:
    """Goods 18,600.00, freight 820.00, refund 600.00, slot fee 100.00, at 150 bp."""
    own_money()
    start = clock.now()
    escrow = an_escrow(1942000)
    Escrow.objects.filter(pk=escrow.pk).update(reserve_bp=0, hold_days=0)
    escrow_release(
        actor=SYSTEM, settlement_subject=escrow.settlement_subject, parts=[Part(1860000, 150)],
        freight_minor=82000, key="rel",
    )  # fmt: skip
    with at(clock.now() + timedelta(minutes=1)):
        holds_release_due()
    escrow_refund_after_release(
        actor=SYSTEM, settlement_subject=escrow.settlement_subject, amount_minor=60000, key="back"
    )
    payment = Payment.objects.create(
        provider="psp", subject="chk_x", currency="CNY", amount_minor=1942000,
        captured_minor=1942000, state="CAPTURED", opened_at=clock.now(),
    )  # fmt: skip
    Refund.objects.create(
        escrow=escrow, payment=payment, merchant_id=escrow.merchant_id, operation_key="o:1",
        source="RELEASED", currency="CNY", amount_minor=60000, commission_back_minor=900,
        decided_at=clock.now(),
    )  # fmt: skip
    merchant_fee_charge(
        merchant_id=escrow.merchant_id, site="textile", amount=Money(10000, "CNY"),
        subject="推广位费", key="slot",
    )  # fmt: skip
    return escrow, start - timedelta(seconds=1)


def test_the_example_to_the_digit_and_equal_to_the_ledger(traded, at):
    escrow, since = traded
    until = since + timedelta(days=1)
    with at(until):
        statement = statement_close(
            merchant_id=escrow.merchant_id, currency="CNY", since=since, until=until
        )
        again = statement_close(
            merchant_id=escrow.merchant_id, currency="CNY", since=since, until=until
        )
    assert again.pk == statement.pk
    sums = (
        statement.goods_minor, statement.freight_minor, statement.refund_minor,
        statement.commission_minor, statement.vat_minor, statement.fees_minor,
        statement.payable_minor,
    )  # fmt: skip
    assert sums == (1860000, 82000, 60000, 27000, 1528, 10000, 1845000)
    trade = next(line for line in statement.lines if line["goods"])
    assert (trade["base"], trade["rates"]) == (1800000, [150])
    assert statement.closing_minor == statement.opening_minor + 1845000
    assert balance("2031", merchant_ref(escrow.merchant_id)) == 1845000
    assert money_proof().faults == []


def test_a_period_must_be_over_and_is_closed_once(traded, at):
    escrow, since = traded
    until = since + timedelta(days=1)
    with pytest.raises(PeriodOpen):
        statement_close(merchant_id=escrow.merchant_id, currency="CNY", since=since, until=until)
    with at(until + timedelta(days=1)):
        statement_close(merchant_id=escrow.merchant_id, currency="CNY", since=since, until=until)
        with pytest.raises(PeriodOpen):
            statement_close(
                merchant_id=escrow.merchant_id, currency="CNY", since=since,
                until=until + timedelta(hours=1),
            )  # fmt: skip
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Statement.objects.update(goods_minor=1)


def test_the_nightly_round_closes_yesterday_once(traded, at):
    tomorrow = clock.now() + timedelta(days=1, hours=1)
    with at(tomorrow):
        assert statements_close_due() == 1
        assert statements_close_due() == 0
    assert Statement.objects.get().payable_minor == 1845000


def test_a_round_begun_before_midnight_may_post_after_it_and_stands_in_the_statement(traded, at):
    """It keeps the moment it began with: the day before is closed when such rounds are over."""
    midnight = end_of(local_day(clock.now()))
    with at(midnight + timedelta(minutes=1)):
        assert statements_close_due() == 0
    with at(midnight - timedelta(minutes=1)):
        merchant_fee_charge(
            merchant_id=traded[0].merchant_id, site="textile", amount=Money(500, "CNY"),
            subject="推广位费", key="late",
        )  # fmt: skip
    with at(midnight + timedelta(hours=1)):
        assert statements_close_due() == 1
    assert Statement.objects.get().payable_minor == 1845000 - 500
    assert statement_faults() == []


def test_days_that_nobody_watched_are_closed_later(traded, at):
    with at(clock.now() + timedelta(days=9)):
        assert statements_close_due() == 1
        assert statements_close_due() == 0
    statement = Statement.objects.get()
    assert statement.payable_minor == 1845000
    assert statement.until - statement.since == timedelta(days=1)


def test_a_period_that_cannot_be_closed_holds_up_no_other(traded, at):
    first = merchant_ref(uuid.UUID(int=1))  # tried before the other, and equal to no trade
    for kind, minor in (("X", 500), ("J-RECOVER", -100)):
        lines = [Line("1020", "safeguarding", minor, "CNY"), Line("2031", first, -minor, "CNY")]
        journal_post(key=f"t:{kind}", kind=kind, lines=lines)
    with at(clock.now() + timedelta(days=1, hours=1)):
        assert statements_close_due(limit=1) == 1
    assert Statement.objects.get().payable_minor == 1845000


def test_a_statement_beside_the_ledger_is_told(traded, at):
    with at(clock.now() + timedelta(days=1, hours=1)):
        statements_close_due()
        own = merchant_ref(traded[0].merchant_id)
        assert statement_faults() == []
    late = [dr("2031", own, 77), cr("4010", "textile", 77)]
    journal_post(key="back-dated", kind="J-FEEM", subject="x", lines=late)

    assert len(statement_faults()) == 1
    assert "the ledger at" in statement_faults()[0]


def test_a_merchant_sees_its_own_only(traded, at, api):
    escrow, since = traded
    until = since + timedelta(days=1)
    with at(until):
        statement_close(merchant_id=escrow.merchant_id, currency="CNY", since=since, until=until)
    query = """{ merchantStatements(first: 5) { totalCount edges { node { number payable { amount }
        lines { number base { amount } } } } }
        merchantBalance(currency: "CNY") { available { amount } pending { amount } } }"""
    own = acting(Statement.objects.get().merchant, "merchant_owner")
    seen = api.post(query, actor=own).data
    assert seen["merchantStatements"]["edges"][0]["node"]["payable"]["amount"] == 18450.0
    assert seen["merchantBalance"]["available"]["amount"] == 18450.0
    other = api.post(query, actor=acting(a_merchant(), "merchant_owner")).data
    assert other["merchantStatements"]["totalCount"] == 0

    narrowed = """query($filter: MoneyListFilter) { merchantStatements(filter: $filter, first: 5) { totalCount }
        merchantStatementTotals(filter: $filter) { currency count amount { amount } } }"""
    in_all = [{"currency": "CNY", "count": 1, "amount": {"amount": 18450.0}}]
    for wanted, sums in (
        ({}, in_all), ({"since": since, "currency": "CNY"}, in_all), ({"since": until}, []),
        ({"state": "DRAFT"}, []),
    ):  # fmt: skip
        seen = api.post(narrowed, {"filter": wanted}, actor=own).data
        assert seen["merchantStatementTotals"] == sums, wanted
        assert seen["merchantStatements"]["totalCount"] == len(sums)
