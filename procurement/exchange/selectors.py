"""Reading messages."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet

from procurement.exchange.models import Message
from procurement.exchange.ports import SETTLED


def message_get(row_id: uuid.UUID) -> Message:
    """One message."""
    return Message.objects.get(pk=row_id)


def messages_of(reference: str) -> QuerySet[Message]:
    """The messages about one object, oldest first."""
    return Message.objects.filter(reference=reference).order_by("queued_at", "pk")


def messages_open() -> int:
    """Messages without a final answer."""
    return Message.objects.exclude(state__in=SETTLED).count()
