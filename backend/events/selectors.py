"""Reading the log and its backlog."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from backend.events.models import Delivery, DeliveryState, EventEntry
from backend.kernel.actor import Viewer


def events_since(position: int, *, limit: int = 500) -> list[EventEntry]:
    """Entries after a position, oldest first."""
    return list(EventEntry.objects.filter(position__gt=position).order_by("position")[:limit])


def events_of(subject: str) -> list[EventEntry]:
    """Everything that happened to one subject, oldest first."""
    return list(EventEntry.objects.filter(subject=subject).order_by("position"))


def backlog() -> dict[str, int]:
    """How many deliveries wait and how many are parked."""
    return {
        "pending": Delivery.objects.filter(state=DeliveryState.PENDING).count(),
        "parked": Delivery.objects.filter(state=DeliveryState.PARKED).count(),
    }


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry as the sequencer reads it."""

    position: int
    id: uuid.UUID
    kind: str
    subject: str
    payload: dict[str, Any]
    confidential: bool
    record: dict[str, Any] | None
    cause: list[str]
    actor: str
    organization_id: uuid.UUID | None
    roles: list[str]
    site: str
    request_id: str
    at: datetime


def entries_at(positions: Sequence[int]) -> list[EntryRow]:
    """Entries by position, in order."""
    names = [field.name for field in fields(EntryRow)]
    rows = EventEntry.objects.filter(position__in=positions).order_by("position").values(*names)
    return [EntryRow(**row) for row in rows]


REQUEUE = "events.delivery.requeue"


def deliveries_parked(*, viewer: Viewer) -> QuerySet[Delivery]:
    """Deliveries that were given up, oldest first. Raises Forbidden, LevelTwoRequired."""
    viewer.require(REQUEUE)
    rows = Delivery.objects.filter(state=DeliveryState.PARKED).select_related("entry")
    return rows.order_by("id")


def payloads_of(kind: str) -> list[dict[str, Any]]:
    """What every entry of a kind says, oldest first."""
    rows = EventEntry.objects.filter(kind=kind).order_by("position")
    return list(rows.values_list("payload", flat=True))
