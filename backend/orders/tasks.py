"""Timed work of the orders."""

from backend.events.timer import periodic
from backend.orders.services import inspections_announce, order_expire_due


@periodic(seconds=30)
def expire_orders() -> None:
    """End orders whose time to pay or to be answered is over."""
    order_expire_due()


@periodic(seconds=300)
def announce_inspection_ends() -> None:
    """Tell buyers two days before silence counts as acceptance."""
    inspections_announce()
