"""The supplier confirms or declines; silence expires; goods leave; the buyer may cancel."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Required
from backend.orders.selectors import lines_of
from backend.orders.services import DispatchLine, order_dispatch, order_open_for_dispatch
from backend.rulebook.selectors import local_day
from procurement.contracts.services import contract_activate
from procurement.mall.models import Requisition
from procurement.mall.permissions import ORDER_CONFIRM, ORDER_DISPATCH, REQUISITION_CREATE
from procurement.mall.services.case import (
    DOOR,
    MALL,
    case_lock,
    case_lock_as_buyer,
    case_lock_as_supplier,
    case_move,
)
from procurement.mall.services.credit import about_supplier
from procurement.mall.services.exits import case_release

DespatchLine = DispatchLine
DECLINED = Decimal("0.5")
"""A timely no with a reason counts half of silence."""


@transaction.atomic
def order_confirm_by_supplier(*, actor: Actor, requisition_id: uuid.UUID) -> Requisition:
    """The supplier takes the order on: the contract binds, goods may leave before payment.

    Twice is once. Raises Forbidden, NotFound, ArrowMissing.
    """
    actor.require(ORDER_CONFIRM)
    requisition, process = case_lock_as_supplier(requisition_id, actor=actor)
    if process.state == "supplier_confirmed":
        return requisition
    case_move(requisition, "confirm", actor=actor, guards={"own_order": ""})
    assert requisition.order_id is not None
    order_open_for_dispatch(order_id=requisition.order_id)
    contract_activate(actor=actor, case=requisition.case)
    return requisition


@transaction.atomic
def order_decline(*, actor: Actor, requisition_id: uuid.UUID, reason: str) -> Requisition:
    """The supplier declines with a reason; it counts in the rating. All is freed.

    Raises Forbidden, NotFound, Required, ArrowMissing.
    """
    actor.require(ORDER_CONFIRM)
    requisition, _ = case_lock_as_supplier(requisition_id, actor=actor)
    if not reason.strip():
        raise Required("请填写拒单理由。", field="reason")
    guards = {"own_order": "", "reason_stated": ""}
    case_move(requisition, "decline", actor=actor, guards=guards, note=reason.strip())
    _end(requisition, reason=reason)
    about_supplier(requisition, "not_delivered", at=clock.now(), outcome=DECLINED)
    return requisition


@transaction.atomic
def order_expire(*, requisition_id: uuid.UUID) -> bool:
    """The supplier was silent for too long. False when the case has moved on."""
    requisition, process = case_lock(requisition_id)
    if process.state != "ordered":
        return False
    case_move(requisition, "expire", actor=MALL, guards={"deadline_passed": ""})
    _end(requisition, reason="供应商逾期未确认")
    about_supplier(requisition, "not_delivered", at=clock.now())
    return True


@transaction.atomic
def order_cancel_by_buyer(*, actor: Actor, requisition_id: uuid.UUID, reason: str) -> Requisition:
    """The department cancels before dispatch. Raises Forbidden, NotFound, Required, ArrowMissing."""
    actor.require(REQUISITION_CREATE)
    requisition, _ = case_lock_as_buyer(requisition_id, actor=actor)
    if not reason.strip():
        raise Required("请填写取消理由。", field="reason")
    case_move(requisition, "cancel", actor=actor, guards={"reason_stated": ""}, note=reason.strip())
    _end(requisition, reason=reason)
    return requisition


def _end(requisition: Requisition, *, reason: str) -> None:
    requisition.note = reason.strip()[:500]
    requisition.save(update_fields=["note", "updated_at"])
    case_release(requisition, actor=MALL, reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waybill:
    """Who carries it under which number."""

    carrier_code: str
    tracking_number: str


@transaction.atomic
def order_despatch(
    *,
    actor: Actor,
    requisition_id: uuid.UUID,
    lines: Sequence[DespatchLine],
    waybill: Waybill,
    key: str,
) -> Requisition:
    """Send goods; no lines means all that is left. The case is shipped when everything left.

    Raises Forbidden, NotFound, ArrowMissing, QuantityExceeds, WaybillTaken, IdempotencyMismatch.
    """
    actor.require(ORDER_DISPATCH)
    requisition, process = case_lock_as_supplier(requisition_id, actor=actor)
    assert requisition.order_id is not None
    before = _left(requisition.order_id)
    order_dispatch(
        actor=actor,
        order_id=requisition.order_id,
        lines=lines,
        carrier_code=waybill.carrier_code,
        tracking_number=waybill.tracking_number,
        key=key,
        door=DOOR,
    )
    left = _left(requisition.order_id)
    if left == before:  # a replayed key
        return requisition
    act = "ship" if left == 0 and process.state == "supplier_confirmed" else "ship_part"
    guards = {"lines_match_order": ""}
    case_move(requisition, act, actor=actor, guards=guards, note=f"{local_day(clock.now())}")
    return requisition


def _left(order_id: uuid.UUID) -> int:
    return sum(line.quantity - line.quantity_shipped for line in lines_of([order_id]))
