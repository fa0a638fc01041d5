"""Acts that only the owner of the procurement door does: goods on account, goods sent back."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction

from backend.channels.selectors import channel_get
from backend.kernel import clock
from backend.kernel.bulk import rows_update
from backend.kernel.errors import Invalid, NotFound
from backend.orders.models import Order
from backend.orders.rules import FINAL, may
from backend.orders.services.hold import (
    block_lift,
    lines_lock,
    move,
    move_by_lines,
    must,
    order_lock,
)
from backend.rulebook.selectors import value

DOOR = "procurement"


@transaction.atomic
def order_open_for_dispatch(*, order_id: uuid.UUID) -> Order:
    """A public buyer pays after acceptance: the goods may leave unpaid. Raises OrderState.

    Twice is once.
    """
    order = order_lock(order_id, door=DOOR)
    if order.trade_state == "AWAITING_DISPATCH":
        return order
    if not may("confirm", order.trade_state):
        must("fund", order)
    now = clock.now()
    scope = {"site": channel_get(order.channel_id).site.slug}
    days = value("order.dispatch_days", on=now, scope=scope).number
    order.dispatch_by = now + timedelta(days=days)
    order.pay_by = order.confirm_by = None
    move(order, "AWAITING_DISPATCH", "dispatch_by", "pay_by", "confirm_by")
    return order


@transaction.atomic
def order_goods_returned(*, order_id: uuid.UUID, lines: Mapping[uuid.UUID, int]) -> Order:
    """Delivered goods that were not accepted go back; their lines end. Raises NotFound, Invalid."""
    order = order_lock(order_id, door=DOOR)
    must("return", order)
    rows = {row.pk: row for row in lines_lock(order)}
    for line_id, quantity in lines.items():
        row = rows.get(line_id)
        if row is None:
            raise NotFound(field="lines")
        left = row.quantity_delivered - row.quantity_accepted - row.quantity_returned
        if not 0 < quantity <= left:
            raise Invalid("退货数量超过可退数量。", field="lines")
        row.quantity_returned += quantity
    rows_update(rows.values(), ["quantity_returned"])
    for kind in ("PROBLEM", "RETURN"):
        block_lift(order, kind)
    if order.trade_state not in FINAL and move_by_lines(order, list(rows.values())) == "COMPLETED":
        order.completed_at = clock.now()
        if not any(row.quantity_accepted for row in rows.values()):
            order.status = "RETURNED"  # Saleor's word when nothing was kept
        order.save(update_fields=["completed_at", "status"])
    return order
