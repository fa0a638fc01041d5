"""The merchant takes a made-to-order purchase on."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.db import transaction

from backend.channels.selectors import channel_get
from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.orders.events import OrderConfirmed
from backend.orders.models import Order
from backend.orders.services.hold import as_merchant, event_head, move, must, order_lock
from backend.rulebook.selectors import value

ORDER_CONFIRM = "order.confirm"


@transaction.atomic
def order_confirm(*, actor: Actor, order_id: uuid.UUID) -> Order:
    """AWAITING_CONFIRMATION -> AWAITING_PAYMENT, or to dispatch where it is paid already.

    Raises NotFound, Forbidden, OrderState.
    """
    order = order_lock(order_id)
    as_merchant(order, actor=actor, permission=ORDER_CONFIRM)
    must("confirm", order)
    now = clock.now()
    scope = {"site": channel_get(order.channel_id).site.slug}
    if order.charged_minor >= order.total_minor:
        order.dispatch_by = now + timedelta(
            days=value("order.dispatch_days", on=now, scope=scope).number
        )
        move(order, "AWAITING_DISPATCH", "dispatch_by")
    else:
        order.pay_by = now + timedelta(days=value("order.unpaid_days", on=now, scope=scope).number)
        move(order, "AWAITING_PAYMENT", "pay_by")
    publish(OrderConfirmed(**event_head(order)), actor=actor)
    return order
