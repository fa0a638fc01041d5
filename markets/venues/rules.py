"""What a stall shows, and how long a lease may run (markets brief 1 and 13). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

LIVE = "LIVE"
OPEN = "OPEN"
RESTING = "RESTING"
HOLIDAY = "HOLIDAY"
MOVED = "MOVED"
VACANT = "VACANT"
HEARTBEAT_LIFE = timedelta(minutes=30)
LIVE_LIFE = timedelta(hours=6)
"""A stream nobody ended counts no longer than this."""
LEASE_DAYS_MAX = 3660
LABELS = {
    LIVE: ("直播中", "Live"),
    OPEN: ("营业", "Open"),
    RESTING: ("休息", "Resting"),
    HOLIDAY: ("放假", "Holiday"),
    MOVED: ("已搬迁", "Moved"),
    VACANT: ("空置", "Vacant"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Opening hours of a market on one day, local time; ``closes`` is exclusive."""

    opens: time
    closes: time
    holiday: bool = False

    def holds(self, local: datetime) -> bool:
        """Whether the market is open at a local moment; hours do not run past midnight."""
        return self.opens <= local.time() < self.closes


@dataclass(frozen=True, slots=True, kw_only=True)
class StallFacts:
    """What is known of one leased booth."""

    live_since: datetime | None = None
    has_device: bool = False
    heartbeat_at: datetime | None = None
    moved: bool = False


def stall_status(facts: StallFacts, hours: Hours, *, now: datetime, local: datetime) -> str:
    """LIVE before HOLIDAY before OPEN before RESTING; a moved stall shows nothing else.

    OPEN: within opening hours, and either no heartbeat device or a sign of staff within 30 minutes.
    """
    if facts.moved:
        return MOVED
    if facts.live_since is not None and now - facts.live_since <= LIVE_LIFE:
        return LIVE
    if hours.holiday:
        return HOLIDAY
    if not hours.holds(local):
        return RESTING
    if not facts.has_device:
        return OPEN
    fresh = facts.heartbeat_at is not None and now - facts.heartbeat_at <= HEARTBEAT_LIFE
    return OPEN if fresh else RESTING


def lease_term_fits(starts: date, ends: date) -> bool:
    """``ends`` is the last day; at most ten years."""
    return starts <= ends and (ends - starts).days <= LEASE_DAYS_MAX
