"""A merchant's guarantee that a payer's bank made us take: how much is there, and its return."""

from __future__ import annotations

import uuid

from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.locking import lock_rows
from payments.guarantees.models import Guarantee
from payments.guarantees.rules import CASH, MERCHANT
from payments.guarantees.selectors import HOLDING
from payments.guarantees.services.hold import step


@act
def merchant_guarantee_locked(*, merchant_id: uuid.UUID, currency: str) -> int:
    """What may be taken of a merchant's guarantees, in minor units; stays so until the commit.

    Ask before the ledger's accounts are locked: whoever returns a guarantee locks in that order.
    """
    rows = Guarantee.objects.filter(
        giver_id=merchant_id, purpose=MERCHANT, currency=currency, form=CASH, state__in=HOLDING
    )
    return sum(row.held_minor for row in lock_rows(rows))


@act
def guarantee_give_back(
    *,
    actor: Actor,
    merchant_id: uuid.UUID,
    currency: str,
    amount_minor: int,
    reason: str,
    key: str,
) -> None:
    """What ``guarantee_take`` took is held again; the caller credits 2050 in its journal ``key``."""
    rest = amount_minor
    rows = Guarantee.objects.filter(
        giver_id=merchant_id, purpose=MERCHANT, currency=currency, form=CASH, claimed_minor__gt=0
    )
    for guarantee in reversed(lock_rows(rows)):
        part = min(guarantee.claimed_minor, rest)
        if part <= 0:
            break
        guarantee.claimed_minor -= part
        guarantee.held_minor += part
        guarantee.state = "HELD"
        step(
            guarantee,
            act="given_back",
            actor=actor,
            amount_minor=part,
            reason=reason,
            journal_key=key,
        )
        rest -= part
    assert rest == 0, "no more is given back than was taken"
