"""Writing the log, delivering it, and keeping replay keys."""

from __future__ import annotations

import hashlib
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import structlog
from django.db import connection, transaction

from backend.events.domain import DomainEvent, event_from
from backend.events.models import Delivery, DeliveryState, EventEntry, ReplayKey
from backend.events.registry import Handler, handler_named, handlers_of
from backend.events.writing import entries_write, entry_write
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import IdempotencyInProgress, IdempotencyMismatch, NotFound
from backend.kernel.failpoints import failpoint
from backend.kernel.readings import Reading
from backend.kernel.statements import run
from backend.kernel.turns import Turn, turn_try

log = structlog.get_logger(__name__)

TRIES_MAX = 12
BACKOFF_SECONDS_MAX = 3600
IN_PROGRESS_SECONDS = 3.0
IN_PROGRESS_POLL_SECONDS = 0.05
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
    entry = _entry_of(event, actor, cause)
    heard_by = handlers_of(event)
    entry_write(entry, handlers=[handler.name for handler in heard_by])
    if heard_by:
        transaction.on_commit(_wake)
    return entry


def publish_all(events: Sequence[DomainEvent], *, actor: Actor) -> None:
    """As ``publish`` for each in order, in one statement: for acts on thousands of things."""
    assert transaction.get_connection().in_atomic_block, "an entry commits with its act"
    if not events:
        return
    heard = [[handler.name for handler in handlers_of(event)] for event in events]
    entries_write([_entry_of(event, actor, None) for event in events], handlers=heard)
    if any(heard):
        transaction.on_commit(_wake)


def _entry_of(event: DomainEvent, actor: Actor, cause: list[str] | None) -> EventEntry:
    record = event.record()
    return EventEntry(
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
        site=actor.site or (record.site if record else ""),
        request_id=actor.request_id,
        at=clock.now(),
    )


DUE = """d.state = 'PENDING' AND d.next_try_at <= clock_timestamp()
  AND NOT EXISTS (
    SELECT 1 FROM events_delivery earlier
    WHERE earlier.handler = d.handler AND earlier.subject = d.subject
      AND earlier.state <> 'DONE' AND earlier.entry_id < d.entry_id)"""
CLAIM = f"""
SELECT d.id, d.entry_id, d.handler FROM events_delivery d WHERE {DUE}
ORDER BY d.entry_id, d.id LIMIT 1 FOR UPDATE OF d SKIP LOCKED
"""  # noqa: S608 - our own words
CLAIM_OF_ENTRY = f"""
WITH oldest AS MATERIALIZED ({CLAIM})
SELECT d.id, d.entry_id, d.handler FROM events_delivery d JOIN oldest USING (entry_id) WHERE {DUE}
ORDER BY d.id FOR UPDATE OF d SKIP LOCKED
"""  # noqa: S608 - our own words


@dataclass(frozen=True, slots=True)
class Claimed:
    """A delivery under lock."""

    id: int
    entry_id: int
    handler: str


_ENTRY = Reading(lambda position: EventEntry.objects.filter(pk=position), int)
DONE = "UPDATE events_delivery SET state = 'DONE', done_at = %s WHERE id = ANY(%s)"


def _claim(statement: str) -> list[Claimed]:
    return [Claimed(*row) for row in run(statement, ())[0]]


def _entry(claimed: Claimed) -> EventEntry:
    entry = _ENTRY.one(claimed.entry_id)
    assert entry is not None, "entries stay"
    return entry


def _finish(claimed: Sequence[Claimed]) -> None:
    run(DONE, [clock.now(), [each.id for each in claimed]])


def _fail(claimed: Claimed) -> None:
    delivery = Delivery.objects.get(pk=claimed.id)
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


def _call(handler: Handler, entry: EventEntry) -> None:
    with clock.clock_frozen():
        handler.call(event_from(entry.kind, entry.payload), entry)


def _deliver_together() -> int:
    """All that is due of the oldest due entry, in one transaction; returns how many were made.

    0 also when one of them fails: nothing of them stands then, and each is tried alone.
    """
    try:
        with transaction.atomic(), clock.clock_frozen():
            inside = [
                (handler, each)
                for each in _claim(CLAIM_OF_ENTRY)
                if (handler := handler_named(each.handler)) and handler.in_transaction
            ]
            if not inside:
                return 0
            failpoint("outbox.claimed")
            entry = _entry(inside[0][1])
            for handler, _ in inside:
                _call(handler, entry)
            failpoint("outbox.before_commit")
            _finish([each for _, each in inside])
            return len(inside)
    except Exception as error:  # whatever a handler raises must not stop the others
        log.info("deliveries_apart", error=repr(error))
        return 0


def _deliver_alone() -> bool:
    """Deliver the oldest due delivery; False when nothing is due.

    A failed handler leaves nothing but its count of tries; later ones of the subject wait for it.
    """
    with transaction.atomic():
        claimed = _claim(CLAIM)
        if not claimed:
            return False
        delivery = claimed[0]
        handler = handler_named(delivery.handler)
        entry = _entry(delivery)
        try:
            if handler is None:
                raise LookupError(f"no handler named {delivery.handler}")
            if handler.in_transaction:
                with transaction.atomic():
                    _call(handler, entry)
                _finish(claimed)
                return True
        except Exception:  # whatever a handler raises must not stop the others
            _fail(delivery)
            return True
        # hold the claim past this transaction: nobody else takes it for a minute
        _lease(delivery)
    failpoint("outbox.leased")
    try:
        _call(handler, entry)
    except Exception:
        with transaction.atomic():
            _fail(delivery)
        return True
    failpoint("outbox.called")
    with transaction.atomic():
        _finish(claimed)
    return True


LEASE = """
UPDATE events_delivery SET next_try_at = clock_timestamp() + interval '60 seconds' WHERE id = %s
"""


def _lease(delivery: Claimed) -> None:
    run(LEASE, [delivery.id])


def deliver_due(limit: int = 100) -> int:
    """Deliver at least ``limit`` due deliveries, or all; returns how many were tried."""
    done = 0
    while done < limit:
        made = _deliver_together() or int(_deliver_alone())
        if not made:
            break
        done += made
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


def _key_claim(name: str) -> None:
    """Hold a key until this transaction ends. Raises IdempotencyInProgress."""
    give_up = time.monotonic() + IN_PROGRESS_SECONDS
    while not turn_try(Turn.IDEMPOTENCY_KEY, name):
        if time.monotonic() >= give_up:
            raise IdempotencyInProgress
        time.sleep(IN_PROGRESS_POLL_SECONDS)


def replay(key: str, *, scope: str, of: Any) -> dict[str, Any] | None:
    """The stored answer of an earlier act with this key, or None for a first time.

    ``of`` is the content of the request (plain data). A second caller with the same key waits
    here a moment for the first to commit. Raises IdempotencyInProgress when it still runs then,
    IdempotencyMismatch when the content differs.
    """
    _key_claim(f"{scope}:{key}")
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
