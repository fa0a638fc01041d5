"""Goods on their way back: REQUESTED, APPROVED or REFUSED, SENT_BACK, REFUNDED (markets brief 7)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.db import transaction

from backend.catalog.selectors import variant_facts
from backend.events.services import publish, remember, replay
from backend.inventory.services import stock_receive
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.bulk import rows_update
from backend.kernel.errors import Invalid, NotFound
from backend.kernel.locking import lock_key
from backend.orders.errors import QuantityExceeds, RefundExceeds, ReturnState
from backend.orders.events import RefundAgreed, ReturnMoved
from backend.orders.models import Order, OrderLine, ReturnRequest
from backend.orders.rules import RETURN_ARROWS, part_worth, return_may
from backend.orders.services.dispatch import DispatchLine, line_net
from backend.orders.services.hold import (
    as_buyer,
    as_merchant,
    block_lift,
    block_place,
    event_head,
    lines_lock,
    move_by_lines,
    must,
    order_lock,
)

ORDER_RETURN_REQUEST = "order.problem.report"
ORDER_RETURN_ANSWER = "order.return.answer"
RETURN = "RETURN"
RETURNER = Actor.system("orders.returns")


@transaction.atomic
def order_return_request(
    *, actor: Actor, order_id: uuid.UUID, lines: Sequence[DispatchLine], reason: str, key: str
) -> ReturnRequest:
    """The buyer wants to send delivered goods back; money stays where it is meanwhile.

    Raises NotFound, OrderState, Invalid, QuantityExceeds, IdempotencyMismatch.
    """
    order = order_lock(order_id)
    as_buyer(order, actor=actor, permission=ORDER_RETURN_REQUEST)
    asked = [[str(line.order_line_id), line.quantity] for line in lines]
    content = {"lines": asked, "reason": reason}
    scope = f"order.return:{order_id}"
    if done := replay(key, scope=scope, of=content):
        return ReturnRequest.objects.get(pk=done["id"])
    must("return", order)
    if not reason.strip() or not lines:
        raise Invalid("请选择退货商品并说明原因。", field="reason")
    if order.returns.exclude(state__in=["REFUSED", "REFUNDED"]).exists():
        raise ReturnState("该订单已有处理中的退货申请。")
    rows = {row.pk: row for row in lines_lock(order)}
    request = ReturnRequest.objects.create(
        order=order,
        reason=reason.strip()[:300],
        lines=[{"line": str(line.order_line_id), "quantity": line.quantity} for line in lines],
        refund_minor=_worth(rows, lines),
    )
    if order.trade_state != "COMPLETED":
        block_place(order, RETURN, "退货处理中")
    _tell(order, request, actor=actor)
    remember(key, scope=scope, of=content, result={"id": str(request.pk)})
    return request


def _worth(rows: dict[uuid.UUID, OrderLine], lines: Sequence[DispatchLine]) -> int:
    """What the goods cost, each line once and no more than was delivered and not given back."""
    total = 0
    seen: set[uuid.UUID] = set()
    for line in lines:
        row = rows.get(line.order_line_id)
        if row is None or row.pk in seen:
            raise NotFound(field="lines")
        seen.add(row.pk)
        left = row.quantity_delivered - row.quantity_returned
        if not 0 < line.quantity <= left:
            raise QuantityExceeds(left=max(0, left))
        total += part_worth(
            line_net(row), quantity=row.quantity, before=row.quantity_returned, part=line.quantity
        )
    return total


@transaction.atomic
def order_return_answer(
    *, actor: Actor, return_id: uuid.UUID, agree: bool, refund_minor: int | None = None
) -> ReturnRequest:
    """The merchant agrees, with another sum if the sides settled on one, or refuses.

    A refusal lifts the block: the buyer may report a problem instead. Raises NotFound,
    ReturnState, RefundExceeds.
    """
    order, request = _locked(return_id)
    as_merchant(order, actor=actor, permission=ORDER_RETURN_ANSWER)
    if refund_minor is not None:
        if not 0 < refund_minor <= order.charged_minor - order.refunded_minor:
            raise RefundExceeds
        request.refund_minor = refund_minor
    _move(request, "approve" if agree else "refuse")
    request.answered_at = clock.now()
    request.save(update_fields=["state", "refund_minor", "answered_at", "updated_at"])
    if not agree:
        block_lift(order, RETURN)
    _tell(order, request, actor=actor)
    return request


@transaction.atomic
def order_return_send(*, actor: Actor, return_id: uuid.UUID, tracking: str = "") -> ReturnRequest:
    """The buyer has sent the goods. Raises NotFound, ReturnState."""
    order, request = _locked(return_id)
    as_buyer(order, actor=actor, permission=ORDER_RETURN_REQUEST)
    _move(request, "send")
    if tracking.strip():
        request.reason = f"{request.reason}（寄回单号 {tracking.strip()[:40]}）"[:300]
    request.save(update_fields=["state", "reason", "updated_at"])
    _tell(order, request, actor=actor)
    return request


@transaction.atomic
def order_return_receive(
    *, actor: Actor, return_id: uuid.UUID, restock: bool = True
) -> ReturnRequest:
    """The merchant has the goods, or leaves them to the buyer: the agreed sum goes back.

    Raises NotFound, ReturnState, RefundExceeds.
    """
    order, request = _locked(return_id)
    as_merchant(order, actor=actor, permission=ORDER_RETURN_ANSWER)
    if request.refund_minor > order.charged_minor - order.refunded_minor:
        raise RefundExceeds
    _move(request, "receive")
    request.save(update_fields=["state", "updated_at"])
    rows = {str(row.pk): row for row in lines_lock(order)}
    for part in request.lines:
        rows[part["line"]].quantity_returned += part["quantity"]
    rows_update(rows.values(), ["quantity_returned"])
    if restock:
        _restock(rows, request)
    block_lift(order, RETURN)
    if (
        order.trade_state != "COMPLETED"
        and move_by_lines(order, list(rows.values())) == "COMPLETED"
    ):
        order.completed_at = clock.now()
        order.save(update_fields=["completed_at"])
    _tell(order, request, actor=actor)
    publish(
        RefundAgreed(
            **event_head(order),
            refund_id=request.pk,
            amount_minor=request.refund_minor,
            reason=request.reason[:120],
        ),
        actor=actor,
    )
    return request


def _restock(rows: dict[str, OrderLine], request: ReturnRequest) -> None:
    variants = {row.variant_id for row in rows.values() if row.variant_id}
    counted = {key for key, each in variant_facts(variants).items() if each.track_stock}
    for part in sorted(request.lines, key=lambda each: str(rows[each["line"]].variant_id)):
        variant = rows[part["line"]].variant_id
        if variant in counted:
            stock_receive(actor=RETURNER, variant_id=variant, quantity=part["quantity"])


def _locked(return_id: uuid.UUID) -> tuple[Order, ReturnRequest]:
    found = ReturnRequest.objects.filter(pk=return_id).values_list("order_id", flat=True).first()
    if found is None:
        raise NotFound(field="id")
    order = order_lock(found)
    request = lock_key(ReturnRequest, return_id)
    assert request is not None
    return order, request


def _move(request: ReturnRequest, command: str) -> None:
    if not return_may(command, request.state):
        raise ReturnState
    request.state = RETURN_ARROWS[command][1]


def _tell(order: Order, request: ReturnRequest, *, actor: Actor) -> None:
    publish(
        ReturnMoved(
            **event_head(order),
            return_id=request.pk,
            state=request.state,
            refund_minor=request.refund_minor,
        ),
        actor=actor,
    )
