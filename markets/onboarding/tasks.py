"""Timed work of the onboarding."""

from __future__ import annotations

from backend.events.timer import periodic
from markets.onboarding.services import checklists_recheck


@periodic(seconds=3600)
def checklists_followed() -> None:
    """Lapsed items and due verifications reach the review desk."""
    checklists_recheck()
