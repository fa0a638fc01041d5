"""The buyer takes goods as agreed, or the inspection window ends in silence."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction

from backend.channels.selectors import channel_get
from backend.events.services import publish, remember, replay
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.bulk import rows_update
from backend.kernel.errors import NotFound
from backend.kernel.ids import uuid7
from backend.kernel.locking import lock_rows
from backend.orders.errors import QuantityExceeds, ReleaseBlocked, WindowClosed
from backend.orders.events import DeliveryAccepted, InspectionExtended, LinePart
from backend.orders.models import Fulfillment, Order, OrderLine
from backend.orders.rules import part_worth
from backend.orders.services.dispatch import DispatchLine, line_net
from backend.orders.services.hold import (
    as_buyer,
    event_head,
    lines_lock,
    move_by_lines,
    must,
    order_lock,
)
from backend.rulebook.selectors import value

ORDER_ACCEPT = "order.accept"


@transaction.atomic
def order_accept(
    *,
    actor: Actor,
    order_id: uuid.UUID,
    lines: Sequence[DispatchLine] = (),
    key: str,
    door: str = "open",
) -> Order:
    """Accept delivered goods; no lines means all that was delivered. Money is released for them.

    Raises NotFound, Forbidden, OrderState, ReleaseBlocked, QuantityExceeds, IdempotencyMismatch.
    """
    content = {"lines": [[str(line.order_line_id), line.quantity] for line in lines]}
    scope = f"order.accept:{order_id}"
    order = order_lock(order_id, door=door)
    if door == "open":
        as_buyer(order, actor=actor, permission=ORDER_ACCEPT)
    if replay(key, scope=scope, of=content):
        return order
    must("accept", order)
    if order.release_blocked:
        raise ReleaseBlocked
    rows = lines_lock(order)
    _accept(order, rows, _wanted(rows, lines), actor=actor, by_timer=False)
    remember(key, scope=scope, of=content, result={"id": str(order.pk)})
    return order


def _wanted(rows: list[OrderLine], asked: Sequence[DispatchLine]) -> list[tuple[OrderLine, int]]:
    open_units = {
        row.pk: row.quantity_delivered - row.quantity_accepted - row.quantity_returned
        for row in rows
    }
    if not asked:
        parts = [(row, open_units[row.pk]) for row in rows if open_units[row.pk] > 0]
        if not parts:
            raise QuantityExceeds(left=0)
        return parts
    by_id = {row.pk: row for row in rows}
    parts = []
    for line in asked:
        if line.order_line_id not in by_id:
            raise NotFound(field="lines")
        left = open_units[line.order_line_id]
        if not 0 < line.quantity <= left:
            raise QuantityExceeds(left=max(0, left))
        parts.append((by_id[line.order_line_id], line.quantity))
    return parts


def _accept(
    order: Order,
    rows: list[OrderLine],
    parts: list[tuple[OrderLine, int]],
    *,
    actor: Actor,
    by_timer: bool,
) -> None:
    first = not any(row.quantity_accepted for row in rows)
    worth = []
    for row, quantity in parts:
        amount = part_worth(
            line_net(row), quantity=row.quantity, before=row.quantity_accepted, part=quantity
        )
        worth.append(
            LinePart(
                order_line_id=row.pk,
                quantity=quantity,
                amount_minor=amount,
                commission_bp=row.commission_bp,
            )
        )
        row.quantity_accepted += quantity
    rows_update(rows, ["quantity_accepted"])
    now = clock.now()
    done = all(
        row.quantity_accepted >= row.quantity_delivered - row.quantity_returned for row in rows
    )
    if done:
        Fulfillment.objects.filter(
            order=order, delivered_at__isnull=False, accepted_at__isnull=True
        ).update(accepted_at=now)
    order.completed_at = now
    completed = move_by_lines(order, rows) == "COMPLETED"
    if completed:
        order.save(update_fields=["completed_at"])
    publish(
        DeliveryAccepted(
            **event_head(order),
            acceptance_id=uuid7(),
            by_timer=by_timer,
            freight_minor=order.freight_minor if first else 0,
            order_completed=completed,
            lines=worth,
        ),
        actor=actor,
    )


@transaction.atomic
def order_accept_by_timer(*, actor: Actor, fulfillment_id: uuid.UUID, door: str = "open") -> bool:
    """The window of one delivery is over: accept its lines if nobody objected. False if moot.

    Called from above with the escrow already locked (decision D25).
    """
    found = Fulfillment.objects.filter(pk=fulfillment_id).values_list("order_id", flat=True).first()
    if found is None:
        raise NotFound(field="fulfillment")
    order = order_lock(found, door=door)
    fulfillment = lock_rows(Fulfillment.objects.filter(pk=fulfillment_id))[0]
    over = fulfillment.inspect_until is not None and fulfillment.inspect_until <= clock.now()
    if order.release_blocked or fulfillment.accepted_at is not None or not over:
        return False
    rows = lines_lock(order)
    by_id = {row.pk: row for row in rows}
    parts = []
    for part in fulfillment.lines.order_by("pk"):
        row = by_id[part.order_line_id]
        left = row.quantity_delivered - row.quantity_accepted - row.quantity_returned
        if quantity := min(part.quantity, max(0, left)):
            parts.append((row, quantity))
    fulfillment.accepted_at = clock.now()
    fulfillment.save(update_fields=["accepted_at"])
    if parts:
        _accept(order, rows, parts, actor=actor, by_timer=True)
    return bool(parts)


@transaction.atomic
def inspection_extend(*, actor: Actor, order_id: uuid.UUID) -> Order:
    """The buyer takes more time once per delivery. Raises NotFound, WindowClosed."""
    order = order_lock(order_id)
    as_buyer(order, actor=actor, permission=ORDER_ACCEPT)
    must("extend", order)
    now = clock.now()
    scope = {"site": channel_get(order.channel_id).site.slug}
    days = value("inspection.extension_days", on=now, scope=scope).number
    waiting = lock_rows(
        Fulfillment.objects.filter(
            order=order, accepted_at__isnull=True, inspect_until__gt=now, extended=False
        )
    )
    if not waiting:
        raise WindowClosed
    for fulfillment in waiting:
        assert fulfillment.inspect_until is not None
        fulfillment.inspect_until += timedelta(days=days)
        fulfillment.extended = True
        fulfillment.save(update_fields=["inspect_until", "extended", "updated_at"])
    latest = max(each.inspect_until for each in waiting if each.inspect_until)
    publish(
        InspectionExtended(
            **event_head(order),
            fulfillment_ids=[each.pk for each in waiting],
            inspect_until=latest.isoformat(),
        ),
        actor=actor,
    )
    return order
