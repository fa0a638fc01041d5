"""The bank's own statements, as its simulator writes them, beside the books: 1020 closes at zero."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from backend.checkout.services import checkout_complete
from backend.kernel import clock
from backend.kernel.clock import clock_frozen
from backend.kernel.money import Money
from payments.escrow.services import merchant_ref, provider_settle
from payments.gateway.adapters import SANDBOX
from payments.gateway.bank.house import OPERATING, SAFEGUARDING, own_account
from payments.gateway.models import BankOrder, Operation
from payments.gateway.services import bank_collect
from payments.gateway.simulator.bank_wire import BankWire
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import balance
from payments.ledger.services import (
    OPERATING_BANK,
    SAFE_BANK,
    bank_money_move,
    cover_top_up,
    earnings_sweep,
    journal_post,
)
from payments.payouts.models import BankAccount
from payments.payouts.services import payout_batch_check, payout_batch_make, payout_batch_send
from payments.reconciliation.models import Break, OutsideAccount, OutsideLine, ReconciledDay
from payments.reconciliation.seed import at
from payments.reconciliation.selectors import settlements_three_way, sheets_in_chain
from payments.reconciliation.services import (
    accounts_reconcile,
    sheets_missing_look,
    statement_import,
    statements_fetch,
)
from payments.reconciliation.services.days import days_total
from payments.statements.proof import money_proof
from tests.factories.payments import at_the_bank, bank_answers, pay, the_capital
from tests.factories.trade import a_checkout, a_merchant, a_shop, acting, an_organization
from tests.payments.reconciliation.test_work import a_line, a_sheet

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
FLOAT_MINOR = 100_000_000  # half of what the owner puts in
GOOD, CLOSED = "6222000011112222", "6222000011119999"


def next_morning(day: date, deliver: Any) -> None:
    """The day after: the bank's files are fetched and read, and everything is laid side by side."""
    moment = at(day + timedelta(days=1), 9)
    bank_answers(deliver, at=moment)
    with clock_frozen(moment):
        statements_fetch()
        accounts_reconcile()


def opened(deliver: Any) -> None:
    """The owner's money comes in the morning; half of it is the float an hour later."""
    with clock_frozen(at(DAY, 7)):
        the_capital(deliver)


def bank_day(day: date) -> ReconciledDay:
    return ReconciledDay.objects.get(account__code="1020", account__currency="CNY", day=day)


def balances_there() -> dict[str, int]:
    told: dict[str, int] = BankWire().call("balances", {})
    return told


def paid_out(numbers: tuple[str, ...], deliver: Any) -> None:
    """Two persons pay merchants of 500.00 each; the money for it lies at the bank, as the books say."""
    house = an_organization(kind="OPERATOR")
    maker, checker = acting(house, "finance_maker"), acting(house, "finance_checker")
    for number in numbers:
        merchant = a_merchant()
        at_the_bank(50_000, number)
        lines = [dr("1020", SAFE_BANK, 50_000), cr("2031", merchant_ref(merchant.pk), 50_000)]
        journal_post(key=f"t:{number}", kind="J-SETTLE", lines=lines, reference=number)
        BankAccount.objects.create(
            merchant=merchant, currency="CNY", account_name=merchant.legal_name,
            account_number=number, bank_name="工商银行", changed_at=clock.now() - timedelta(days=4),
        )  # fmt: skip
    batch, _ = payout_batch_make(actor=maker)
    payout_batch_check(actor=checker, batch_id=batch.pk)
    payout_batch_send(actor=checker, batch_id=batch.pk)
    deliver()


def test_a_day_of_capital_transfers_and_payouts_closes_at_zero(deliver):
    opened(deliver)
    with clock_frozen(at(DAY, 9)):
        earnings_sweep(amount=Money(9_000, "CNY"), key="sweep:1")
        cover_top_up(amount=Money(2_500, "CNY"), key="topup:1")
        paid_out((GOOD, CLOSED), deliver)
    bank_answers(deliver, at=at(DAY, 11))
    next_morning(DAY, deliver)

    day = bank_day(DAY)
    assert (day.state, day.unexplained_minor, day.difference_minor) == ("CLOSED", 0, 0)
    assert day.ledger_closing_minor == FLOAT_MINOR - 6_500 + 50_000  # one payout was refused
    assert not Break.objects.exists()
    kinds = OutsideLine.objects.filter(account__code="1020").values_list("kind", flat=True)
    assert sorted(kinds) == ["OWN", "OWN", "OWN", "PAYOUT", "SETTLEMENT", "SETTLEMENT"]
    there = balances_there()
    assert there[own_account(OPERATING, "CNY").number] == balance("1030", OPERATING_BANK)
    assert there[own_account(SAFEGUARDING, "CNY").number] == balance("1020", SAFE_BANK)
    assert money_proof().faults == []


