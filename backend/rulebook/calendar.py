"""Working days and calendar days (procurement brief 3). Days are dates in China."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import chinese_calendar

from backend.rulebook.selectors import CHINA

_FIRST_YEAR = 2004
_LAST_YEAR = max(day.year for day in chinese_calendar.holidays)
_ONE = timedelta(days=1)


def is_provisional(day: date) -> bool:
    """Whether the official calendar of the day's year is not loaded yet."""
    return not _FIRST_YEAR <= day.year <= _LAST_YEAR


def is_workday(day: date) -> bool:
    """Whether the official calendar works that day; beyond it only weekends are off (D8)."""
    if is_provisional(day):
        return day.weekday() < 5
    return bool(chinese_calendar.is_workday(day))


def is_public_holiday(day: date) -> bool:
    """Whether the day lies in a public holiday block, not a plain weekend."""
    if is_provisional(day):
        return False
    off, name = chinese_calendar.get_holiday_detail(day)
    return bool(off) and name is not None


def workday_add(day: date, count: int) -> date:
    """The ``count``-th working day after ``day``; day 0 is not counted."""
    current = day
    while count > 0:
        current += _ONE
        if is_workday(current):
            count -= 1
    return current


def workday_until(day: date) -> date:
    """The last working day up to and including ``day``."""
    while not is_workday(day):
        day -= _ONE
    return day


def calday_add(day: date, count: int, *, weekend_shift: bool = False) -> date:
    """``count`` calendar days after ``day``; a last day in a holiday block moves past the block.

    A plain weekend day moves only with ``weekend_shift`` (rule ``time.weekend_shift``, off).
    """
    last = day + timedelta(days=count)
    while is_public_holiday(last) or (weekend_shift and not is_workday(last)):
        last += _ONE
    return last


def end_of(day: date) -> datetime:
    """The exclusive deadline at 24:00 of a day in China, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=CHINA).astimezone(UTC) + _ONE


def workdays_between(start: date, end: date) -> int:
    """Working days after ``start`` up to and including ``end``."""
    days = (end - start).days
    return sum(is_workday(start + timedelta(days=step)) for step in range(1, days + 1))
