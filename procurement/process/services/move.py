"""Move a case along a declared arrow."""

from __future__ import annotations

import uuid

from django.db import transaction

from backend.kernel.actor import Actor
from backend.kernel.errors import Forbidden, NotFound
from backend.kernel.locking import lock_one
from procurement.process.errors import ArrowMissing, GuardFailed, ProcessHeld
from procurement.process.models import Process, ProcessHold, ProcessStep
from procurement.process.rules import SYSTEM, Arrow, Procedure, guards_missing
from procurement.process.services.step import Move, step_write

__all__ = ["Move", "process_lock", "process_move"]


def process_lock(process_id: uuid.UUID) -> Process:
    """The case under its row lock; every act on it goes through here. Raises NotFound."""
    process = lock_one(Process.objects.filter(pk=process_id))
    if process is None:
        raise NotFound
    return process


def _allow(actor: Actor, arrow: Arrow) -> None:
    if actor.is_system:
        if SYSTEM not in arrow.who:
            raise Forbidden
        return
    assert arrow.permission, f"{arrow.act} names no permission for people"
    actor.require(arrow.permission)


def _check_guards(arrow: Arrow, move: Move) -> None:
    missing = guards_missing(arrow, move.guards)
    assert not missing, f"{arrow.act} was asked without answering {missing}"
    failed = [guard for guard in move.guards if not guard.passed]
    if failed:
        text = "；".join(guard.detail or guard.name for guard in failed)
        raise GuardFailed(text=text, details={"guards": [guard.name for guard in failed]})


@transaction.atomic
def process_move(
    *, actor: Actor, procedure: Procedure, process_id: uuid.UUID, move: Move
) -> ProcessStep:
    """One act: hold, arrow, permission, guards, then state, step and event in one commit.

    Raises ProcessHeld, ArrowMissing, Forbidden, GuardFailed.
    """
    process = process_lock(process_id)
    assert process.procedure == procedure.code, "a case keeps its procedure"
    arrow = procedure.arrow(process.state, move.act)
    if arrow is None:
        label = procedure.states[process.state].zh
        raise ArrowMissing(state=label, act=move.act)
    _allow(actor, arrow)
    if ProcessHold.objects.filter(process=process, lifted_at=None).exists():
        raise ProcessHeld
    _check_guards(arrow, move)
    return step_write(
        process,
        move,
        to_state=arrow.ends_in(process.state),
        title=arrow.title,
        publishes=arrow.publishes,
        actor=actor,
    )