def test_money_for_a_provider_leaves_both_accounts_at_the_bank(deliver):
    opened(deliver)
    with clock_frozen(at(DAY, 9)):
        for source, kind, amount in (("1020", "J-CBCLIENT", 600), ("1030", "J-TOPUP", 410)):
            bank_money_move(
                key=f"cbk:1:{source}", kind=kind, amount=Money(amount, "CNY"), source=source,
                target="1010", provider=SANDBOX, reference="cbk_1:top_up:1",
            )  # fmt: skip
        deliver()
    next_morning(DAY, deliver)
    assert bank_day(DAY).state == "CLOSED"
    assert balances_there() == {
        own_account(SAFEGUARDING, "CNY").number: FLOAT_MINOR - 600,
        own_account(OPERATING, "CNY").number: FLOAT_MINOR - 410,
    }


def test_a_transfer_is_ordered_once_and_not_for_who_debits_us_himself(deliver):
    opened(deliver)
    with clock_frozen(at(DAY, 9)):
        for _ in range(2):
            earnings_sweep(amount=Money(700, "CNY"), key="sweep:1")
        bank_money_move(
            key="cbk:2", kind="J-TOPUP", amount=Money(5, "CNY"), source="1030", target="1010",
            provider="stripe", reference="cbk_2:top_up:1",
        )  # fmt: skip
        deliver()
    _, order = BankOrder.objects.order_by("pk")  # the first one filled the float
    assert (order.amount_minor, order.file.purpose) == (700, "own")
    bank_answers(deliver, at=at(DAY, 11))
    assert set(Operation.objects.values_list("kind", "state")) == {("transfer", "SUCCEEDED")}


def test_a_bank_that_tells_nothing_owes_a_sheet_only_for_days_on_which_money_moved(deliver):
    opened(deliver)
    with clock_frozen(at(DAY, 9)):
        earnings_sweep(amount=Money(700, "CNY"), key="sweep:1")
        deliver()
    next_morning(DAY, deliver)
    with clock_frozen(at(DAY + timedelta(days=7), 13)):
        assert sheets_missing_look() == 0
        earnings_sweep(amount=Money(800, "CNY"), key="sweep:2")
    with clock_frozen(at(DAY + timedelta(days=8), 13)):
        assert sheets_missing_look() == 0  # the bank may move it today
    with clock_frozen(at(DAY + timedelta(days=9), 13)):
        assert sheets_missing_look() == 2  # of both our accounts
    assert set(Break.objects.values_list("type", flat=True)) == {"STATEMENT_GAP"}
    with clock_frozen(at(DAY + timedelta(days=9), 14)):
        deliver()  # the transfer was late
    next_morning(DAY + timedelta(days=9), deliver)
    assert set(Break.objects.values_list("state", flat=True)) == {"AUTO_CLOSED"}
    assert {day.state for day in ReconciledDay.objects.all()} == {"CLOSED"}


def test_a_settlement_is_seen_from_three_sides(deliver):
    shop = a_shop()
    opened(deliver)
    with clock_frozen(at(DAY, 9)):
        checkout = a_checkout(shop)
        pay(checkout, shop=shop)
        checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)
        deliver()
    settled = DAY + timedelta(days=1)
    with clock_frozen(at(settled, 15)):
        provider_settle(SANDBOX)
    reader = acting(an_organization(kind="OPERATOR"), "finance_checker")
    with clock_frozen(at(settled + timedelta(days=1), 9)):
        statements_fetch()  # the provider's sheet is there, the bank's not yet
        (row,) = settlements_three_way(settled, viewer=reader)
        assert row.provider_minor == row.ledger_minor != row.bank_minor is None
        assert not row.equal
        bank_collect()
    next_morning(settled, deliver)
    (row,) = settlements_three_way(settled, viewer=reader)
    assert row.equal
    assert row.bank_minor == balance("1020", SAFE_BANK) - FLOAT_MINOR > 0
    assert settlements_three_way(DAY, viewer=reader) == []
    assert settlements_three_way(settled, viewer=shop.buyer) == []
    assert {day.state for day in ReconciledDay.objects.all()} == {"CLOSED"}


def test_totals_of_many_open_days_cost_as_few_questions_as_one(django_assert_max_num_queries):
    """And a day on which nothing has changed is not written again."""
    for passed in range(6):
        day = DAY + timedelta(days=passed)
        with clock_frozen(at(day + timedelta(days=1), 9)):
            statement_import(sheet=a_sheet(a_line(5, f"sbx_{passed}"), day=day, opening=5 * passed))
            accounts_reconcile()
    assert [day.state for day in ReconciledDay.objects.all()] == ["OPEN"] * 6
    account = OutsideAccount.objects.get()
    written = dict(ReconciledDay.objects.values_list("day", "updated_at"))
    chain = sheets_in_chain(account)
    with (
        clock_frozen(at(DAY + timedelta(days=8), 9)),
        django_assert_max_num_queries(9),
    ):
        days_total(account, chain)
    assert dict(ReconciledDay.objects.values_list("day", "updated_at")) == written
    first = ReconciledDay.objects.order_by("day")[0]
    assert (first.breaks_open, first.difference_minor, first.unexplained_minor) == (1, -5, 0)
    last = ReconciledDay.objects.order_by("day")[5]
    assert (last.breaks_open, last.difference_minor, last.unexplained_minor) == (1, -30, 0)
