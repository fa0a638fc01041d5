"""Timed work of receipts; each round is safe to run twice."""

from __future__ import annotations

from backend.events.timer import periodic
from payments.receipts.services import receipts_overdue, transfers_lapse


@periodic(seconds=60)
def transfers_end() -> None:
    """Wait no longer for transfers whose time is over."""
    transfers_lapse()


@periodic(seconds=600)
def receipts_announce() -> None:
    """Announce receipts that have had no owner for ten days."""
    receipts_overdue()
