"""Put a message on its way."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from procurement.exchange.events import MessageQueued
from procurement.exchange.models import Message


@transaction.atomic
def message_queue(
    *,
    actor: Actor,
    partner: str,
    kind: str,
    body: dict[str, Any],
    correlation_id: str,
    reference: str,
    message_id: str,
) -> Message:
    """Write one message in the caller's transaction; the same ``message_id`` is queued once.

    ``correlation_id`` is the ocid, ``reference`` the public id of the object it is about.
    """
    message, fresh = Message.objects.get_or_create(
        message_id=message_id,
        defaults={
            "partner": partner,
            "kind": kind,
            "body": body,
            "correlation_id": correlation_id,
            "reference": reference,
            "queued_at": clock.now(),
        },
    )
    if fresh:
        event = MessageQueued(
            message_row_id=message.pk, partner=partner, kind_of_message=kind, reference=reference
        )
        publish(event, actor=actor)
    return message
