"""Getting a requisition with its case under lock, and moving the case."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from backend.channels.selectors import channel_by_slug
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound
from backend.kernel.locking import lock_one
from backend.rulebook.selectors import RuleRow, pinned, value
from procurement.mall.models import Requisition
from procurement.procedures import P_MALL_DIR
from procurement.process.rules import Guard
from procurement.process.services import Move, process_lock, process_move

if TYPE_CHECKING:
    from datetime import datetime

    from backend.channels.models import Channel
    from procurement.process.models import Process, ProcessStep

GOV = "gov"
DOOR = "procurement"
MALL = Actor.system("procurement.mall")


def gov_channel() -> Channel:
    """The mall's channel."""
    channel = channel_by_slug(GOV)
    assert channel is not None, "the channel gov is part of every house"
    return channel


def case_lock(requisition_id: uuid.UUID) -> tuple[Requisition, Process]:
    """The process first, then the requisition: the order of every act. Raises NotFound."""
    process_id = (
        Requisition.objects.filter(pk=requisition_id).values_list("process_id", flat=True).first()
    )
    if process_id is None:
        raise NotFound(field="id")
    process = process_lock(process_id)
    requisition = lock_one(Requisition.objects.filter(pk=requisition_id))
    assert requisition is not None, "requisitions are never removed"
    return requisition, process


def case_lock_as_buyer(requisition_id: uuid.UUID, *, actor: Actor) -> tuple[Requisition, Process]:
    """The case for a member of the department; for others it does not exist. Raises NotFound."""
    requisition, process = case_lock(requisition_id)
    if requisition.department_id != actor.organization_id:
        raise NotFound(field="id")
    return requisition, process


def case_lock_as_supplier(
    requisition_id: uuid.UUID, *, actor: Actor
) -> tuple[Requisition, Process]:
    """The case for a member of the chosen supplier, once ordered. Raises NotFound."""
    requisition, process = case_lock(requisition_id)
    if requisition.order_id is None or requisition.supplier_id != actor.organization_id:
        raise NotFound(field="id")
    return requisition, process


def case_move(
    requisition: Requisition,
    act: str,
    *,
    actor: Actor,
    guards: dict[str, str] | None = None,
    **facts: Any,
) -> ProcessStep:
    """One move of the case; ``guards`` are conditions found true, with the rule row behind each.

    The service has refused with its own error before whatever is not true.
    """
    answered = tuple(
        Guard(name=name, passed=True, rule_id=rule) for name, rule in (guards or {}).items()
    )
    parties = (str(requisition.supplier_id),) if requisition.supplier_id else ()
    amount = requisition.total if requisition.total_minor else None
    move = Move(act=act, guards=answered, **{"parties": parties, "amount": amount, **facts})
    return process_move(
        actor=actor, procedure=P_MALL_DIR, process_id=requisition.process_id, move=move
    )


def rule(key: str, *, process: Process, now: datetime) -> RuleRow:
    """The row pinned on the case, else the one in force today (decision D8)."""
    held = process.pinned.get(key)
    return pinned(uuid.UUID(held)) if held else value(key, on=now)
