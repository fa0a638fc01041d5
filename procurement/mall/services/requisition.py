"""Fill the cart, change it, drop it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from backend.events.services import remember, replay
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound, Required
from backend.parties.rules import phone_is_readable
from procurement.mall.models import Requisition
from procurement.mall.permissions import REQUISITION_CREATE
from procurement.mall.services.case import case_lock_as_buyer, case_move
from procurement.mall.services.exits import case_release
from procurement.mall.services.lines import WishLine, lines_write
from procurement.plans.selectors import budget_item_of
from procurement.procedures import P_MALL_DIR
from procurement.process.services import process_open

ADDRESS_FIELDS = ("name", "phone", "region", "city", "district", "street")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a department wants, from which money, and where it goes."""

    budget_item_id: uuid.UUID
    purpose: str
    lines: Sequence[WishLine]
    deliver_to: dict[str, Any] = field(default_factory=dict)
    needed_by: date | None = None
    reason: str = ""

    def content(self) -> dict[str, Any]:
        """The wish as plain data, for the replay key."""
        return {
            "item": str(self.budget_item_id),
            "purpose": self.purpose,
            "lines": [[str(line.offer_id), line.quantity] for line in self.lines],
            "to": self.deliver_to,
            "by": self.needed_by.isoformat() if self.needed_by else "",
            "reason": self.reason,
        }


def _address(given: dict[str, Any]) -> dict[str, str]:
    return {name: str(given.get(name, ""))[:200] for name in ADDRESS_FIELDS}


def _check(wish: Wish, *, department_id: uuid.UUID | None) -> None:
    if not wish.purpose.strip():
        raise Required(field="purpose")
    if budget_item_of(wish.budget_item_id, department_id=department_id) is None:
        raise NotFound("未找到该指标。", field="budgetItemId")
    if not phone_is_readable(str(wish.deliver_to.get("phone", ""))):
        raise Invalid("联系电话只能用半角数字，请改为半角后再试。", field="phone")


@transaction.atomic
def requisition_create(*, actor: Actor, wish: Wish, key: str) -> Requisition:
    """Open a case with a filled cart for the actor's department.

    Raises Forbidden, NotFound, Required, Invalid, OfferUnavailable, SupplierMixed.
    """
    actor.require(REQUISITION_CREATE)
    if actor.organization_id is None or actor.person_id is None:
        raise NotFound
    scope = f"requisition.create:{actor.organization_id}"
    if done := replay(key, scope=scope, of=wish.content()):
        return Requisition.objects.get(pk=done["id"])
    _check(wish, department_id=actor.organization_id)
    process = process_open(
        actor=actor,
        procedure=P_MALL_DIR,
        buyer_id=actor.organization_id,
        title=wish.purpose.strip()[:300],
    )
    requisition = Requisition.objects.create(
        process_id=process.pk,
        department_id=actor.organization_id,
        budget_item_id=wish.budget_item_id,
        requester_id=actor.person_id,
        purpose=wish.purpose.strip()[:300],
        deliver_to=_address(wish.deliver_to),
        needed_by=wish.needed_by,
        reason=wish.reason.strip()[:500],
    )
    lines_write(requisition, wish.lines, at=clock.now())
    remember(key, scope=scope, of=wish.content(), result={"id": str(requisition.pk)})
    return requisition


@transaction.atomic
def requisition_update(*, actor: Actor, requisition_id: uuid.UUID, wish: Wish) -> Requisition:
    """Replace the cart's content; a compared one goes back to the cart.

    Raises Forbidden, NotFound, ArrowMissing and what ``requisition_create`` raises.
    """
    actor.require(REQUISITION_CREATE)
    requisition, process = case_lock_as_buyer(requisition_id, actor=actor)
    _check(wish, department_id=actor.organization_id)
    if process.state != "cart":
        case_move(requisition, "edit", actor=actor)
    requisition.budget_item_id = wish.budget_item_id
    requisition.purpose = wish.purpose.strip()[:300]
    requisition.deliver_to = _address(wish.deliver_to)
    requisition.needed_by = wish.needed_by
    requisition.reason = wish.reason.strip()[:500]
    requisition.save()
    lines_write(requisition, wish.lines, at=clock.now())
    return requisition


@transaction.atomic
def requisition_withdraw(*, actor: Actor, requisition_id: uuid.UUID) -> Requisition:
    """Drop a requisition before approval. Raises Forbidden, NotFound, ArrowMissing."""
    actor.require(REQUISITION_CREATE)
    requisition, _ = case_lock_as_buyer(requisition_id, actor=actor)
    case_move(requisition, "withdraw", actor=actor)
    case_release(requisition, actor=actor)
    return requisition
