"""Goods arrived: the inspection window opens."""

from __future__ import annotations

import uuid

from django.db import transaction

from backend.kernel import clock
from backend.orders.selectors import lines_of
from backend.rulebook.calendar import end_of, workday_add
from backend.rulebook.selectors import local_day
from procurement.mall.selectors import requisition_of_order
from procurement.mall.services.case import MALL, case_lock, case_move, rule
from procurement.process.services import process_lock, timer_set


@transaction.atomic
def delivery_recorded(*, order_id: uuid.UUID) -> None:
    """When the last part of an order is delivered, the case is delivered. Twice is once."""
    found = requisition_of_order(order_id)
    if found is None:
        return
    requisition, process = case_lock(found.pk)
    open_lines = [line for line in lines_of([order_id]) if line.quantity_delivered < line.quantity]
    if process.state != "shipped" or open_lines:
        return
    now = clock.now()
    days = rule("mall.accept_workdays", process=process, now=now)
    due = end_of(workday_add(local_day(now), days.number))
    requisition.delivered_at = now
    requisition.save(update_fields=["delivered_at", "updated_at"])
    case_move(
        requisition,
        "deliver",
        actor=MALL,
        guards={"signed_for": ""},
        due_at=due,
        rule_id=str(days.id),
    )
    timer_set(
        process_lock(requisition.process_id),
        name="mall.accept",
        act="deem_accepted",
        due_at=due,
        rule_id=days.id,
    )
