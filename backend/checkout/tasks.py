"""Timed work of the checkouts."""

from backend.checkout.services import checkout_lapse_due
from backend.events.timer import periodic


@periodic(seconds=20)
def lapse_payments() -> None:
    """Give up baskets that were paid but not completed in time."""
    checkout_lapse_due()
