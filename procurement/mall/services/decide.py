"""Another person approves or sends back."""

from __future__ import annotations

import uuid

from django.db import transaction

from backend.events.services import remember, replay
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Required, SodConflict
from procurement.mall.models import Requisition
from procurement.mall.permissions import REQUISITION_APPROVE
from procurement.mall.rules import persons_differ
from procurement.mall.services.case import case_lock_as_buyer, case_move
from procurement.mall.services.exits import case_release
from procurement.mall.services.limits import limits_check, prices_unchanged
from procurement.plans.services import reservation_ask


@transaction.atomic
def requisition_approve(*, actor: Actor, requisition_id: uuid.UUID, key: str) -> Requisition:
    """Approve: the limits are checked again and the finance bureau is asked in the same commit.

    Raises Forbidden, NotFound, SodConflict, ArrowMissing, BudgetInsufficient and the limits.
    """
    actor.require(REQUISITION_APPROVE)
    requisition, process = case_lock_as_buyer(requisition_id, actor=actor)
    scope = f"requisition.approve:{requisition_id}"
    if replay(key, scope=scope, of=""):
        return requisition
    if not persons_differ(requisition.requester_id, actor.person_id):
        raise SodConflict("采购经办人与审批人须为不同人员。")
    now = clock.now()
    if process.state == "awaiting_approval":
        prices_unchanged(requisition, now=now)
        guards = limits_check(requisition, process, now=now)
    else:
        guards = {"within_direct_limit": "", "within_yearly_limit": ""}
    case_move(
        requisition,
        "approve",
        actor=actor,
        guards={"other_person": "", **guards, "budget_left": ""},
    )
    reservation_ask(
        actor=actor,
        case=requisition.case,
        ocid=process.ocid,
        item_id=requisition.budget_item_id,
        department_id=requisition.department_id,
        amount=requisition.total,
    )
    requisition.approver_id = actor.person_id
    requisition.save(update_fields=["approver_id", "updated_at"])
    remember(key, scope=scope, of="", result={"id": str(requisition.pk)})
    return requisition


@transaction.atomic
def requisition_reject(*, actor: Actor, requisition_id: uuid.UUID, reason: str) -> Requisition:
    """Send back to the cart with a reason; the stock is free again.

    Raises Forbidden, NotFound, Required, SodConflict, ArrowMissing.
    """
    actor.require(REQUISITION_APPROVE)
    requisition, _ = case_lock_as_buyer(requisition_id, actor=actor)
    if not reason.strip():
        raise Required("请填写退回理由。", field="reason")
    if not persons_differ(requisition.requester_id, actor.person_id):
        raise SodConflict("采购经办人与审批人须为不同人员。")
    case_move(requisition, "reject", actor=actor, guards={"reason_stated": ""}, note=reason.strip())
    requisition.note = reason.strip()[:500]
    requisition.save(update_fields=["note", "updated_at"])
    case_release(requisition, actor=actor, reason=reason)
    return requisition
