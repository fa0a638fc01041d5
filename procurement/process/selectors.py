"""Reading cases. Each reader is told who looks: a department sees its own, overseers all."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from backend.kernel.actor import Actor
from procurement.process.models import Process, ProcessHold, ProcessStep, ProcessTimer
from procurement.process.permissions import PROCESS_READ, PROCESS_READ_ALL


def process_list(*, viewer: Actor) -> QuerySet[Process]:
    """Cases the viewer's department runs; every case for those who supervise."""
    if viewer.may(PROCESS_READ_ALL):
        return Process.objects.all()
    if viewer.organization_id is None or not viewer.may(PROCESS_READ):
        return Process.objects.none()
    return Process.objects.filter(buyer_id=viewer.organization_id)


def process_by_id(process_id: uuid.UUID) -> Process | None:
    """One case, for floors above that have checked who looks."""
    return Process.objects.filter(pk=process_id).first()


def process_by_ocid(ocid: str) -> Process | None:
    """One case by its open contracting id."""
    return Process.objects.filter(ocid=ocid).first()


def processes_by_ids(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Process]:
    """Cases by id."""
    return Process.objects.in_bulk(list(ids))


def step_list(process_id: uuid.UUID) -> QuerySet[ProcessStep]:
    """The history of a case, oldest first."""
    return ProcessStep.objects.filter(process_id=process_id).order_by("revision")


def steps_of(process_ids: Iterable[uuid.UUID]) -> QuerySet[ProcessStep]:
    """The histories of several cases, each oldest first."""
    rows = ProcessStep.objects.filter(process_id__in=list(process_ids))
    return rows.order_by("process_id", "revision")


def timer_open(process_id: uuid.UUID, name: str) -> ProcessTimer | None:
    """The running term of a name."""
    return ProcessTimer.objects.filter(process_id=process_id, name=name, ended_at=None).first()


def timers_due(*, procedure: str, now: datetime, limit: int = 500) -> list[ProcessTimer]:
    """Terms of a procedure that ran out and whose case is not held, oldest first."""
    held = ProcessHold.objects.filter(lifted_at=None).values("process_id")
    due = ProcessTimer.objects.filter(
        Q(process__procedure=procedure), ended_at=None, due_at__lte=now
    ).exclude(process_id__in=held)
    return list(due.order_by("due_at", "pk")[:limit])


def hold_open(process_id: uuid.UUID) -> ProcessHold | None:
    """The open suspension of a case."""
    return ProcessHold.objects.filter(process_id=process_id, lifted_at=None).first()


def holds_of(process_ids: Iterable[uuid.UUID]) -> QuerySet[ProcessHold]:
    """The open suspensions of cases."""
    return ProcessHold.objects.filter(process_id__in=list(process_ids), lifted_at=None)


def terms_of(process_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, datetime]:
    """The next end of a running term by case."""
    rows = ProcessTimer.objects.filter(process_id__in=list(process_ids), ended_at=None)
    return dict(rows.order_by("-due_at").values_list("process_id", "due_at"))
