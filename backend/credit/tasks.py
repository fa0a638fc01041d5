"""Timed work of the credit rating."""

from backend.credit.services import recompute_stale
from backend.events.timer import periodic


@periodic(seconds=15)
def recompute() -> None:
    """Compute again whoever has new facts."""
    recompute_stale()
