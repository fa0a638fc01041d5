"""The end of a retention: its window is over, or the buyer lets it go, or says what is wrong."""

from __future__ import annotations

import uuid

from django.db import transaction

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import NotFound
from backend.kernel.locking import for_lock, lock_key
from backend.kernel.readings import Reading
from backend.kernel.statements import run
from payments.escrow.models import Escrow
from payments.escrow.rules import FINAL
from payments.escrow.schedules import retained_parts
from payments.escrow.services.dispute import escrow_dispute
from payments.escrow.services.hold import escrow_ref
from payments.escrow.services.refund import refund_held
from payments.escrow.services.release import escrow_release
from payments.escrow.services.sides import BUYER, side_of

TIMER = Actor.system("escrow")
RUNNING = ("IN_INSPECTION", "PARTIALLY_RELEASED")
_LOCKED = Reading(
    lambda key: for_lock(Escrow.objects.filter(pk=key, parent__isnull=False)), uuid.UUID
)


@act
def retention_accept(*, actor: Actor, escrow_id: uuid.UUID) -> Escrow:
    """The buyer lets a retention go before its time. Raises NotFound, EscrowState, EscrowFrozen."""
    return _release(_retention(actor, escrow_id), actor=actor)


@act
def retention_dispute(*, actor: Actor, escrow_id: uuid.UUID, text: str) -> Escrow:
    """The buyer reports a defect within the window; the money stays. Raises NotFound, EscrowState."""
    child = _retention(actor, escrow_id)
    return escrow_dispute(actor=actor, settlement_subject=child.settlement_subject, text=text)


def _retention(actor: Actor, escrow_id: uuid.UUID) -> Escrow:
    child = _LOCKED.one(escrow_id)
    if child is None or side_of(actor, child) != BUYER:
        raise NotFound(field="id")
    return child


def _release(child: Escrow, *, actor: Actor) -> Escrow:
    if child.state in FINAL or child.held_minor == 0:
        return child
    return escrow_release(
        actor=actor,
        settlement_subject=child.settlement_subject,
        parts=retained_parts(child.schedule, child.held_minor),
        key=f"{escrow_ref(child)}:retention:{child.version}",
    )


OVER = """
SELECT id FROM payments_escrow_escrow
WHERE window_ends_at <= %s AND state = ANY(%s::text[]) AND NOT frozen
ORDER BY window_ends_at LIMIT %s
"""


def retentions_release_due(limit: int = 500) -> int:
    """The timer: windows that are over, undisputed and not frozen. Returns how many were released."""
    keys = run(OVER, [clock.now(), list(RUNNING), limit])[0]
    return sum(_release_due(key) for (key,) in keys)


@transaction.atomic
def _release_due(escrow_id: uuid.UUID) -> bool:
    child = lock_key(Escrow, escrow_id)
    assert child is not None, "rows stay"
    over = child.window_ends_at is not None and child.window_ends_at <= clock.now()
    if not over or child.frozen or child.state not in RUNNING:
        return False
    _release(child, actor=TIMER)
    return True


@act
def retention_refund(*, escrow: Escrow, amount_minor: int, key: str, reason: str) -> int:
    """An agreed refund is paid from what is kept back first; returns how much it gave."""
    given = 0
    for child in Escrow.objects.filter(parent=escrow).order_by("pk"):
        part = min(child.held_minor, amount_minor - given)
        if part <= 0 or child.frozen or child.state not in RUNNING:
            continue
        refund_held(
            actor=TIMER, settlement_subject=child.settlement_subject, amount_minor=part,
            key=f"{key}:ret:{child.pk}", reason=reason,
        )  # fmt: skip
        given += part
    return given
