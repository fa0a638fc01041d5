"""Reactions of orders to what happens below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.registry import handles
from backend.kernel.actor import Actor
from backend.kernel.ids import from_public_id
from backend.orders.services import order_delivered
from backend.shipping.events import WaybillMoved

if TYPE_CHECKING:
    from backend.events.models import EventEntry

CARRIER = Actor.system("carrier")


@handles(WaybillMoved)
def deliver_fulfillment(event: WaybillMoved, entry: EventEntry) -> None:
    """A delivered waybill opens the inspection window of its dispatch."""
    if event.state == "DELIVERED" and event.holder.startswith("ful_"):
        order_delivered(
            actor=CARRIER, fulfillment_id=from_public_id(event.holder, "ful"), at=event.at
        )
