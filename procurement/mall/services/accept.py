"""A third person accepts, in full or in part, disputes, or sends back; silence accepts."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from backend.events.services import publish, remember, replay
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound, Required, SodConflict
from backend.kernel.ids import public_id
from backend.kernel.money import Money
from backend.orders.rules import part_worth, tax_inside
from backend.orders.selectors import lines_of
from backend.orders.services import (
    DispatchLine,
    order_accept,
    order_goods_returned,
    order_hold,
)
from procurement.contracts.selectors import contract_of
from procurement.mall.errors import WindowOver
from procurement.mall.events import GoodsAccepted
from procurement.mall.models import Acceptance, Requisition
from procurement.mall.permissions import ACCEPTANCE_RECORD
from procurement.mall.rules import persons_differ
from procurement.mall.services.case import DOOR, MALL, case_lock, case_lock_as_buyer, case_move
from procurement.mall.services.credit import about_department, about_supplier
from procurement.mall.services.exits import case_release
from procurement.payables.services import payable_open
from procurement.plans.services import reservation_release
from procurement.process.errors import ArrowMissing
from procurement.process.selectors import process_by_id, step_list, timer_open

ACCEPTABLE = frozenset({"delivered", "disputed"})


@dataclass(frozen=True, slots=True)
class AcceptedLine:
    """How many base units of an order line are good; the rest goes back."""

    order_line_id: uuid.UUID
    quantity: int


def _third_person(requisition: Requisition, actor: Actor) -> None:
    named = (requisition.requester_id, requisition.approver_id, actor.person_id)
    if not persons_differ(*named):
        raise SodConflict("经办人、审批人与验收人须为三名不同人员。")


def _counted(requisition: Requisition, lines: Sequence[AcceptedLine]) -> list[dict[str, Any]]:
    """Per order line: ordered, accepted, worth and tax. No lines means everything."""
    assert requisition.order_id is not None
    rows = list(lines_of([requisition.order_id]))
    asked = {line.order_line_id: line.quantity for line in lines}
    if unknown := set(asked) - {row.pk for row in rows}:
        raise NotFound(field="lines", details={"lines": sorted(map(str, unknown))})
    counted = []
    for row in rows:
        good = asked.get(row.pk, 0) if lines else row.quantity
        if not 0 <= good <= row.quantity:
            raise Invalid("验收数量须在 0 与订购数量之间。", field="lines")
        worth = part_worth(row.total_minor, quantity=row.quantity, before=0, part=good)
        counted.append(
            {
                "orderLineId": str(row.pk),
                "title": f"{row.product_name} {row.variant_name}".strip(),
                "ordered": row.quantity,
                "accepted": good,
                "amountMinor": worth,
                "taxMinor": tax_inside(worth, row.tax_bp),
            }
        )
    if not any(line["accepted"] for line in counted):
        raise Invalid("没有合格商品时请办理退货。", field="lines")
    return counted


@transaction.atomic
def acceptance_record(
    *,
    actor: Actor,
    requisition_id: uuid.UUID,
    lines: Sequence[AcceptedLine] = (),
    note: str = "",
    key: str,
) -> Acceptance:
    """Certify what is good: all, or a part with a reason for the rest.

    Raises Forbidden, NotFound, SodConflict, Required, Invalid, ArrowMissing, IdempotencyMismatch.
    """
    actor.require(ACCEPTANCE_RECORD)
    requisition, process = case_lock_as_buyer(requisition_id, actor=actor)
    content = {"lines": [[str(line.order_line_id), line.quantity] for line in lines], "note": note}
    scope = f"acceptance.record:{requisition_id}"
    if done := replay(key, scope=scope, of=content):
        return Acceptance.objects.get(pk=done["id"])
    _third_person(requisition, actor)
    if process.state not in ACCEPTABLE:
        raise ArrowMissing(state=process.state, act="accept")
    if requisition.order_id is None:
        raise NotFound(field="id")
    counted = _counted(requisition, lines)
    whole = all(line["accepted"] == line["ordered"] for line in counted)
    if not whole and not note.strip():
        raise Required("部分验收须说明理由。", field="note")
    guards = {"third_person": ""} if whole else {"third_person": "", "reason_stated": ""}
    if process.state == "disputed":
        order_hold(order_id=requisition.order_id, reason="")
    acceptance = _certify(
        requisition, counted, kind="FULL" if whole else "PART", note=note, actor=actor
    )
    case_move(
        requisition,
        "accept" if whole else "accept_part",
        actor=actor,
        guards=guards,
        amount=Money(acceptance.amount_minor, requisition.currency),
        document_hashes=(acceptance.digest,),
        note=note.strip(),
    )
    _settle(requisition, acceptance, actor=actor)
    remember(key, scope=scope, of=content, result={"id": str(acceptance.pk)})
    return acceptance


@transaction.atomic
def deem_accepted(*, requisition_id: uuid.UUID) -> bool:
    """Nobody spoke within the window: accepted by law of the mall. False when moved on."""
    requisition, process = case_lock(requisition_id)
    if process.state != "delivered":
        return False
    acceptance = _certify(
        requisition, _counted(requisition, ()), kind="DEEMED", note="", actor=MALL
    )
    case_move(
        requisition,
        "deem_accepted",
        actor=MALL,
        guards={"deadline_passed": "", "no_incident": ""},
        document_hashes=(acceptance.digest,),
    )
    _settle(requisition, acceptance, actor=MALL)
    return True


def _certify(
    requisition: Requisition,
    counted: list[dict[str, Any]],
    *,
    kind: str,
    note: str,
    actor: Actor,
) -> Acceptance:
    content = {"case": requisition.case, "kind": kind, "lines": counted, "note": note.strip()}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Acceptance.objects.create(
        requisition=requisition,
        kind=kind,
        at=clock.now(),
        by=actor.person_id,
        lines=counted,
        amount_minor=sum(line["amountMinor"] for line in counted),
        tax_minor=sum(line["taxMinor"] for line in counted),
        note=note.strip()[:500],
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )


def _settle(requisition: Requisition, acceptance: Acceptance, *, actor: Actor) -> None:
    """Tell the order, free what is not owed, open the payable, say so."""
    assert requisition.order_id is not None
    assert requisition.supplier_id is not None
    assert requisition.delivered_at is not None
    good = {uuid.UUID(line["orderLineId"]): line["accepted"] for line in acceptance.lines}
    bad = {
        uuid.UUID(line["orderLineId"]): line["ordered"] - line["accepted"]
        for line in acceptance.lines
        if line["ordered"] > line["accepted"]
    }
    order_accept(
        actor=actor,
        order_id=requisition.order_id,
        lines=[DispatchLine(key, count) for key, count in good.items() if count],
        key=f"mall:{acceptance.pk}",
        door=DOOR,
    )
    process = process_by_id(requisition.process_id)
    contract = contract_of(requisition.case)
    assert process is not None
    assert contract is not None
    if bad:
        order_goods_returned(order_id=requisition.order_id, lines=bad)
        unowed = requisition.total_minor - acceptance.amount_minor
        reservation_release(actor=MALL, case=requisition.case, ocid=process.ocid, minor=unowed)
    payable_open(
        actor=actor,
        contract=contract,
        acceptance_ref=public_id("acc", acceptance.pk),
        amount=Money(acceptance.amount_minor, requisition.currency),
        tax_minor=acceptance.tax_minor,
        delivered_at=requisition.delivered_at,
        accepted_at=acceptance.at,
        deemed=acceptance.kind == "DEEMED",
    )
    event = GoodsAccepted(
        requisition_id=requisition.pk,
        acceptance_id=acceptance.pk,
        case=requisition.case,
        ocid=process.ocid,
        buyer_id=requisition.department_id,
        supplier_id=requisition.supplier_id,
        order_id=requisition.order_id,
        accepted_kind=acceptance.kind,
        amount_minor=acceptance.amount_minor,
        currency=requisition.currency,
        digest=acceptance.digest,
        lines=acceptance.lines,
    )
    publish(event, actor=actor)
    _judge(requisition, acceptance)


def _judge(requisition: Requisition, acceptance: Acceptance) -> None:
    """What the acceptance says about the supplier's goods and the department's diligence."""
    if acceptance.kind != "DEEMED":
        amount = Money(acceptance.amount_minor, requisition.currency)
        about_department(requisition, "accepted_in_time", at=acceptance.at, amount=amount)
    if acceptance.kind == "PART":
        share = Decimal(acceptance.amount_minor) / requisition.total_minor
        share = share.quantize(Decimal("0.000001"))
        about_supplier(requisition, "accepted_share", at=acceptance.at, outcome=share)
    elif not step_list(requisition.process_id).filter(act="dispute").exists():
        about_supplier(requisition, "accepted_first_time", at=acceptance.at)


@transaction.atomic
def dispute_open(*, actor: Actor, requisition_id: uuid.UUID, reason: str) -> Requisition:
    """Something is wrong with the goods: the window stops and nothing is released.

    Raises Forbidden, NotFound, SodConflict, Required, WindowOver, ArrowMissing.
    """
    actor.require(ACCEPTANCE_RECORD)
    requisition, _ = case_lock_as_buyer(requisition_id, actor=actor)
    _third_person(requisition, actor)
    if not reason.strip():
        raise Required("请说明问题。", field="reason")
    timer = timer_open(requisition.process_id, "mall.accept")
    if timer is not None and clock.now() >= timer.due_at:
        raise WindowOver
    case_move(
        requisition,
        "dispute",
        actor=actor,
        guards={"third_person": "", "inside_window": "", "reason_stated": ""},
        note=reason.strip(),
    )
    assert requisition.order_id is not None
    order_hold(order_id=requisition.order_id, reason=reason.strip()[:120])
    requisition.note = reason.strip()[:500]
    requisition.save(update_fields=["note", "updated_at"])
    return requisition


@transaction.atomic
def goods_return(*, actor: Actor, requisition_id: uuid.UUID, reason: str) -> Requisition:
    """After a dispute everything goes back; budget and contract end in the same commit.

    Raises Forbidden, NotFound, SodConflict, Required, ArrowMissing.
    """
    actor.require(ACCEPTANCE_RECORD)
    requisition, _ = case_lock_as_buyer(requisition_id, actor=actor)
    _third_person(requisition, actor)
    if not reason.strip():
        raise Required("请说明退货理由。", field="reason")
    case_move(
        requisition,
        "return_goods",
        actor=actor,
        guards={"third_person": "", "reason_stated": ""},
        note=reason.strip(),
    )
    assert requisition.order_id is not None
    back = {row.pk: row.quantity for row in lines_of([requisition.order_id])}
    order_goods_returned(order_id=requisition.order_id, lines=back)
    requisition.note = reason.strip()[:500]
    requisition.save(update_fields=["note", "updated_at"])
    case_release(requisition, actor=MALL, reason=reason)
    about_supplier(requisition, "rejected", at=clock.now())
    return requisition
