"""Ask for approval; the goods are held on the shelf meanwhile."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.db import transaction

from backend.events.services import remember, replay
from backend.inventory.services import StockLine, stock_reserve
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.rulebook.selectors import value
from procurement.mall.models import Requisition
from procurement.mall.permissions import REQUISITION_CREATE
from procurement.mall.services.case import case_lock_as_buyer, case_move
from procurement.mall.services.compare import requisition_compare
from procurement.mall.services.limits import limits_check, prices_unchanged


@transaction.atomic
def requisition_submit(
    *, actor: Actor, requisition_id: uuid.UUID, reason: str | None = None, key: str
) -> Requisition:
    """Compare if that is still to be done, check the limits, hold the stock, ask for approval.

    Raises Forbidden, NotFound, InsufficientStock, DirectLimitExceeded, YearlyLimitExceeded,
    PriceChanged and what ``requisition_compare`` raises.
    """
    actor.require(REQUISITION_CREATE)
    requisition, process = case_lock_as_buyer(requisition_id, actor=actor)
    scope = f"requisition.submit:{requisition_id}"
    if replay(key, scope=scope, of=reason or ""):
        return requisition
    if process.state == "cart" or (process.state == "compared" and reason is not None):
        requisition_compare(actor=actor, requisition_id=requisition_id, reason=reason)
        requisition, process = case_lock_as_buyer(requisition_id, actor=actor)
    now = clock.now()
    prices_unchanged(requisition, now=now)
    guards = limits_check(requisition, process, now=now)
    days = value("mall.approval_days", on=now)
    stock_reserve(
        holder=requisition.case,
        lines=[
            StockLine(line.offer.variant_id, line.quantity, str(line.pk))
            for line in requisition.lines.select_related("offer")
        ],
        until=now + timedelta(days=days.number),
    )
    case_move(requisition, "submit", actor=actor, guards={**guards, "stock_reserved": str(days.id)})
    requisition.requester_id = actor.person_id or requisition.requester_id
    requisition.save(update_fields=["requester_id", "updated_at"])
    remember(key, scope=scope, of=reason or "", result={"id": str(requisition.pk)})
    return requisition
