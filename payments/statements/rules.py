"""The arithmetic of a settlement statement (markets brief 14). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from backend.kernel.money import half_up


@dataclass(slots=True)
class OrderLine:
    """What one trade contributes to a statement, in minor units."""

    subject: str
    number: str
    site: str
    released_at: str = ""
    goods: int = 0
    freight: int = 0
    refund: int = 0
    commission: int = 0
    fees: int = 0
    rates: list[int] = field(default_factory=list)

    @property
    def base(self) -> int:
        """Commissionable: released goods less refunds; freight passes through."""
        return self.goods - self.refund

    @property
    def vat(self) -> int:
        """VAT inside the commission at 6 %."""
        return half_up(self.commission * 6, 106)

    @property
    def net(self) -> int:
        return self.goods + self.freight - self.refund - self.commission - self.fees

    def plain(self) -> dict[str, object]:
        """As kept on the statement."""
        return {
            "subject": self.subject, "number": self.number, "site": self.site,
            "releasedAt": self.released_at, "goods": self.goods, "freight": self.freight,
            "refund": self.refund, "base": self.base, "rates": self.rates,
            "commission": self.commission, "vat": self.vat, "fees": self.fees, "net": self.net,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums over all orders."""

    goods: int
    freight: int
    refund: int
    commission: int
    vat: int
    fees: int

    @property
    def payable(self) -> int:
        return self.goods + self.freight - self.refund - self.commission - self.fees


def totals_of(lines: Iterable[OrderLine]) -> Totals:
    """Add up; VAT inside is taken once, on the whole commission, as on the invoice."""
    rows = list(lines)
    commission = sum(row.commission for row in rows)
    return Totals(
        goods=sum(row.goods for row in rows),
        freight=sum(row.freight for row in rows),
        refund=sum(row.refund for row in rows),
        commission=commission,
        vat=half_up(commission * 6, 106),
        fees=sum(row.fees for row in rows),
    )


DAY, WEEK, MONTH = "DAY", "WEEK", "MONTH"
SETTLED_AFTER = timedelta(hours=1)
"""When a period that is over may be closed: a round of timed work keeps the moment it began with, so
what it posts after midnight still belongs to the day before."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days of one statement, ``after`` not among them."""

    cycle: str
    first: date
    after: date


def natural_period(cycle: str, day: date) -> Period:
    """The day itself, its week from Monday, or its calendar month."""
    if cycle == WEEK:
        first = day - timedelta(days=day.weekday())
        return Period(cycle, first, first + timedelta(days=7))
    if cycle == MONTH:
        first = day.replace(day=1)
        return Period(cycle, first, (first + timedelta(days=31)).replace(day=1))
    return Period(DAY, day, day + timedelta(days=1))


def period_of(day: date, chosen: Sequence[tuple[date, str]]) -> Period:
    """The period a day belongs to. ``chosen``: (from day, cycle), ascending.

    A period ends where another choice begins, so the periods part the calendar: no day lies in two
    and none in none, whatever was chosen when.
    """
    cycle, lower, upper = DAY, date.min, date.max
    for start, word in chosen:
        if start > day:
            upper = start
            break
        cycle, lower = word, start
    whole = natural_period(cycle, day)
    return Period(cycle, max(whole.first, lower), min(whole.after, upper))


def change_from(today: date, chosen: Sequence[tuple[date, str]]) -> date:
    """When a choice made today begins: where the running period ends."""
    return period_of(today, [row for row in chosen if row[0] <= today]).after
