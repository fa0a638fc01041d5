"""Timed work of parties; each round is safe to run twice."""

from __future__ import annotations

from backend.events.timer import periodic
from backend.parties.services import staff_ends


@periodic(seconds=60)
def technical_terms_end() -> None:
    """Close the admin desk to those whose role has run out."""
    staff_ends()
