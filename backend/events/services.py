"""Writing the log, delivering it, and keeping replay keys."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable
from typing import Any

import msgspec
import structlog
from django.db import connection, transaction

from backend.events.domain import DomainEvent, event_from
from backend.events.models import Delivery, DeliveryState, EventEntry, ReplayKey
from backend.events.registry import Handler, handler_named, handlers_of
from backend.events.writing import entry_write
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import IdempotencyMismatch, NotFound

log = structlog.get_logger(__name__)

TRIES_MAX = 12
BACKOFF_SECONDS_MAX = 3600
_wakers: list[Callable[[], None]] = []


def on_publish(wake: Callable[[], None]) -> None:
    """Tell the roof how the worker is woken after a commit; the table stays the truth."""
    _wakers.append(wake)


def _wake() -> None:
    for wake in _wakers:
        wake()


def publish(event: DomainEvent, *, actor: Actor, cause: list[str] | None = None) -> EventEntry:
    """Insert the event and what its handlers owe, in the caller's transaction.

    ``cause``: public ids of what led here (trace edges).
    """
    assert transaction.get_connection().in_atomic_block, "an entry commits with its act"
    record = event.record()
    entry = EventEntry(
        kind=event.kind,
        version=event.version,
        subject=event.subject,
        payload=event.payload(),
        confidential=event.confidential,
        record=msgspec.to_builtins(record) if record else None,
        cause=cause or (record.cause if record else []),
        actor=actor.label,
        person_id=actor.person_id,
        organization_id=actor.organization_id,
        roles=sorted(actor.roles),
        site=actor.site,
        request_id=actor.request_id,
        at=clock.now(),
    )
    heard_by = handlers_of(event)
    entry_write(entry, handlers=[handler.name for handler in heard_by])
    if heard_by:
        transaction.on_commit(_wake)
    return entry


CLAIM = """
SELECT d.id FROM events_delivery d
WHERE d.state = 'PENDING' AND d.next_try_at <= clock_timestamp()
  AND NOT EXISTS (
    SELECT 1 FROM events_delivery earlier
    WHERE earlier.handler = d.handler AND earlier.subject = d.subject
      AND earlier.state <> 'DONE' AND earlier.entry_id < d.entry_id)
ORDER BY d.entry_id, d.id
LIMIT 1 FOR UPDATE OF d SKIP LOCKED
"""


def _claim() -> Delivery | None:
    with connection.cursor() as cursor:
        cursor.execute(CLAIM)
        row = cursor.fetchone()
    return Delivery.objects.select_related("entry").get(pk=row[0]) if row else None


def _finish(delivery: Delivery) -> None:
    delivery.state = DeliveryState.DONE
    delivery.done_at = clock.now()
    delivery.save(update_fields=["state", "done_at"])


def _fail(delivery: Delivery) -> None:
    delivery.attempts += 1
    delivery.last_error = traceback.format_exc()[-4000:]
    parked = delivery.attempts >= TRIES_MAX
    delivery.state = DeliveryState.PARKED if parked else DeliveryState.PENDING
    wait = min(2**delivery.attempts, BACKOFF_SECONDS_MAX)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE events_delivery SET attempts = %s, last_error = %s, state = %s, "
            "next_try_at = clock_timestamp() + make_interval(secs => %s) WHERE id = %s",
            [delivery.attempts, delivery.last_error, delivery.state, wait, delivery.pk],
        )
    level = log.error if parked else log.warning
    level("delivery_failed", handler=delivery.handler, subject=delivery.subject, parked=parked)


def _call(handler: Handler, delivery: Delivery) -> None:
    entry = delivery.entry
    with clock.clock_frozen():
        handler.call(event_from(entry.kind, entry.payload), entry)


def deliver_one() -> bool:
    """Deliver the oldest due delivery; False when nothing is due.

    A failed handler leaves nothing but its count of tries; later ones of the subject wait for it.
    """
    with transaction.atomic():
        delivery = _claim()
        if delivery is None:
            return False
        handler = handler_named(delivery.handler)
        try:
            if handler is None:
                raise LookupError(f"no handler named {delivery.handler}")
            if handler.in_transaction:
                with transaction.atomic():
                    _call(handler, delivery)
                _finish(delivery)
                return True
        except Exception:  # whatever a handler raises must not stop the others
            _fail(delivery)
            return True
        # hold the claim past this transaction: nobody else takes it for a minute
        _lease(delivery)
    try:
        _call(handler, delivery)
    except Exception:
        with transaction.atomic():
            _fail(delivery)
        return True
    with transaction.atomic():
        _finish(delivery)
    return True


def _lease(delivery: Delivery) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE events_delivery SET next_try_at = clock_timestamp() + interval '60 seconds' "
            "WHERE id = %s",
            [delivery.pk],
        )


def deliver_due(limit: int = 100) -> int:
    """Deliver up to ``limit`` due deliveries; returns how many were tried."""
    done = 0
    while done < limit and deliver_one():
        done += 1
    return done


def delivery_requeue(delivery_id: int, *, actor: Actor) -> None:
    """Try a parked delivery again from the start. Raises Forbidden, NotFound."""
    actor.require("events.delivery.requeue")
    again = Delivery.objects.filter(pk=delivery_id, state=DeliveryState.PARKED).update(
        state=DeliveryState.PENDING, attempts=0
    )
    if not again:
        raise NotFound(field="id")


def _content_hash(content: Any) -> str:
    return hashlib.sha256(msgspec.json.encode(content, order="deterministic")).hexdigest()


def replay(key: str, *, scope: str, of: Any) -> dict[str, Any] | None:
    """The stored answer of an earlier act with this key, or None for a first time.

    ``of`` is the content of the request (plain data). A second caller with the same key waits
    here until the first has committed. Raises IdempotencyMismatch when the content differs.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{scope}:{key}"])
    found = ReplayKey.objects.filter(scope=scope, key=key).first()
    if found is None:
        return None
    if found.content_hash != _content_hash(of):
        raise IdempotencyMismatch
    result: dict[str, Any] = found.result
    return result


def remember(key: str, *, scope: str, of: Any, result: dict[str, Any]) -> None:
    """Store the answer of an act under its key, in the act's own transaction."""
    ReplayKey.objects.create(scope=scope, key=key, content_hash=_content_hash(of), result=result)
