"""Reading open reviews."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet

from backend.kernel.actor import Viewer
from backend.parties.selectors import organization_get
from payments.limits.models import OPEN_STATES, Review

REVIEW = "payment.review"


def payments_held() -> QuerySet[Review]:
    """Reviews whose payment's money waits: open or stopped."""
    return Review.objects.filter(state__in=(*OPEN_STATES, "STOPPED"))


def reviews_list(*, viewer: Viewer) -> QuerySet[Review]:
    """All reviews for those who decide them and for auditors. Raises Forbidden for others."""
    if not viewer.may("ledger.read"):
        viewer.require(REVIEW)
    return Review.objects.select_related("payment")


def review_get(review_id: uuid.UUID, *, viewer: Viewer) -> Review | None:
    """One review."""
    return reviews_list(viewer=viewer).filter(pk=review_id).first()


PERSON = "个人买方"


def _name(party: str) -> str:
    organization = organization_get(uuid.UUID(party))
    return organization.legal_name if organization is not None else PERSON


def payer_name(review: Review) -> str:
    """The organisation that pays; a natural person stays unnamed here, the trace names the order."""
    return _name(review.payer)


def circle_names(review: Review) -> list[str]:
    """The parties of the ring of payments found when the review was opened, the payer first."""
    return [_name(party) for party in review.evidence.get("circle", [])]
