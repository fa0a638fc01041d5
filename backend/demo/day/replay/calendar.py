"""When what happens: the history's days on the virtual clock, and the days after a sale. Pure.

The history lies in the past and the virtual clock never goes back (decision D4), so all of it is
moved by whole weeks to begin with the first such day that is still to come: weekdays, hours and
the distances between documents stay as they were.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from backend.demo.day.replay.history import Purchase

ZONE = ZoneInfo("Europe/London")
"""The shop's own clock; the history tells no zone."""
WEEK = timedelta(days=7)
WAVE = timedelta(hours=1)
CLOSING = time(18, 30)
HOME_DAYS, ABROAD_DAYS = 1, 4
"""From dispatch to delivery, for the shop's own country and for all others."""
ACCEPT_AFTER = timedelta(days=2)
HANDS_MAX = 8


@dataclass(frozen=True, slots=True)
class Shift:
    """Whole weeks between the history and its replay."""

    weeks: int

    def moment(self, at: datetime) -> datetime:
        """When a local time of the history comes on the virtual clock."""
        return (at + self.weeks * WEEK).replace(tzinfo=ZONE)

    def day(self, at: datetime) -> date:
        """The day of the replay on which a document of the history falls."""
        return (at + self.weeks * WEEK).date()


def shift_for(first: datetime, now: datetime) -> Shift:
    """The fewest whole weeks that bring the first document no earlier than now."""
    behind = now.astimezone(ZONE).replace(tzinfo=None) - first
    return Shift(max(0, math.ceil(behind / WEEK)))


def closing(day: date) -> datetime:
    """When the shop ends its day: goods leave, deliveries and cancellations are written."""
    return datetime.combine(day, CLOSING, tzinfo=ZONE)


def delivery_day(purchase: Purchase, dispatched: date) -> date:
    """When a consignment arrives."""
    days = HOME_DAYS if purchase.country == "GB" else ABROAD_DAYS
    return dispatched + timedelta(days=days)


def is_silent(purchase: Purchase) -> bool:
    """Every other customer never answers: its inspection windows run out."""
    return sum(map(ord, purchase.customer)) % 2 == 0


def waves(purchases: Iterable[Purchase]) -> Iterator[list[Purchase]]:
    """Runs of purchases that may be placed side by side: within an hour, each by another customer.

    The clock stands at the last one's time, so nothing is placed before its own.
    """
    wave: list[Purchase] = []
    for purchase in purchases:
        full = wave and (
            purchase.at - wave[0].at > WAVE
            or len(wave) == HANDS_MAX
            or any(each.customer == purchase.customer for each in wave)
        )
        if full:
            yield wave
            wave = []
        wave.append(purchase)
    if wave:
        yield wave
