"""What a stall shows (markets brief 13)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from markets.venues.rules import Hours, StallFacts, lease_term_fits, stall_status

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
LOCAL_NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = Hours(opens=time(8), closes=time(18))
SHUT = Hours(opens=time(8), closes=time(18), holiday=True)


def _at(hour: int, minute: int = 0) -> datetime:
    return LOCAL_NOON.replace(hour=hour, minute=minute)


@pytest.mark.parametrize(
    ("facts", "hours", "local", "status"),
    [
        (StallFacts(), DAY, _at(12), "OPEN"),
        (StallFacts(), DAY, _at(8), "OPEN"),
        (StallFacts(), DAY, _at(7, 59), "RESTING"),
        (StallFacts(), DAY, _at(18), "RESTING"),
        (StallFacts(has_device=True), DAY, _at(12), "RESTING"),
        (StallFacts(has_device=True, heartbeat_at=NOON - timedelta(minutes=30)), DAY, _at(12), "OPEN"),
        (StallFacts(has_device=True, heartbeat_at=NOON - timedelta(minutes=31)), DAY, _at(12), "RESTING"),
        (StallFacts(live_since=NOON), DAY, _at(22), "LIVE"),
        (StallFacts(live_since=NOON - timedelta(hours=7)), DAY, _at(22), "RESTING"),
        (StallFacts(), SHUT, _at(12), "HOLIDAY"),
        (StallFacts(live_since=NOON), SHUT, _at(12), "LIVE"),
        (StallFacts(live_since=NOON, moved=True), DAY, _at(12), "MOVED"),
    ],
)  # fmt: skip
def test_the_status_follows_stream_calendar_hours_and_heartbeat(facts, hours, local, status):
    assert stall_status(facts, hours, now=NOON, local=local) == status


def test_a_lease_runs_forward_and_ten_years_at_most():
    day = date(2026, 1, 1)
    assert lease_term_fits(day, day)
    assert not lease_term_fits(day, day - timedelta(days=1))
    assert lease_term_fits(day, day + timedelta(days=3660))
    assert not lease_term_fits(day, day + timedelta(days=3661))
