"""Money that moves on both sides of midnight (China): told on one day, heard or booked on another."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.db.models import Max

from backend.kernel.clock import clock_frozen
from backend.kernel.money import Money
from backend.rulebook.selectors import CHINA
from payments.gateway.bank.house import OPERATING
from payments.gateway.services import bank_collect
from payments.ledger.services import earnings_sweep
from payments.reconciliation.models import Break, OutsideLine, ReconciledDay, StatementFile
from payments.reconciliation.services import statements_fetch
from payments.reconciliation.tasks import statements_reconcile
from tests.factories.payments import at_the_bank, bank_answers, the_capital
from tests.payments.reconciliation.test_bank_day import GOOD, paid_out

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 3, 6)


def at(days: int, hours: int, minutes: int = 0) -> datetime:
    """A moment so many days after the Friday."""
    return datetime.combine(FRIDAY + timedelta(days=days), time(hours, minutes), tzinfo=CHINA)


def look(deliver, moment: datetime) -> int:
    """What the timer does at a moment; returns how many gaps were ever found."""
    bank_answers(deliver, at=moment)
    with clock_frozen(moment):
        statements_reconcile()
    return Break.objects.filter(type="STATEMENT_GAP").count()


def opened(deliver) -> None:
    """The house has its capital and float by noon."""
    with clock_frozen(at(0, 9)):
        the_capital(deliver)
    look(deliver, at(0, 12))


def days_open() -> list[str]:
    return [f"{day.account} {day.day}" for day in ReconciledDay.objects.exclude(state="CLOSED")]


def breaks() -> list[tuple[str, str]]:
    return list(Break.objects.order_by("pk").values_list("type", "state"))


def live() -> list[str]:
    return [type_ for type_, state in breaks() if state != "AUTO_CLOSED"]


def test_what_the_bank_booked_before_midnight_and_told_after_leaves_no_gap_in_quiet_days(deliver):
    """A payout of Friday 22:30 is carried out at 23:30; we hear of it on Saturday, and nothing
    moves over the weekend: the bank owes no sheet of a day on which only our books moved."""
    opened(deliver)
    with clock_frozen(at(0, 22, 30)):
        paid_out((GOOD,), deliver)
    assert [look(deliver, at(1, hour, 5)) for hour in (0, 9, 13)] == [0, 0, 0]
    assert OutsideLine.objects.filter(kind="PAYOUT", day=FRIDAY).count() == 1
    assert live() == []
    assert days_open() == []
    assert [look(deliver, at(day, 13)) for day in (2, 3, 4)] == [0, 0, 0]
    assert {kind for kind, _ in breaks()} <= {"TIMING"}


def test_what_we_ordered_before_midnight_and_the_bank_booked_after_leaves_no_gap(deliver):
    opened(deliver)
    with clock_frozen(at(1, 23, 30)):
        earnings_sweep(amount=Money(700, "CNY"), key="sweep:1")
        deliver()
    assert [look(deliver, at(2, hour, 35)) for hour in (0, 9, 13)] == [0, 0, 0]
    assert [look(deliver, at(3, hour, 5)) for hour in (0, 9, 13)] == [0, 0, 0]
    assert OutsideLine.objects.get(amount_minor=-700).day == FRIDAY + timedelta(days=2)
    assert live() == []
    assert days_open() == []


def test_a_sheet_that_is_late_for_one_account_alone_is_fetched_when_it_comes(deliver):
    """Both accounts were quiet for days; a round reads the one's file before the other's is there."""
    opened(deliver)
    look(deliver, at(1, 9))
    tuesday = FRIDAY + timedelta(days=4)
    with clock_frozen(at(4, 10)):
        at_the_bank(900, "one")
        at_the_bank(800, "two", purpose=OPERATING)
    with clock_frozen(at(5, 0, 5)):
        assert bank_collect(limit=1) == 1
        statements_fetch()
    assert sorted(last == tuesday for last in last_days()) == [False, True]
    look(deliver, at(5, 0, 15))
    assert last_days() == [tuesday, tuesday]
    assert "STATEMENT_GAP" not in live()


def last_days() -> list[date]:
    """The day of the newest sheet of each account at the bank."""
    good = StatementFile.objects.filter(account__code__in=("1020", "1030"), fault="")
    return [
        row["day"] for row in good.values("account").annotate(day=Max("day")).order_by("account")
    ]


def test_who_began_before_midnight_and_comes_after_is_booked_by_the_bank_on_the_new_day(deliver):
    """A round of timed work keeps one moment; meanwhile the bank closed its day for another's."""
    opened(deliver)
    with clock_frozen(at(0, 23)):
        at_the_bank(900, "one")
    with clock_frozen(at(1, 0, 1)):
        assert bank_collect() > 0
    with clock_frozen(at(0, 23, 59)):
        at_the_bank(800, "two")
    with clock_frozen(at(1, 10)):
        at_the_bank(700, "three")
    for day in (1, 2):
        look(deliver, at(day, 13))
    told = OutsideLine.objects.filter(kind="SETTLEMENT").order_by("day", "number")
    assert [(line.day - FRIDAY).days for line in told] == [0, 1, 1]
    assert not StatementFile.objects.exclude(fault="").exists()
    assert not Break.objects.filter(type__startswith="STATEMENT").exists()


def test_the_bank_has_the_next_workday_for_what_we_book_at_a_weekend(deliver):
    opened(deliver)
    look(deliver, at(1, 9))
    with clock_frozen(at(1, 10)):
        earnings_sweep(amount=Money(700, "CNY"), key="sweep:1")

    found = []
    for day in (2, 3, 4):  # Sunday, Monday, Tuesday: the bank keeps silent
        with clock_frozen(at(day, 13)):
            statements_reconcile()
        found.append(
            Break.objects.filter(type="STATEMENT_GAP").values("account").distinct().count()
        )
    assert found == [0, 0, 2]
