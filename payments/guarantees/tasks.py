"""Timed work of guarantees; each round is safe to run twice."""

from __future__ import annotations

from backend.events.timer import periodic
from payments.guarantees.services import (
    guarantees_alarm_due,
    guarantees_expire_due,
    guarantees_return_due,
)


@periodic(seconds=60)
def guarantees_watch() -> None:
    """Return what is due, end what ran out, and tell before it does."""
    guarantees_return_due()
    guarantees_expire_due()
    guarantees_alarm_due()
