"""Timed work of the stock."""

from backend.events.timer import periodic
from backend.inventory.services import reservations_expire


@periodic(seconds=20)
def expire_reservations() -> None:
    """Free stock held for payments that never came."""
    reservations_expire()
