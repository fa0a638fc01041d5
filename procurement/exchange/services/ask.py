"""Ask the partner, with no transaction open; store the answer before anyone acts on it."""

from __future__ import annotations

import uuid
from typing import Any

import structlog
from django.db import connection, transaction

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.locking import lock_one
from procurement.exchange.errors import NoAnswer
from procurement.exchange.events import MessageAnswered
from procurement.exchange.models import Message, MessageState
from procurement.exchange.ports import SETTLED, Answer, partner_for

log = structlog.get_logger(__name__)
SCHEMA_VERSION = "1.0"
WAIT_SECONDS_MAX = 900
CLAIM_SECONDS = 30
POSTMAN = Actor.system("procurement.exchange")


def envelope_of(message: Message) -> dict[str, Any]:
    """The common envelope of the city's standard (brief 13)."""
    return {
        "messageId": message.message_id,
        "type": message.kind,
        "correlationId": message.correlation_id,
        "sentAt": message.queued_at.isoformat(),
        "schemaVersion": SCHEMA_VERSION,
        **message.body,
    }


@transaction.atomic
def _claim(row_id: uuid.UUID) -> Message | None:
    message = lock_one(Message.objects.filter(pk=row_id))
    if message is None or message.state in SETTLED:
        return None
    _next_try(message.pk, CLAIM_SECONDS)
    return message


def _next_try(row_id: uuid.UUID, seconds: int) -> None:
    # leases and back-off run on real time (decision D4)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procurement_exchange_message SET attempts = attempts + 1, "
            "next_try_at = clock_timestamp() + make_interval(secs => %s) WHERE id = %s",
            [seconds, row_id],
        )


@transaction.atomic
def _record(row_id: uuid.UUID, answer: Answer | None) -> None:
    message = lock_one(Message.objects.filter(pk=row_id))
    assert message is not None, "messages are never removed"
    if message.state in SETTLED:
        return
    if answer is None or answer.state not in SETTLED:
        message.state = MessageState.UNKNOWN if answer is None else MessageState.RECEIVED
        message.save(update_fields=["state", "updated_at"])
        _next_try(row_id, min(2 ** min(message.attempts, 10), WAIT_SECONDS_MAX))
        return
    message.state = answer.state
    message.reply = answer.reply
    message.answered_at = clock.now()
    message.save(update_fields=["state", "reply", "answered_at", "updated_at"])
    event = MessageAnswered(
        message_row_id=message.pk,
        partner=message.partner,
        kind_of_message=message.kind,
        reference=message.reference,
        state=message.state,
    )
    publish(event, actor=POSTMAN)


def message_ask(row_id: uuid.UUID) -> None:
    """Send one message, or ask again for its answer; safe to repeat at any point."""
    message = _claim(row_id)
    if message is None:
        return
    try:
        answer = partner_for(message.partner).ask(envelope_of(message))
    except NoAnswer:
        log.warning("partner_silent", partner=message.partner, message=message.message_id)
        answer = None
    _record(row_id, answer)


def messages_ask_due(limit: int = 100) -> int:
    """Ask again for every open message whose time has come; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM procurement_exchange_message "
            "WHERE state IN ('QUEUED', 'RECEIVED', 'UNKNOWN') AND attempts > 0 "
            "AND next_try_at <= clock_timestamp() ORDER BY next_try_at LIMIT %s",
            [limit],
        )
        rows = [row[0] for row in cursor.fetchall()]
    for row_id in rows:
        message_ask(row_id)
    return len(rows)
