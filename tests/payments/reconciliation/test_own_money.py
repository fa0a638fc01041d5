"""Own money at the bank: capital, float, daily sweep, and what becomes of a refused transfer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from backend.kernel.clock import clock_frozen
from backend.kernel.money import Money
from backend.notices.models import Notice
from backend.parties.models import Organization, User
from payments.gateway.adapters.bank_box import BankBox
from payments.gateway.bank.house import OPERATING, SAFEGUARDING, own_account
from payments.gateway.models import BankOrder
from payments.gateway.services import bank_collect
from payments.gateway.simulator.bank_wire import BankWire
from payments.ledger.models import Journal
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import balance, cover
from payments.ledger.services import OPERATING_BANK, SAFE_BANK, cover_top_up, journal_post
from payments.payouts.services import capital_ask, earnings_sweep_due
from payments.reconciliation.models import Break, OutsideLine, ReconciledDay
from payments.reconciliation.seed import at
from payments.reconciliation.services import break_approve, break_propose
from payments.statements.proof import money_proof
from tests.factories.payments import at_the_bank, bank_answers, the_capital
from tests.factories.people import joins
from tests.factories.trade import acting, an_organization
from tests.payments.reconciliation.test_bank_day import next_morning

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
FLOAT_MINOR = 100_000_000


def opened(deliver: Any) -> None:
    with clock_frozen(at(DAY, 7)):
        the_capital(deliver)


def there() -> tuple[int, int]:
    """What lies at the bank: beside client money, and in the operating account."""
    told = BankWire().call("balances", {})
    numbers = [own_account(purpose, "CNY").number for purpose in (SAFEGUARDING, OPERATING)]
    return told[numbers[0]], told[numbers[1]]


def booked() -> tuple[int, int]:
    return balance("1020", SAFE_BANK), balance("1030", OPERATING_BANK)


def kinds() -> list[str]:
    return list(Journal.objects.order_by("posted_at", "pk").values_list("kind", flat=True))


def test_capital_is_a_credit_of_the_bank_and_both_accounts_close_at_zero(deliver):
    with clock_frozen(at(DAY, 7)):
        assert capital_ask(["CNY"]) == 1
        assert capital_ask(["CNY"]) == 1  # it is under way, and paid in once
        assert booked() == (0, 0)  # nothing is booked before the bank says so
        the_capital(deliver)
        assert capital_ask(["CNY"]) == 0
    next_morning(DAY, deliver)
    assert there() == booked() == (FLOAT_MINOR, FLOAT_MINOR)
    assert kinds() == ["J-CAPITAL", "J-TOPUP"]
    days = {day.account.code: day for day in ReconciledDay.objects.select_related("account")}
    assert {code: day.state for code, day in days.items()} == {"1020": "CLOSED", "1030": "CLOSED"}
    rules = set(OutsideLine.objects.values_list("kind", "rule"))
    assert rules == {("RECEIPT", "REFERENCE"), ("OWN", "KEY")}
    assert money_proof().faults == []


def test_capital_that_our_books_learn_of_a_day_later_is_found_on_its_sheet(deliver):
    with clock_frozen(at(DAY, 23)):
        capital_ask(["CNY"])
        bank_collect()
    next_morning(DAY, deliver)  # the notice is heard only now
    with clock_frozen(at(DAY + timedelta(days=1), 12)):
        bank_collect()
        deliver()
    next_morning(DAY + timedelta(days=1), deliver)
    assert booked() == there() == (FLOAT_MINOR, FLOAT_MINOR)
    assert {day.state for day in ReconciledDay.objects.all()} == {"CLOSED"}
    assert OutsideLine.objects.filter(account__code="1030", kind="RECEIPT").get().day == DAY


def test_what_else_comes_to_the_operating_account_waits_for_two_persons(deliver):
    house = an_organization(kind="OPERATOR")
    maker, checker = acting(house, "finance_maker"), acting(house, "finance_checker")
    with clock_frozen(at(DAY, 9)):
        BankBox().owner_pays_in(key="gift", amount_minor=500, currency="CNY")
        bank_collect()
        deliver()
    next_morning(DAY, deliver)
    assert booked() == (0, 0)
    row = Break.objects.get()
    assert (row.type, row.account.code, row.difference_minor) == ("MISSING_IN_LEDGER", "1030", -500)
    break_propose(actor=maker, break_id=row.pk, way="BOOK_CAPITAL", note="股东补充出资")
    break_approve(actor=checker, break_id=row.pk)
    assert booked() == (0, 500)


def earned(minor: int) -> None:
    """A trade is over: the provider has paid our bank, and the commission is ours."""
    at_the_bank(minor, f"sbs_{minor}")
    lines = [dr("1020", SAFE_BANK, minor), cr("4010", "textile", minor)]
    journal_post(key=f"t:{minor}", kind="J-SETTLE", lines=lines, reference=f"sbs_{minor}")


def test_earnings_leave_the_client_account_once_a_day(deliver):
    opened(deliver)
    with clock_frozen(at(DAY, 16)):
        earned(15_000)
        assert earnings_sweep_due() == 0  # not before the hour
    with clock_frozen(at(DAY, 17)):
        assert earnings_sweep_due() == 1
        earned(20_000)
        assert earnings_sweep_due() == 0  # once a day
        deliver()
    assert (cover("CNY"), booked()[1]) == (FLOAT_MINOR + 20_000, FLOAT_MINOR + 15_000)
    next_morning(DAY, deliver)
    with clock_frozen(at(DAY + timedelta(days=1), 18)):
        assert earnings_sweep_due() == 1
        deliver()
    next_morning(DAY + timedelta(days=1), deliver)
    assert there() == booked() == (FLOAT_MINOR, FLOAT_MINOR + 35_000)
    assert {day.state for day in ReconciledDay.objects.all()} == {"CLOSED"}
    assert not Break.objects.exclude(state="AUTO_CLOSED").exists()
    assert [kind for kind in kinds() if kind == "J-SWEEP"] == ["J-SWEEP"] * 2


def test_what_fees_took_of_the_float_comes_back_and_small_change_stays(deliver):
    opened(deliver)
    fee = [dr("5010", "psp", 30_000), cr("1010", "psp", 30_000)]
    with clock_frozen(at(DAY, 17)):
        journal_post(key="fee", kind="J-FEE", lines=fee, outside_event=True)
        assert earnings_sweep_due() == 1
        assert (cover("CNY"), booked()[1]) == (FLOAT_MINOR, FLOAT_MINOR - 30_000)
    with clock_frozen(at(DAY + timedelta(days=1), 17)):
        earned(9_999)
        assert earnings_sweep_due() == 0
    assert Journal.objects.get(kind="J-TOPUP", key__endswith=str(DAY)).key == f"float:CNY:{DAY}"


def test_earnings_that_a_provider_still_holds_do_not_leave(deliver):
    opened(deliver)
    with clock_frozen(at(DAY, 17)):
        lines = [dr("1010", "psp", 50_000), cr("4010", "textile", 50_000)]
        journal_post(key="t", kind="J-REL", lines=lines)
        assert cover("CNY") == FLOAT_MINOR + 50_000
        assert earnings_sweep_due() == 0


@pytest.fixture
def house() -> Organization:
    return an_organization(kind="OPERATOR")


def refused(deliver: Any) -> None:
    """The operating account has less at the bank than in the books, and a top-up asks for all."""
    opened(deliver)
    with clock_frozen(at(DAY, 9)):
        journal_post(key="t", kind="J", lines=[dr("1030", OPERATING_BANK, 9), cr("3010", "", 9)])
        cover_top_up(amount=Money(FLOAT_MINOR + 9, "CNY"), key="topup:1")
        deliver()
    bank_answers(deliver, at=at(DAY, 11))
    deliver()


def test_a_transfer_the_bank_refuses_is_told_at_once_and_stands_on_the_list(deliver, house):
    maker, checker = acting(house, "finance_maker"), acting(house, "finance_checker")
    joins(User.objects.get(pk=checker.user_id), house, "finance_checker")
    refused(deliver)
    row = Break.objects.get()
    assert (row.type, row.state, row.account.code) == ("MISSING_OUTSIDE", "OPEN", "1030")
    assert row.difference_minor == -(FLOAT_MINOR + 9)
    told = Notice.objects.filter(template="own_transfer_refused")
    assert set(told.values_list("recipient_id", flat=True)) == {checker.user_id}
    bank_answers(deliver, at=at(DAY, 12))  # nothing more to tell
    next_morning(DAY, deliver)
    row.refresh_from_db()
    assert (row.type, row.state) == ("MISSING_OUTSIDE", "OPEN")  # no matter of time any more

    with clock_frozen(at(DAY + timedelta(days=1), 10)):
        break_propose(actor=maker, break_id=row.pk, way="REVERSE", note="银行余额不足")
        break_approve(actor=checker, break_id=row.pk)
    assert booked() == (FLOAT_MINOR, FLOAT_MINOR + 9)
    for days in (1, 2):  # something moves, so that there are sheets
        with clock_frozen(at(DAY + timedelta(days=days), 12)):
            cover_top_up(amount=Money(50, "CNY"), key=f"topup:{days + 1}")
            deliver()
        next_morning(DAY + timedelta(days=days), deliver)
    live = Break.objects.exclude(state__in=["AUTO_CLOSED", "RESOLVED"])
    assert [(each.account.code, each.difference_minor) for each in live] == [("1030", 9)]
    assert BankOrder.objects.filter(state="REJECTED").count() == 1
    assert money_proof().faults == []


def test_a_transfer_that_went_after_all_ends_its_break(deliver, house):
    BankWire().call("tell", {"words": ["book_rejected"]})
    refused(deliver)
    assert Break.objects.get().state == "OPEN"
    next_morning(DAY, deliver)
    assert Break.objects.get(account__code="1030", ledger_minor=-FLOAT_MINOR - 9).state == (
        "AUTO_CLOSED"
    )
