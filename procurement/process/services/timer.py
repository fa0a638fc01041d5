"""Terms that run while a case is in a state."""

from __future__ import annotations

import uuid
from datetime import datetime

from backend.kernel import clock
from backend.rulebook.calendar import is_provisional
from backend.rulebook.selectors import local_day
from procurement.process.models import Process, ProcessTimer


def timer_set(
    process: Process,
    *,
    name: str,
    due_at: datetime,
    act: str = "",
    rule_id: uuid.UUID | None = None,
) -> ProcessTimer:
    """Start a term of the case's present state; it ends when the state is left."""
    timer, _ = ProcessTimer.objects.update_or_create(
        process=process,
        name=name,
        revision=process.revision,
        defaults={
            "act": act,
            "due_at": due_at,
            "rule_id": rule_id,
            "provisional": is_provisional(local_day(due_at)),
        },
    )
    return timer


def timer_end(timer: ProcessTimer, *, fired: bool) -> None:
    """Close a term: it fired, or nothing is left to do. Twice is once."""
    ProcessTimer.objects.filter(pk=timer.pk, ended_at=None).update(
        ended_at=clock.now(), fired=fired
    )
