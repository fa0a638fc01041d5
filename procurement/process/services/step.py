"""Write a state and its history line together: the only place that changes a state."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.money import Money
from procurement.process.events import ProcessMoved
from procurement.process.models import Process, ProcessStep, ProcessTimer
from procurement.process.rules import Guard


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What a caller says about a move: the answered guards and the facts for the record."""

    act: str
    guards: tuple[Guard, ...] = ()
    parties: tuple[str, ...] = ()
    amount: Money | None = None
    document_hashes: tuple[str, ...] = ()
    note: str = ""
    due_at: datetime | None = None
    rule_id: str = ""
    cause: tuple[str, ...] = ()
    pinned: dict[str, str] = field(default_factory=dict)


def step_write(
    process: Process, move: Move, *, to_state: str, title: str, publishes: str, actor: Actor
) -> ProcessStep:
    """Publish the event, set the state, append the step. The caller holds the row's lock."""
    now = clock.now()
    from_state = process.state if process.revision else ""
    process.revision += 1
    process.pinned = {**process.pinned, **move.pinned}
    guards = [asdict(guard) for guard in move.guards]
    parties = list(dict.fromkeys([str(process.buyer_id), *move.parties]))
    event = ProcessMoved(
        process_id=process.pk,
        procedure=process.procedure,
        ocid=process.ocid,
        act=move.act,
        from_state=from_state,
        to_state=to_state,
        revision=process.revision,
        title=f"{process.number} {title}",
        publishes=publishes,
        parties=parties,
        amount_minor=move.amount.minor if move.amount else None,
        currency=move.amount.currency if move.amount else "",
        guards=guards,
        pinned=move.pinned,
        document_hashes=list(move.document_hashes),
        due_at=move.due_at,
        rule_id=move.rule_id,
        cause=list(move.cause),
    )
    entry = publish(event, actor=actor)
    if to_state != process.state:
        process.state_since = now
    process.state = to_state
    process.save(update_fields=["state", "revision", "pinned", "state_since", "updated_at"])
    if to_state != from_state:
        ProcessTimer.objects.filter(process=process, ended_at=None).update(ended_at=now)
    return ProcessStep.objects.create(
        process=process,
        revision=process.revision,
        act=move.act,
        from_state=from_state,
        to_state=to_state,
        title=title,
        at=now,
        actor=actor.label,
        person_id=actor.person_id,
        organization_id=actor.organization_id,
        guards=guards,
        document_hashes=list(move.document_hashes),
        note=move.note,
        event_id=entry.id,
    )
