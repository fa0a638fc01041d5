"""Something is wrong with the goods: the clock stops, the sides agree, money follows."""

from __future__ import annotations

import uuid

from django.db import transaction

from backend.events.services import publish, remember, replay
from backend.inventory.services import allocation_drop
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.bulk import rows_update
from backend.kernel.errors import Invalid, NotFound
from backend.kernel.ids import public_id
from backend.orders.errors import OrderState
from backend.orders.events import ProblemReported, ProblemSettled, RefundAgreed
from backend.orders.models import Fulfillment, Order, OrderLine, TradeState
from backend.orders.rules import FINAL
from backend.orders.services.dispatch import unsent
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

ORDER_PROBLEM = "order.problem.report"
PROBLEM = "PROBLEM"
ORDER_RETURN_ANSWER = "order.return.answer"


@transaction.atomic
def order_problem_report(*, actor: Actor, order_id: uuid.UUID, reason: str) -> Order:
    """Stop the release of money until the sides agree. Raises NotFound, OrderState, Invalid."""
    if not reason.strip():
        raise Invalid("请说明问题。", field="reason")
    order = order_lock(order_id)
    as_buyer(order, actor=actor, permission=ORDER_PROBLEM)
    must("report", order)
    block_place(order, PROBLEM, reason)
    publish(ProblemReported(**event_head(order), reason=reason.strip()[:120]), actor=actor)
    return order


@transaction.atomic
def order_carriage_fault(*, actor: Actor, fulfillment_id: uuid.UUID, reason: str) -> Order:
    """The carrier reports goods missing, refused or lost: money waits until the buyer settles it.

    Twice is once. Raises NotFound.
    """
    found = (
        Fulfillment.objects.filter(pk=fulfillment_id).values_list("order_id", "order__door").first()
    )
    if found is None:
        raise NotFound(field="fulfillment")
    order = order_lock(found[0], door=found[1])
    if PROBLEM in order.blocks or order.trade_state in FINAL:
        return order
    block_place(order, PROBLEM, reason)
    publish(ProblemReported(**event_head(order), reason=reason), actor=actor)
    return order


@transaction.atomic
def order_problem_settle(*, actor: Actor, order_id: uuid.UUID) -> Order:
    """The buyer takes the complaint back; the clock runs again. Raises NotFound, OrderState.

    Blocks from above (a freeze, a dispute) and an open return stay.
    """
    order = order_lock(order_id)
    as_buyer(order, actor=actor, permission=ORDER_PROBLEM)
    if PROBLEM not in order.blocks:
        raise OrderState(state=TradeState(order.trade_state).label)
    block_lift(order, PROBLEM)
    publish(ProblemSettled(**event_head(order)), actor=actor)
    return order


@transaction.atomic
def order_refund_agree(
    *,
    actor: Actor,
    order_id: uuid.UUID,
    amount_minor: int,
    give_up: dict[uuid.UUID, int] | None = None,
    reason: str,
    key: str,
) -> Order:
    """The merchant gives money back; ``give_up`` maps line ids to base units that end with it.

    Raises NotFound, Forbidden, Invalid, IdempotencyMismatch. The escrow checks what is held.
    """
    content = {"amount": amount_minor, "give_up": {str(k): v for k, v in (give_up or {}).items()}}
    scope = f"order.refund:{order_id}"
    order = order_lock(order_id)
    as_merchant(order, actor=actor, permission=ORDER_RETURN_ANSWER)
    done = replay(key, scope=scope, of=content)
    if done:
        return order
    if not 0 < amount_minor <= order.charged_minor - order.refunded_minor:
        raise Invalid("退款金额须大于 0 且不超过已付未退金额。", field="amount")
    rows = lines_lock(order)
    _give_up(order, rows, give_up or {})
    if PROBLEM in order.blocks:
        block_lift(order, PROBLEM)
    refund_id = uuid.uuid5(order.pk, key)
    if order.trade_state not in FINAL and move_by_lines(order, rows) == "COMPLETED":
        order.completed_at = clock.now()
        order.save(update_fields=["completed_at"])
    publish(
        RefundAgreed(
            **event_head(order), refund_id=refund_id, amount_minor=amount_minor, reason=reason[:120]
        ),
        actor=actor,
    )
    remember(key, scope=scope, of=content, result={"id": str(refund_id)})
    return order


def _give_up(order: Order, rows: list[OrderLine], give_up: dict[uuid.UUID, int]) -> None:
    """End units with the refund: those not sent yet first, then delivered ones not accepted."""
    for row in rows:
        units = give_up.get(row.pk, 0)
        if not units:
            continue
        waiting = unsent(row)
        opened = row.quantity_delivered - row.quantity_accepted - row.quantity_returned
        if not 0 < units <= waiting + max(0, opened):
            raise Invalid("退货数量超过可退数量。", field="lines")
        row.quantity_dropped += min(units, waiting)
        row.quantity_returned += units - min(units, waiting)
    rows_update(rows, ["quantity_dropped", "quantity_returned"])
    done = [str(row.pk) for row in rows if give_up.get(row.pk) and not unsent(row)]
    allocation_drop(holder=public_id("ord", order.pk), lines=done)
