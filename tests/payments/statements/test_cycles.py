"""Daily, weekly and monthly statements: no gap and no overlap, whatever was chosen when."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.kernel.actor import SYSTEM
from backend.kernel.errors import Forbidden, Invalid
from payments.escrow.models import Escrow
from payments.escrow.rules import Part
from payments.escrow.services import escrow_release, merchant_ref
from payments.ledger.selectors import moved_between
from payments.statements.cycles import statement_cycle_choose
from payments.statements.models import Statement, StatementCycle
from payments.statements.proof import money_proof
from payments.statements.rules import change_from, natural_period, period_of
from payments.statements.selectors import OWN_CODES
from payments.statements.services import statements_close_due
from tests.factories.escrows import an_escrow
from tests.factories.payments import own_money
from tests.factories.trade import acting

MONDAY = date(2026, 3, 2)
DAYS = st.dates(min_value=date(2025, 12, 1), max_value=date(2026, 12, 31))
CYCLES = st.sampled_from(["DAY", "WEEK", "MONTH"])


@pytest.mark.parametrize(
    ("cycle", "first", "after"),
    [
        ("DAY", date(2026, 3, 4), date(2026, 3, 5)),
        ("WEEK", MONDAY, date(2026, 3, 9)),
        ("MONTH", date(2026, 3, 1), date(2026, 4, 1)),
    ],
)
def test_the_natural_periods(cycle: str, first: date, after: date) -> None:
    found = natural_period(cycle, date(2026, 3, 4))
    assert (found.first, found.after) == (first, after)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(DAYS, CYCLES), max_size=6))
def test_the_periods_part_the_calendar(steps: list[tuple[date, str]]) -> None:
    """Walk a year from period to period: each begins where the one before ended."""
    chosen: dict[date, str] = {}
    for today, cycle in sorted(steps):
        chosen[change_from(today, sorted(chosen.items()))] = cycle
    rows = sorted(chosen.items())
    day, end = date(2025, 12, 1), date(2027, 2, 1)
    while day < end:
        period = period_of(day, rows)
        assert period.first <= day < period.after
        inside = [day + timedelta(days=n) for n in range((period.after - day).days)]
        assert {period_of(one, rows) for one in inside} == {period}
        day = period.after


class Shop:
    """A merchant whose goods are accepted on some days."""

    def __init__(self) -> None:
        own_money()
        self.count = 0
        with_first = an_escrow(100_000)
        self.merchant = with_first.merchant
        self.owner = merchant_ref(self.merchant.pk)
        self._first: Escrow | None = with_first

    def sells(self) -> None:
        self.count += 1
        escrow = self._first or an_escrow(100_000, merchant_id=self.merchant.pk)
        self._first = None
        escrow_release(
            actor=SYSTEM, settlement_subject=escrow.settlement_subject,
            parts=[Part(100_000, 150)], freight_minor=0, key=f"rel{self.count}",
        )  # fmt: skip


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 4, tzinfo=UTC)


@pytest.mark.django_db
def test_a_week_then_a_month_equal_to_the_ledger(at) -> None:
    with at(noon(MONDAY)):
        shop = Shop()
        owner = acting(shop.merchant, "merchant_owner")
        shop.sells()
    with at(noon(date(2026, 3, 3))):  # Tuesday: weekly from Wednesday on
        shop.sells()
        chosen = statement_cycle_choose(actor=owner, cycle="WEEK")
        assert (chosen.cycle, chosen.next_cycle, chosen.next_from) == (
            "DAY", "WEEK", date(2026, 3, 4),
        )  # fmt: skip
    for day in (date(2026, 3, 5), date(2026, 3, 10), date(2026, 3, 25)):
        with at(noon(day)):
            statements_close_due()
            shop.sells()
    with at(noon(date(2026, 3, 26))):  # Thursday: monthly from Monday, the 30th
        chosen = statement_cycle_choose(actor=owner, cycle="MONTH")
        assert chosen.next_from == date(2026, 3, 30)
    for day in (date(2026, 3, 31), date(2026, 4, 20)):
        with at(noon(day)):
            statements_close_due()
            shop.sells()
    with at(noon(date(2026, 5, 1))):
        statements_close_due()
        assert statements_close_due() == 0
        faults = money_proof().faults
    rows = list(Statement.objects.order_by("since"))
    east = timedelta(hours=8)
    assert [(row.cycle, (row.since + east).date(), (row.until + east).date()) for row in rows] == [
        ("DAY", MONDAY, date(2026, 3, 3)),
        ("DAY", date(2026, 3, 3), date(2026, 3, 4)),
        ("WEEK", date(2026, 3, 4), date(2026, 3, 9)),
        ("WEEK", date(2026, 3, 9), date(2026, 3, 16)),
        ("WEEK", date(2026, 3, 23), date(2026, 3, 30)),
        ("MONTH", date(2026, 3, 30), date(2026, 4, 1)),
        ("MONTH", date(2026, 4, 1), date(2026, 5, 1)),
    ]
    assert faults == []
    for earlier, later in itertools.pairwise(rows):
        assert later.opening_minor == earlier.closing_minor
    booked = moved_between(shop.owner, OWN_CODES, "CNY", since=None, until=rows[-1].until)
    assert rows[-1].closing_minor == booked == 7 * 98_500


@pytest.mark.django_db
def test_a_choice_may_be_taken_back_and_is_the_merchants_own(at) -> None:
    with at(noon(MONDAY)):
        merchant = an_escrow(1000).merchant
        owner = acting(merchant, "merchant_owner")
        statement_cycle_choose(actor=owner, cycle="MONTH")
        chosen = statement_cycle_choose(actor=owner, cycle="DAY")
        assert (chosen.cycle, chosen.next_cycle) == ("DAY", "DAY")
        assert StatementCycle.objects.count() == 1
        with pytest.raises(Invalid):
            statement_cycle_choose(actor=owner, cycle="YEAR")
        with pytest.raises(Forbidden):
            statement_cycle_choose(actor=acting(merchant, "merchant_dispatch"), cycle="DAY")


@pytest.mark.django_db
def test_the_database_refuses_two_statements_over_one_moment() -> None:
    merchant = an_escrow(1000).merchant
    given = dict.fromkeys(("opening_minor", "goods_minor", "freight_minor", "refund_minor", "commission_minor", "vat_minor", "fees_minor", "payable_minor", "paid_out_minor", "closing_minor", "reserve_minor"), 0)  # fmt: skip
    start = noon(MONDAY)

    def make(number: str, since: datetime) -> None:
        Statement.objects.create(
            number=number, merchant=merchant, currency="CNY", since=since, closed_at=start,
            until=since + timedelta(days=1), **given,
        )  # fmt: skip

    make("ST-1", start)
    make("ST-2", start + timedelta(days=1))
    with pytest.raises(IntegrityError, match="payments_statements_apart"), transaction.atomic():
        make("ST-3", start + timedelta(hours=12))


CHOOSE = """mutation($cycle: StatementCycle!) { merchantStatementCycleChoose(cycle: $cycle) {
  chosen { cycle until nextCycle nextFrom } errors { field code } } }"""


@pytest.mark.django_db
def test_over_the_api(api, at) -> None:
    with at(noon(MONDAY)):
        merchant = an_escrow(1000).merchant
        owner = acting(merchant, "merchant_owner")
        told = api.post(CHOOSE, {"cycle": "WEEK"}, actor=owner)
        assert told.data["merchantStatementCycleChoose"] == {
            "chosen": {"cycle": "DAY", "until": "2026-03-03", "nextCycle": "WEEK",
                       "nextFrom": "2026-03-03"},
            "errors": [],
        }  # fmt: skip
        query = "{ merchantStatementCycle { cycle nextCycle } }"
        seen = api.post(query, actor=acting(merchant, "merchant_finance")).data
        assert seen["merchantStatementCycle"] == {"cycle": "DAY", "nextCycle": "WEEK"}
        assert api.post(query, actor=acting(None)).data["merchantStatementCycle"] is None
