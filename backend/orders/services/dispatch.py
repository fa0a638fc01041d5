"""Goods leave and arrive."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from backend.channels.selectors import channel_get
from backend.events.services import publish, remember, replay
from backend.inventory.services import StockLine, allocation_drop, allocation_ship
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.bulk import rows_update
from backend.kernel.errors import Invalid, NotFound
from backend.kernel.ids import public_id
from backend.kernel.locking import lock_key
from backend.orders.errors import QuantityExceeds
from backend.orders.events import DeliveryRecorded, LinePart, OrderDispatched, RefundAgreed
from backend.orders.models import Fulfillment, FulfillmentLine, Order, OrderLine
from backend.orders.rules import part_worth
from backend.orders.services.hold import (
    as_merchant,
    event_head,
    lines_lock,
    move_by_lines,
    must,
    order_lock,
)
from backend.rulebook.calendar import end_of, workday_add
from backend.rulebook.selectors import local_day, value
from backend.shipping.services import waybill_create

ORDER_DISPATCH = "order.dispatch"


@dataclass(frozen=True, slots=True)
class DispatchLine:
    """How many base units of a line leave; ``final`` ends a weighed or cut line short (D6)."""

    order_line_id: uuid.UUID
    quantity: int
    final: bool = False


def unsent(line: OrderLine) -> int:
    """Base units still to be sent."""
    return line.quantity - line.quantity_shipped - line.quantity_dropped


def line_net(line: OrderLine) -> int:
    """What a line is worth after its discount, in minor units."""
    return line.total_minor - line.discount_minor


@transaction.atomic
def order_dispatch(
    *,
    actor: Actor,
    order_id: uuid.UUID,
    lines: Sequence[DispatchLine],
    carrier_code: str,
    tracking_number: str,
    key: str,
    door: str = "open",
) -> Fulfillment:
    """Send goods off with a waybill; no lines means everything that is left.

    Raises NotFound, Forbidden, OrderState, QuantityExceeds, WaybillTaken, IdempotencyMismatch.
    """
    asked = [[str(line.order_line_id), line.quantity, line.final] for line in lines]
    content = {"order": str(order_id), "lines": asked, "waybill": [carrier_code, tracking_number]}
    scope = f"order.dispatch:{order_id}"
    order = order_lock(order_id, door=door)
    as_merchant(order, actor=actor, permission=ORDER_DISPATCH)
    if done := replay(key, scope=scope, of=content):
        return Fulfillment.objects.get(pk=done["id"])
    must("dispatch", order)
    rows = lines_lock(order)
    parts = _parts(rows, lines)
    fulfillment = _fulfill(order, parts, carrier_code=carrier_code, tracking_number=tracking_number)
    short = _short(rows, parts, lines)
    worth = _ship(order, rows, parts)
    late = _days_late(order.dispatch_by)
    publish(
        OrderDispatched(
            **event_head(order), fulfillment_id=fulfillment.pk, late_days=late, lines=worth
        ),
        actor=actor,
    )
    if short:
        _refund_short(order, short, fulfillment, actor=actor)
    remember(key, scope=scope, of=content, result={"id": str(fulfillment.pk)})
    return fulfillment


def _short(
    rows: list[OrderLine], parts: list[tuple[OrderLine, int]], asked: Sequence[DispatchLine]
) -> int:
    """End the final lines with what leaves now; returns what the shortfall is worth.

    The bill follows min(ordered, shipped): a shortfall is an agreed refund (decision D6).
    """
    final = {line.order_line_id for line in asked if line.final}
    worth = 0
    for row, quantity in parts:
        left = unsent(row) - quantity
        if row.pk not in final or left <= 0:
            continue
        if not row.measured:
            raise Invalid("只有计重或裁剪商品可以按实际数量结算。", field="lines")
        gone = row.quantity_shipped + quantity
        worth += line_net(row) - part_worth(
            line_net(row), quantity=row.quantity, before=0, part=gone
        )
        row.quantity_dropped += left
    return worth


def _refund_short(
    order: Order, amount_minor: int, fulfillment: Fulfillment, *, actor: Actor
) -> None:
    publish(
        RefundAgreed(
            **event_head(order),
            refund_id=fulfillment.pk,
            amount_minor=amount_minor,
            reason="按实际发货数量结算",
        ),
        actor=actor,
    )


def _fulfill(
    order: Order, parts: list[tuple[OrderLine, int]], *, carrier_code: str, tracking_number: str
) -> Fulfillment:
    """The dispatch with its lines and, with a carrier, its waybill."""
    fulfillment = Fulfillment.objects.create(
        order=order,
        number=order.fulfillments.count() + 1,
        tracking_number=tracking_number,
        carrier_code=carrier_code,
        dispatched_at=clock.now(),
    )
    if carrier_code:
        fulfillment.waybill = waybill_create(
            carrier_code=carrier_code,
            number=tracking_number,
            holder=public_id("ful", fulfillment.pk),
        )
        fulfillment.save(update_fields=["waybill"])
    FulfillmentLine.objects.bulk_create(
        FulfillmentLine(fulfillment=fulfillment, order_line=row, quantity=quantity)
        for row, quantity in parts
    )
    return fulfillment


def _ship(
    order: Order, rows: list[OrderLine], parts: list[tuple[OrderLine, int]]
) -> list[LinePart]:
    """Take the goods from stock and count them on the lines; what each part is worth."""
    allocation_ship(
        holder=public_id("ord", order.pk),
        lines=[
            StockLine(row.variant_id, quantity, str(row.pk))
            for row, quantity in parts
            if row.variant_id
        ],
    )
    worth = []
    for row, quantity in parts:
        worth.append(_worth(row, before=row.quantity_shipped, part=quantity))
        row.quantity_shipped += quantity
    allocation_drop(
        holder=public_id("ord", order.pk), lines=[str(row.pk) for row in rows if not unsent(row)]
    )
    rows_update(rows, ["quantity_shipped", "quantity_dropped"])
    move_by_lines(order, rows)
    return worth


def _worth(row: OrderLine, *, before: int, part: int) -> LinePart:
    return LinePart(
        order_line_id=row.pk,
        quantity=part,
        amount_minor=part_worth(line_net(row), quantity=row.quantity, before=before, part=part),
        commission_bp=row.commission_bp,
    )


def _parts(rows: list[OrderLine], asked: Sequence[DispatchLine]) -> list[tuple[OrderLine, int]]:
    by_id = {row.pk: row for row in rows}
    if not asked:
        return [(row, unsent(row)) for row in rows if unsent(row)]
    parts = []
    for line in asked:
        row = by_id.get(line.order_line_id)
        if row is None:
            raise NotFound(field="lines")
        left = unsent(row)
        if line.quantity < 1:
            raise Invalid("发货数量须为正整数。", field="quantity")
        if line.quantity > left and not row.measured:
            raise QuantityExceeds(left=left)
        parts.append((row, min(line.quantity, left)))  # more of cut goods is free (D6)
    return parts


def _days_late(due: datetime | None) -> int:
    return max(0, (clock.now() - due).days) if due else 0


def inspection_end(order: Order, delivered_at: datetime) -> datetime:
    """When a delivery's inspection window closes, by the site's rule row (decision D25)."""
    site = channel_get(order.channel_id).site.slug
    row = value("inspection.days", on=delivered_at, scope={"site": site})
    if row.unit == "workdays":
        return end_of(workday_add(local_day(delivered_at), row.number))
    return delivered_at + timedelta(days=row.number)


@transaction.atomic
def order_delivered(
    *, actor: Actor, fulfillment_id: uuid.UUID, at: datetime | None = None
) -> Fulfillment:
    """A dispatch arrived: its own inspection window opens. Twice is once. Raises NotFound."""
    found = (
        Fulfillment.objects.filter(pk=fulfillment_id).values_list("order_id", "order__door").first()
    )
    if found is None:
        raise NotFound(field="fulfillment")
    order = order_lock(found[0], door=found[1])
    fulfillment = lock_key(Fulfillment, fulfillment_id)
    assert fulfillment is not None
    if fulfillment.delivered_at is not None:
        return fulfillment
    must("deliver", order)
    rows = {row.pk: row for row in lines_lock(order)}
    moment = at or clock.now()
    fulfillment.delivered_at = moment
    fulfillment.inspect_until = inspection_end(order, moment)
    fulfillment.save(update_fields=["delivered_at", "inspect_until", "updated_at"])
    worth = []
    for part in fulfillment.lines.order_by("pk"):
        row = rows[part.order_line_id]
        worth.append(_worth(row, before=row.quantity_delivered, part=part.quantity))
        row.quantity_delivered += part.quantity
    rows_update(rows.values(), ["quantity_delivered"])
    move_by_lines(order, list(rows.values()))
    publish(
        DeliveryRecorded(
            **event_head(order),
            fulfillment_id=fulfillment.pk,
            inspect_until=fulfillment.inspect_until.isoformat(),
            late_days=_days_late(order.dispatch_by),
            lines=worth,
        ),
        actor=actor,
    )
    return fulfillment
