"""Timed work of the venues."""

from __future__ import annotations

from backend.events.timer import periodic
from markets.venues.services import leases_push


@periodic(seconds=300)
def leases_follow_the_calendar() -> None:
    """Codes of leases that began or ended appear on or leave the listing rows."""
    leases_push()
