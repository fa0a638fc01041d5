"""What payments tell an order; only upper floors call these."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from backend.channels.selectors import channel_get
from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import NotFound
from backend.kernel.locking import lock_key
from backend.kernel.rows import row_update
from backend.orders.events import OrderFunded
from backend.orders.models import Order
from backend.orders.rules import may
from backend.orders.services.hold import block_lift, block_place, event_head, move
from backend.rulebook.selectors import value


@act
def order_record_payment(
    *,
    actor: Actor,
    order_id: uuid.UUID,
    charged_minor: int,
    refunded_minor: int = 0,
    earnest_minor: int = 0,
) -> Order:
    """Set what was charged and refunded in all (absolute sums, so twice is once).

    ``earnest_minor``: how much of it is earnest money, which binds both sides.

    A fully paid order goes to dispatch and its dispatch clock starts.
    """
    order = lock_key(Order, order_id)
    if order is None:
        raise NotFound(field="order")
    order.charged_minor, order.refunded_minor = charged_minor, refunded_minor
    order.earnest_minor = earnest_minor
    row_update(order, "charged_minor", "refunded_minor", "earnest_minor")
    if charged_minor >= order.total_minor and may("fund", order.trade_state):
        now = clock.now()
        site = channel_get(order.channel_id).site.slug
        days = value("order.dispatch_days", on=now, scope={"site": site}).number
        order.dispatch_by = now + timedelta(days=days)
        move(order, "AWAITING_DISPATCH", "dispatch_by")
        publish(OrderFunded(**event_head(order), charged_minor=charged_minor), actor=actor)
    return order


@act
def order_hold(*, order_id: uuid.UUID, reason: str) -> None:
    """A block from above (decision D20): no money is released; an empty reason lifts it."""
    order = lock_key(Order, order_id)
    if order is None:
        raise NotFound(field="order")
    if reason:
        block_place(order, "HOLD", reason)
    else:
        block_lift(order, "HOLD")


@act
def order_payment_open(*, order_id: uuid.UUID, until: datetime | None) -> None:
    """A payment of the order is under way until a moment: it does not expire meanwhile (D21)."""
    order = lock_key(Order, order_id)
    if order is None:
        raise NotFound(field="order")
    order.payment_open_until = until
    row_update(order, "payment_open_until")
