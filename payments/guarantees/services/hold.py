"""One step of a guarantee: row lock, arrow, row and event in one transaction."""

from __future__ import annotations

import uuid

from django.db import transaction

from backend.events.services import publish
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound
from backend.kernel.locking import lock_key
from backend.kernel.rows import row_insert, row_update
from payments.guarantees.errors import GuaranteeState
from payments.guarantees.events import GuaranteeMoved
from payments.guarantees.models import Guarantee
from payments.guarantees.rules import may

_MOVING = tuple(field.name for field in Guarantee._meta.concrete_fields if not field.primary_key)


def guarantee_lock(guarantee_id: uuid.UUID) -> Guarantee:
    """The row under lock. Raises NotFound."""
    row = lock_key(Guarantee, guarantee_id)
    if row is None:
        raise NotFound(field="id")
    return row


def must(guarantee: Guarantee, command: str) -> None:
    """Raises GuaranteeState where no arrow starts."""
    if not may(command, guarantee.state):
        raise GuaranteeState(state=guarantee.get_state_display())


def step(
    guarantee: Guarantee,
    *,
    act: str,
    actor: Actor,
    amount_minor: int,
    reason: str = "",
    journal_key: str = "",
) -> None:
    """Write the changed row and say what happened."""
    assert transaction.get_connection().in_atomic_block, "a step lives in a transaction"
    if guarantee._state.adding:
        row_insert(guarantee)
    else:
        row_update(guarantee, *_MOVING)
    publish(
        GuaranteeMoved(
            guarantee_id=guarantee.pk,
            secured=guarantee.subject,
            purpose=guarantee.purpose,
            form=guarantee.form,
            giver_id=guarantee.giver_id,
            beneficiary_id=guarantee.beneficiary_id,
            act=act,
            state=guarantee.state,
            amount_minor=amount_minor,
            currency=guarantee.currency,
            letter_number=guarantee.letter_number,
            issuer=guarantee.issuer,
            document_hash=guarantee.document_hash,
            reason=reason[:300],
            journal_key=journal_key,
        ),
        actor=actor,
    )
