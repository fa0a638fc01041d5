"""Procurement brief, section 3: the worked dates."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path

from backend.rulebook.calendar import calday_add, end_of, is_workday, workday_add, workday_until


def test_t1_objection_window_of_seven_workdays():
    last = workday_add(date(2026, 9, 28), 7)

    assert last == date(2026, 10, 13)
    assert end_of(last) == datetime(2026, 10, 13, 16, tzinfo=UTC)


def test_make_up_days_work_and_the_holiday_block_does_not():
    assert is_workday(date(2026, 9, 20))
    assert is_workday(date(2026, 10, 10))
    assert not any(is_workday(date(2026, 10, day)) for day in range(1, 8))


def test_a_plain_weekend_day_does_not_move_a_deadline():
    assert calday_add(date(2026, 11, 9), 20) == date(2026, 11, 29)
    assert calday_add(date(2026, 11, 9), 20, weekend_shift=True) == date(2026, 11, 30)


def test_a_day_in_a_holiday_block_moves_past_it():
    assert calday_add(date(2026, 9, 11), 15) == date(2026, 9, 28)


def test_every_day_of_the_official_calendar(shared_data: Path):
    with (shared_data / "cn-calendar" / "days_2024_2026.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    wrong = [
        row["date"]
        for row in rows
        if is_workday(date.fromisoformat(row["date"])) != (row["is_working_day"] == "1")
    ]
    assert wrong == []


def test_the_last_workday_until_a_day_goes_back_over_weekends_and_holidays():
    assert workday_until(date(2026, 11, 27)) == date(2026, 11, 27)
    assert workday_until(date(2026, 11, 29)) == date(2026, 11, 27), "Sunday"
    assert workday_until(date(2026, 10, 7)) == date(2026, 9, 30), "the national holiday"
