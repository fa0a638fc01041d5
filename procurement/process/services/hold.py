"""Suspend and resume: an overlay that blocks every forward move (brief 4, O17)."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import transaction

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Conflict, Invalid, NotFound
from backend.rulebook.selectors import value
from procurement.process.errors import HoldTooLong
from procurement.process.events import ProcessHoldChanged
from procurement.process.models import ProcessHold
from procurement.process.permissions import SUPERVISE
from procurement.process.services.move import process_lock


@transaction.atomic
def hold_place(*, actor: Actor, process_id: uuid.UUID, reason: str, until: datetime) -> ProcessHold:
    """Suspend a case for a stated reason and time. Raises Forbidden, HoldTooLong, Conflict."""
    actor.require(SUPERVISE)
    process = process_lock(process_id)
    now = clock.now()
    days = value("complaint.suspend_days", on=now).number
    if not reason.strip():
        raise Invalid("请说明暂停理由。", field="reason")
    if until <= now:
        raise Invalid("暂停期限须晚于当前时间。", field="until")
    if until > now + timedelta(days=days):
        raise HoldTooLong(days=days)
    if ProcessHold.objects.filter(process=process, lifted_at=None).exists():
        raise Conflict("该项目已处于暂停状态。")
    hold = ProcessHold.objects.create(
        process=process, reason=reason, placed_at=now, placed_by=actor.label, until=until
    )
    _tell(hold, actor=actor, placed=True)
    return hold


@transaction.atomic
def hold_lift(*, actor: Actor, process_id: uuid.UUID) -> ProcessHold:
    """Resume a suspended case. Raises Forbidden, NotFound."""
    actor.require(SUPERVISE)
    process = process_lock(process_id)
    hold = ProcessHold.objects.filter(process=process, lifted_at=None).first()
    if hold is None:
        raise NotFound
    hold.lifted_at = clock.now()
    hold.lifted_by = actor.label
    hold.save(update_fields=["lifted_at", "lifted_by"])
    _tell(hold, actor=actor, placed=False)
    return hold


def holds_end(*, actor: Actor) -> int:
    """Resume every case whose suspension ran out; returns how many."""
    over = ProcessHold.objects.filter(lifted_at=None, until__lte=clock.now())
    ids = list(over.values_list("process_id", flat=True))
    for process_id in ids:
        hold_lift(actor=actor, process_id=process_id)
    return len(ids)


def _tell(hold: ProcessHold, *, actor: Actor, placed: bool) -> None:
    event = ProcessHoldChanged(
        process_id=hold.process_id,
        hold_id=hold.pk,
        reason=hold.reason,
        placed=placed,
        until=hold.until,
    )
    publish(event, actor=actor)
