"""The inbox: store first, answer at once, fetch the truth, apply it (payments brief 7)."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import structlog
from django.db import transaction

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound
from backend.kernel.failpoints import failpoint
from backend.kernel.ids import uuid7
from backend.kernel.readings import Reading
from backend.kernel.rows import row_update
from backend.kernel.statements import run
from payments.gateway.adapters import provider_of
from payments.gateway.errors import GatewayUnknown
from payments.gateway.events import InboundDead
from payments.gateway.models import InboundEvent, Payment
from payments.gateway.port import ProviderEvent, ProviderObject, ProviderSilent
from payments.gateway.selectors import operation_by_key
from payments.gateway.services.dispute import dispute_record
from payments.gateway.services.operation import operation_record
from payments.gateway.services.payment import payment_record

log = structlog.get_logger(__name__)
TRIES_MAX = 8
WAIT_MAX = timedelta(hours=24)
WORKER = Actor.system("inbox")
UNKNOWN_THERE, UNKNOWN_HERE = "the provider does not know it", "not known here yet"


STORE = """
INSERT INTO payments_gateway_inboundevent (id, provider, event_id, kind, object_kind, object_ref,
    body, live, state, attempts, next_try_at, received_at, problem)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, 0, clock_timestamp(), %s, '')
ON CONFLICT (provider, event_id) DO NOTHING
"""


@transaction.atomic
def event_store(*, provider: str, event: ProviderEvent, body: bytes) -> bool:
    """Keep a verified message once; False for one we have.

    One that is about nothing of ours is kept too, but waits for nobody.
    """
    state = "NEW" if event.object_kind else "IGNORED"
    kept = run(
        STORE,
        [
            uuid7(), provider, event.event_id, event.kind, event.object_kind, event.object_ref,
            body, event.live, state, clock.now(),
        ],
    )[1]  # fmt: skip
    failpoint("inbox.before_store_commit")
    return bool(kept)


CLAIM = """
UPDATE payments_gateway_inboundevent SET next_try_at = clock_timestamp() + interval '60 seconds'
WHERE id = (SELECT id FROM payments_gateway_inboundevent
            WHERE state = 'NEW' AND next_try_at <= clock_timestamp()
            ORDER BY next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id
"""


def inbox_apply_due(limit: int = 200) -> int:
    """Apply waiting messages, each claimed with a lease; returns how many were tried."""
    done = 0
    while done < limit:
        claimed = run(CLAIM, ())[0]
        if not claimed:
            return done
        failpoint("inbox.claimed")
        _try(claimed[0][0])
        done += 1
    return done


_BY_ID = Reading(lambda key: InboundEvent.objects.filter(pk=key), uuid.UUID)
_BY_REF = Reading(
    lambda provider, ref: Payment.objects.filter(provider=provider, provider_ref=ref), str, str
)


def _try(inbound_id: uuid.UUID) -> None:
    inbound = _BY_ID.one(inbound_id)
    assert inbound is not None, "messages stay"
    try:
        found = provider_of(inbound.provider).fetch(inbound.object_kind, inbound.object_ref)
    except (ProviderSilent, GatewayUnknown):
        _later(inbound, "provider silent")
        return
    if found is None:
        _later(inbound, UNKNOWN_THERE)
    elif not _apply(inbound, found):
        _later(inbound, UNKNOWN_HERE)


@transaction.atomic
def _apply(inbound: InboundEvent, found: ProviderObject) -> bool:
    """Apply the fetched object to our payment or operation; False when we know neither yet."""
    if found.kind == "payment":
        payment = next(iter(_BY_REF(inbound.provider, found.ref)), None)
        operation = None if payment else operation_by_key(found.key)
        if payment is not None:
            payment_record(payment_id=payment.pk, found=found)
        elif operation is not None:
            operation_record(operation_id=operation.pk, found=found)
        else:
            return False
    elif found.kind == "dispute":
        if not dispute_record(provider=inbound.provider, found=found):
            return False
    else:
        operation = operation_by_key(found.key)
        if operation is None:
            return False
        operation_record(operation_id=operation.pk, found=found)
    failpoint("inbox.half_applied")
    inbound.state, inbound.problem = "APPLIED", ""
    row_update(inbound, "state", "problem")
    return True


@transaction.atomic
def _later(inbound: InboundEvent, problem: str) -> None:
    """Wait with back-off; after eight tries it is dead, announced, never dropped.

    What one of the two sides does not know yet has a day instead: it may still be on its way.
    """
    attempts = inbound.attempts + 1
    old = clock.now() - inbound.received_at >= WAIT_MAX
    unknown = problem in {UNKNOWN_THERE, UNKNOWN_HERE}
    dead = old if unknown else attempts >= TRIES_MAX
    InboundEvent.objects.filter(pk=inbound.pk).update(
        attempts=attempts,
        problem=problem,
        state="DEAD" if dead else "NEW",
        next_try_at=datetime.now(tz=UTC) + timedelta(seconds=min(2 ** min(attempts, 10), 600)),
    )
    if dead:
        log.error("inbound_dead", event_id=inbound.event_id, problem=problem)
        publish(InboundDead(inbound_id=inbound.pk, problem=problem), actor=WORKER)


@transaction.atomic
def inbox_replay(*, actor: Actor, inbound_id: uuid.UUID) -> None:
    """Try a message again from the start; safe, since applying twice is applying once."""
    actor.require("events.delivery.requeue")
    again = InboundEvent.objects.filter(pk=inbound_id).update(
        state="NEW", attempts=0, next_try_at=datetime.now(tz=UTC), received_at=clock.now()
    )
    if not again:
        raise NotFound(field="id")
