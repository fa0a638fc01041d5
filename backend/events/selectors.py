"""Reading the log and its backlog."""

from __future__ import annotations

from backend.events.models import Delivery, DeliveryState, EventEntry


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
