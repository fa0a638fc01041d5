"""Ending an order before dispatch: by consent, by silence, or unpaid in time."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from backend.channels.selectors import channel_get
from backend.events.services import publish
from backend.inventory.services import allocation_release
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound
from backend.kernel.ids import public_id
from backend.orders.errors import EarnestBinds
from backend.orders.events import CancelRefused, CancelRequested, OrderCancelled
from backend.orders.models import Order
from backend.orders.services.hold import as_buyer, as_merchant, event_head, move, must, order_lock
from backend.rulebook.selectors import value

ORDER_CANCEL = "order.cancel"
TIMER = Actor.system("orders")


@transaction.atomic
def order_cancel(
    *, actor: Actor, order_id: uuid.UUID, reason: str = "", door: str = "open"
) -> Order:
    """Cancel, or ask for it: a paid order needs the merchant's yes unless dispatch is overdue.

    The merchant, and whoever holds another door, cancels at once; a merchant bound by earnest
    money does not. Raises NotFound, OrderState, EarnestBinds.
    """
    order = order_lock(order_id, door=door)
    sells = actor.organization_id is not None and actor.organization_id == order.merchant_id
    if door == "open" and not actor.is_system:
        if sells:
            as_merchant(order, actor=actor, permission="order.dispatch")
        else:
            as_buyer(order, actor=actor, permission=ORDER_CANCEL)
    must("cancel", order)
    # paid in part (earnest, advance) binds as much as paid in whole
    payable = order.trade_state in {"AWAITING_DISPATCH", "AWAITING_PAYMENT"}
    paid = payable and order.charged_minor > 0
    overdue = order.dispatch_by is not None and clock.now() > order.dispatch_by
    if sells and door == "open" and order.earnest_minor and order.cancel_requested_at is None:
        raise EarnestBinds
    order.cancel_reason = reason.strip()[:300]
    if paid and not (sells or overdue or actor.is_system or door != "open"):
        order.cancel_requested_at = clock.now()
        order.save(update_fields=["cancel_requested_at", "cancel_reason"])
        publish(CancelRequested(**event_head(order), reason=order.cancel_reason), actor=actor)
        return order
    _end(order, actor=actor, expired=False)
    return order


@transaction.atomic
def order_cancel_answer(*, actor: Actor, order_id: uuid.UUID, agree: bool) -> Order:
    """The merchant answers a request to cancel. Raises NotFound, OrderState."""
    order = order_lock(order_id)
    as_merchant(order, actor=actor, permission="order.dispatch")
    must("cancel", order)
    if order.cancel_requested_at is None:
        raise NotFound(field="id")
    if agree:
        _end(order, actor=actor, expired=False)
    else:
        order.cancel_requested_at = None
        order.save(update_fields=["cancel_requested_at"])
        publish(CancelRefused(**event_head(order)), actor=actor)
    return order


def _end(order: Order, *, actor: Actor, expired: bool) -> None:
    allocation_release(holder=public_id("ord", order.pk))
    move(order, "EXPIRED" if expired else "CANCELLED", "cancel_reason")
    publish(
        OrderCancelled(**event_head(order), reason=order.cancel_reason, expired=expired),
        actor=actor,
    )


@transaction.atomic
def order_expire_one(*, order_id: uuid.UUID, now: datetime) -> bool:
    """End one order whose time to pay, to be confirmed, or to be answered is over."""
    door = Order.objects.filter(pk=order_id).values_list("door", flat=True).first()
    if door is None:
        return False
    order = order_lock(order_id, door=door)
    unpaid = order.trade_state == "AWAITING_PAYMENT" and order.pay_by and order.pay_by <= now
    silent = (
        order.trade_state == "AWAITING_CONFIRMATION"
        and order.confirm_by
        and order.confirm_by <= now
    )
    paying = order.payment_open_until is not None and order.payment_open_until > now
    untouched = order.charged_minor == 0 and order.authorized_minor == 0 and not paying
    if (unpaid or silent) and untouched:
        _end(order, actor=TIMER, expired=True)
        return True
    silent_yes = order.trade_state == "AWAITING_DISPATCH" and not order.earnest_minor
    if silent_yes and order.cancel_requested_at:
        site = channel_get(order.channel_id).site.slug
        hours = value("order.cancel_answer_hours", on=now, scope={"site": site}).number
        if order.cancel_requested_at + timedelta(hours=hours) <= now:
            _end(order, actor=TIMER, expired=False)
            return True
    return False


def order_expire_due() -> int:
    """One round of the timer; each order in its own transaction. Returns how many ended."""
    now = clock.now()
    due = Order.objects.filter(
        Q(trade_state="AWAITING_PAYMENT", pay_by__lte=now, door="open")
        | Q(trade_state="AWAITING_CONFIRMATION", confirm_by__lte=now, door="open")
        | Q(trade_state="AWAITING_DISPATCH", cancel_requested_at__isnull=False, door="open")
    ).values_list("pk", flat=True)
    return sum(order_expire_one(order_id=key, now=now) for key in list(due))
