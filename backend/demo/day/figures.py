"""The day in figures, and which trails the offline verifier is to follow."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from backend.audit.selectors import flags_open
from backend.demo.day.market import Tally
from backend.demo.day.office.desk import Desk
from backend.demo.day.proofs.report import Report
from backend.demo.day.run import Outcome
from backend.events.selectors import payloads_of
from backend.kernel import clock
from backend.kernel.actor import SYSTEM
from backend.kernel.ids import from_relay, public_id
from backend.kernel.money import Money
from backend.rulebook.selectors import local_day
from payments.escrow.selectors import totals
from payments.payouts.selectors import paid_totals as payouts_totals
from payments.statements.selectors import statements_list
from procurement.mall.selectors import requisition_fresh
from procurement.payables.selectors import paid_totals
from procurement.plans.selectors import budget_totals

GRADES = ("AAA", "AA", "A", "BBB", "BB", "B", "CCC", "CC", "C", "D")
BUNDLES = 3


@dataclass(frozen=True, slots=True)
class Day:
    """The figures that the last line repeats."""

    orders: str
    mall: str
    payouts: str
    late: str


def tell_day(report: Report, outcome: Outcome) -> Day:
    """Write all figures; returns those of the summary."""
    day = Day(
        orders=_orders(report, outcome.tally),
        mall=_mall(report, outcome.desk),
        payouts=_payouts(report),
        late=_purse(report),
    )
    _credit(report)
    flags = flags_open().count()
    report.tell(f"flags open: {flags}")
    report.tell(f"acts that must be refused and were: {outcome.tally.attempts}")
    return day


def _orders(report: Report, tally: Tally) -> str:
    counts = Counter(trade.currency for trade in tally.orders)
    sums: Counter[str] = Counter()
    for trade in tally.orders:
        sums[trade.currency] += Money.of(trade.amount, trade.currency).minor
    worth = ", ".join(
        f"{currency} {Money(sums[currency], currency).decimal:,}" for currency in sorted(sums)
    )
    told = ", ".join(f"{counts[currency]} in {currency}" for currency in sorted(counts))
    report.tell(f"orders on the sites: {len(tally.orders)} ({told}), value {worth}")
    for currency, moved in sorted(totals().items()):
        line = "  ".join(
            f"{key} {Money(minor, currency).decimal:,}" for key, minor in moved.items()
        )
        report.tell(f"escrow {currency}: {line}")
    return f"{len(tally.orders)} orders ({worth})"


def _mall(report: Report, desk: Desk) -> str:
    ends = ", ".join(f"{count} {state}" for state, count in sorted(desk.ends().items()))
    total = sum(desk.ends().values())
    report.tell(f"requisitions on the e-mall: {total}: {ends}")
    return f"{total} requisitions"


def _payouts(report: Report) -> str:
    told = []
    for currency, row in sorted(payouts_totals().items()):
        paid = Money(row["minor"], currency).decimal
        told.append(f"{row['booked']} = {currency} {paid:,}")
        report.tell(f"payouts {currency}: {row['booked']} booked, {paid:,}; "
                    f"{row['rejected']} sent back by the bank")  # fmt: skip
    report.tell(f"statements closed: {statements_count()}")
    return f"payouts {', '.join(told) or 'none'}"


def statements_count() -> int:
    """Closed statements of all merchants."""
    return statements_list(viewer=SYSTEM).count()


def _purse(report: Report) -> str:
    budget = budget_totals()
    paid = paid_totals(today=local_day(clock.now()))
    interest = Money(paid.interest_minor, "CNY").decimal
    report.tell(
        f"budget: approved {Money(budget['approved'], 'CNY').decimal:,}, "
        f"spent {Money(budget['spent'], 'CNY').decimal:,}, "
        f"still reserved {Money(budget['reserved'], 'CNY').decimal:,}"
    )
    report.tell(
        f"treasury paid {paid.payments} times, {Money(paid.minor, 'CNY').decimal:,}; "
        f"{paid.late} late with interest {interest:,}; {paid.open_late} open past their day"
    )
    return f"treasury {Money(paid.minor, 'CNY').decimal:,}, {paid.late + paid.open_late} late"


def _credit(report: Report) -> None:
    moves = payloads_of("credit.grade.changed")
    real = [row for row in moves if row["grade_from"]]
    up = sum(_rank(row["grade_to"]) < _rank(row["grade_from"]) for row in real)
    report.tell(
        f"credit: {len(moves) - len(real)} first grades, {len(real)} moves "
        f"({up} up, {len(real) - up} down)"
    )


def _rank(grade: str) -> int:
    return GRADES.index(grade) if grade in GRADES else len(GRADES)


def trails(outcome: Outcome) -> list[str]:
    """Subjects whose bundles are checked: some orders of the sites, some cases of the mall."""
    orders = [
        public_id("ord", from_relay(trade.id, "Order")) for trade in outcome.tally.orders[:BUNDLES]
    ]
    cases = [
        requisition_fresh(from_relay(case.id, "Requisition")).case
        for case in outcome.desk.cases
        if case.id
    ]
    return orders + cases[:BUNDLES]
