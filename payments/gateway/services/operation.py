"""A call we owe a provider: claim, call, record (decision D22). Leases use real time."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from django.db import DatabaseError, transaction

from backend.events.services import publish
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.failpoints import failpoint
from backend.kernel.locking import for_lock
from backend.kernel.money import Money
from backend.kernel.patience import patiently
from backend.kernel.readings import Reading
from backend.kernel.rows import row_insert, row_update
from backend.kernel.statements import run
from payments.gateway.adapters import provider_of
from payments.gateway.errors import GatewayUnknown
from payments.gateway.events import OperationClaimed, OperationSettled
from payments.gateway.models import Operation, Payment
from payments.gateway.port import (
    PaymentProvider,
    PaymentRequest,
    ProviderObject,
    ProviderSilent,
)
from payments.gateway.selectors import operation_by_key
from payments.gateway.services.dispute import dispute_record
from payments.gateway.services.evidence import evidence_of
from payments.gateway.services.payment import payment_record

log = structlog.get_logger(__name__)
WORKER = Actor.system("gateway")
LEASE = timedelta(seconds=60)
RESEND_AFTER = timedelta(seconds=60)
REQUEST_KEEPS = timedelta(seconds=10)
ANSWERED = ("state", "object_ref", "failure", "answer", "lease_until")
PAYMENT_KINDS = frozenset({"create", "confirm", "capture", "void"})
DISPUTE_KINDS = frozenset({"evidence", "concede"})
UNMOVED = {
    "confirm": {"ACTION_REQUIRED"},
    "capture": {"AUTHORISED"},
    "void": {"OPEN", "ACTION_REQUIRED", "AUTHORISED"},
}
"""States of a payment that show a call to change it has had no effect yet."""


def _real_now() -> datetime:
    return datetime.now(tz=UTC)


def operation_claim(
    *,
    key: str,
    kind: str,
    provider: str,
    request: dict[str, Any],
    payment: Payment | None = None,
    keep_for: timedelta | None = None,
    first: bool = False,
) -> Operation:
    """Store the call before it is made, in the transaction of the decision; the same key once.

    ``keep_for``: the claiming request makes the call itself; the worker waits that long for it.
    ``first``: the key names a row of this very transaction, so nobody can have claimed it.
    """
    assert transaction.get_connection().in_atomic_block, "a claim commits with its decision"
    held = None if first else operation_by_key(key)
    if held is not None:
        return held
    operation = Operation(
        key=key,
        kind=kind,
        provider=provider,
        request=request,
        payment=payment,
        lease_until=_real_now() + keep_for if keep_for else None,
    )
    row_insert(operation)
    publish(
        OperationClaimed(operation_id=operation.pk, in_request=keep_for is not None), actor=WORKER
    )
    return operation


def operation_run(operation_id: uuid.UUID, *, claimed: Operation | None = None) -> Operation:
    """Make the call, or ask about it where an earlier try got no answer; safe to run twice.

    Call with no transaction open. Whoever holds the lease runs; the others see it unchanged.
    ``claimed``: the row as this request claimed it, which kept the first try for itself.
    """
    first = claimed is not None and _first_try(claimed)
    operation = claimed if first else _lease(operation_id)
    if operation is None:
        return Operation.objects.get(pk=operation_id)
    try:
        provider = provider_of(operation.provider)
        found = None if first else _known(operation, provider)
        if found is None and (first or _may_send(operation)):
            if not first:
                _mark_sent(operation)
            failpoint("gateway.before_call")
            found = _send(operation, provider)
            failpoint("gateway.after_call")
    except (ProviderSilent, GatewayUnknown):  # no key for it any more: nobody can be asked
        log.warning("provider_silent", key=operation.key)
        found = None
    if found is None:
        return _unknown(operation_id)
    answer, held = found, operation
    return patiently(lambda: operation_record(operation_id=operation_id, found=answer, known=held))


FIRST_TRY = """
UPDATE payments_gateway_operation SET state = 'UNKNOWN', attempts = 1, lease_until = %s, sent_at = %s
WHERE id = %s AND state = 'CLAIMED' AND attempts = 0 AND lease_until IS NOT NULL
"""


def _first_try(operation: Operation) -> bool:
    """Take the try that the claim kept, and mark it sent, in one statement; False when it is gone."""
    now = _real_now()
    taken = run(FIRST_TRY, [now + LEASE, now, operation.pk])[1]
    if taken:
        operation.state, operation.attempts, operation.sent_at = "UNKNOWN", 1, now
    return bool(taken)


_LOCKED = Reading(lambda key: for_lock(Operation.objects.filter(pk=key)), uuid.UUID)
_TO_RUN = Reading(
    lambda key: for_lock(Operation.objects.filter(pk=key).select_related("payment")), uuid.UUID
)
"""With its payment, which the call is about."""


@act
def _lease(operation_id: uuid.UUID) -> Operation | None:
    operation = _TO_RUN.one(operation_id)
    now = _real_now()
    if operation is None or operation.state not in {"CLAIMED", "UNKNOWN", "PENDING"}:
        return None
    if operation.lease_until is not None and operation.lease_until > now:
        return None
    operation.lease_until = now + LEASE
    operation.attempts += 1
    row_update(operation, "lease_until", "attempts")
    return operation


def _known(operation: Operation, provider: PaymentProvider) -> ProviderObject | None:
    """The provider's memory of the key, for every try after the first.

    A file of payment orders is asked about before the first try too: where our database is an older copy,
    the bank may have its file already, with other bytes (payments brief 10, restore).
    """
    if operation.sent_at is None and operation.kind not in {"payout", "transfer"}:
        return None
    if operation.kind in {"create", "refund", "payout", "transfer", "top_up"}:
        parent = operation.payment.provider_ref if operation.payment is not None else ""
        return provider.find_by_key(operation.key, parent=parent)
    if operation.payment is None or operation.kind in DISPUTE_KINDS:
        return None  # saying it again under the same key says it once
    found = provider.fetch("payment", operation.payment.provider_ref)
    untouched = found is not None and found.state in UNMOVED[operation.kind]
    return None if untouched else found  # the call did not get through: send it again


def _may_send(operation: Operation) -> bool:
    return operation.sent_at is None or _real_now() - operation.sent_at > RESEND_AFTER


def _mark_sent(operation: Operation) -> None:
    operation.sent_at, operation.state = _real_now(), "UNKNOWN"
    row_update(operation, "sent_at", "state")


def _send(operation: Operation, provider: PaymentProvider) -> ProviderObject:
    asked = operation.request
    key = operation.key
    if operation.kind in {"payout", "transfer"}:
        return provider.payout(asked["lines"], asked["currency"], key=key)
    if operation.kind == "top_up":
        return provider.top_up(Money(asked["amount"], asked["currency"]), key=key)
    if operation.kind == "evidence":
        return provider.evidence(asked["ref"], evidence_of(asked["facts"]), key=key)
    if operation.kind == "concede":
        return provider.concede(asked["ref"], key=key)
    payment = operation.payment
    assert payment is not None, "all other calls are about a payment"
    if operation.kind == "create":
        wanted = PaymentRequest(
            amount=Money(payment.amount_minor, payment.currency),
            instrument=payment.instrument,
            manual_capture=bool(asked.get("manual")),
            reference=payment.subject,
            return_url=asked.get("return_url", ""),
            settle_currency=asked.get("settle", ""),
        )
        return provider.create_payment(wanted, key=key)
    if operation.kind == "confirm":
        return provider.confirm(payment.provider_ref, asked, key=key)
    if operation.kind == "void":
        return provider.void(payment.provider_ref, key=key)
    amount = Money(asked["amount"], payment.currency)
    if operation.kind == "capture":
        return provider.capture(payment.provider_ref, amount, key=key)
    return provider.refund(payment.provider_ref, amount, key=key)


@act
def _unknown(operation_id: uuid.UUID) -> Operation:
    operation = _LOCKED.one(operation_id)
    assert operation is not None, "rows stay"
    if operation.state == "CLAIMED":
        operation.state = "UNKNOWN"
    operation.lease_until = _real_now() + timedelta(seconds=min(5 * operation.attempts, 60))
    row_update(operation, "state", "lease_until")
    return operation


@act
def operation_record(
    *, operation_id: uuid.UUID, found: ProviderObject, known: Operation | None = None
) -> Operation:
    """Store the answer and act on it; the same answer twice changes nothing.

    A refund that had succeeded and now failed is heard again (payments brief 10). A call about a
    payment always ends SUCCEEDED, so its ``known`` row needs no look at what stands there.
    """
    operation = known if known is not None and known.kind in PAYMENT_KINDS else None
    operation = operation or _LOCKED.one(operation_id)
    assert operation is not None, "rows stay"
    state = "PENDING" if found.result == "PENDING" else found.result
    if operation.kind in PAYMENT_KINDS | DISPUTE_KINDS:
        state = "SUCCEEDED"  # the call was answered; another row carries what it led to
    changed = operation.state != state
    operation.state, operation.object_ref = state, found.ref
    operation.failure = found.failure[:60]
    operation.answer = {
        "result": found.result,
        "state": found.state,
        "ref": found.ref,
        "lines": found.lines,
    }
    operation.lease_until = _real_now() + LEASE
    row_update(operation, *ANSWERED)
    failpoint("gateway.half_saved")
    if operation.kind in PAYMENT_KINDS:
        assert operation.payment_id is not None, "a payment's call names it"
        payment_record(payment_id=operation.payment_id, found=found)
    elif operation.kind in DISPUTE_KINDS:
        dispute_record(provider=operation.provider, found=found)
    elif changed and state != "PENDING":
        publish(
            OperationSettled(
                operation_id=operation.pk,
                key=operation.key,
                operation_kind=operation.kind,
                state=state,
                failure=operation.failure,
            ),
            actor=WORKER,
        )
    return operation


OWED = """
SELECT id FROM payments_gateway_operation WHERE state IN ('CLAIMED', 'UNKNOWN', 'PENDING')
AND (lease_until IS NULL AND updated_at <= %s OR lease_until <= %s) ORDER BY id LIMIT %s
"""


def operation_resume_due(limit: int = 100) -> int:
    """Take up calls whose process died or got no answer. Returns how many were looked at.

    A call that cannot be made, as one for what the provider does not know, holds up no other.
    """
    now = _real_now()
    keys = [row[0] for row in run(OWED, [now - timedelta(seconds=5), now, limit])[0]]
    for key in keys:
        try:
            operation_run(key)
        except DatabaseError:
            raise
        except Exception:
            log.exception("operation_failed", operation=str(key))
    return len(keys)
