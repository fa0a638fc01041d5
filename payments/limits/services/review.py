"""A payment on hold: opened by a rule, decided by two persons."""

from __future__ import annotations

import uuid
from typing import Any

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import Invalid, NotFound, SodConflict
from backend.kernel.locking import lock_key
from payments.limits.errors import ReviewState
from payments.limits.events import ReviewMoved
from payments.limits.models import Review
from payments.limits.rules import DECISIONS
from payments.limits.selectors import REVIEW

WATCH = Actor.system("limits")
OUTCOMES = {"CLEAR": "CLEARED", "REPORT": "REPORTED", "STOP": "STOPPED"}


def _tell(review: Review, *, actor: Actor) -> None:
    publish(
        ReviewMoved(
            review_id=review.pk, payment_id=review.payment_id, state=review.state,
            amount_minor=review.amount_minor, currency=review.currency, flags=review.flags,
        ),
        actor=actor,
    )  # fmt: skip


@act
def review_open(
    *,
    payment_id: uuid.UUID,
    payer: str,
    currency: str,
    amount_minor: int,
    flags: list[str],
    evidence: dict[str, Any],
) -> Review:
    """Hold a payment for the reasons given; again is the same."""
    review, made = Review.objects.get_or_create(
        payment_id=payment_id,
        defaults={
            "payer": payer, "currency": currency, "amount_minor": amount_minor, "flags": flags,
            "evidence": evidence, "opened_at": clock.now(),
        },
    )  # fmt: skip
    if made:
        _tell(review, actor=WATCH)
    return review


def _lock(review_id: uuid.UUID, *, state: str) -> Review:
    review = lock_key(Review, review_id)
    if review is None:
        raise NotFound(field="id")
    if review.state != state:
        raise ReviewState
    return review


@act
def review_propose(*, actor: Actor, review_id: uuid.UUID, decision: str, reason: str) -> Review:
    """The first person says what to do: CLEAR, REPORT or STOP, and why.

    Raises Forbidden, NotFound, Invalid, ReviewState.
    """
    actor.require(REVIEW)
    if decision not in DECISIONS:
        raise Invalid("请选择放行、上报或止付。", field="decision")
    if not reason.strip():
        raise Invalid("请填写理由。", field="reason")
    review = _lock(review_id, state="OPEN")
    review.state, review.proposal = "PROPOSED", decision
    review.reason, review.proposed_by = reason.strip()[:300], actor.person_id
    review.save(update_fields=["state", "proposal", "reason", "proposed_by", "updated_at"])
    _tell(review, actor=actor)
    return review


@act
def review_decide(*, actor: Actor, review_id: uuid.UUID, agree: bool) -> Review:
    """The second person agrees, or sends it back to the start.

    Raises Forbidden, NotFound, ReviewState, SodConflict for the person who proposed.
    """
    actor.require(REVIEW)
    review = _lock(review_id, state="PROPOSED")
    if review.proposed_by == actor.person_id:
        raise SodConflict
    if agree:
        review.state, review.decided_by = OUTCOMES[review.proposal], actor.person_id
        review.decided_at = clock.now()
    else:
        review.state, review.proposal, review.proposed_by = "OPEN", "", None
    review.save(
        update_fields=[
            "state", "proposal", "proposed_by", "decided_by", "decided_at", "updated_at",
        ]
    )  # fmt: skip
    _tell(review, actor=actor)
    return review
