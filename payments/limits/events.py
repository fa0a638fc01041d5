"""What others may hear of reviews. Not told to the payer."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id
from backend.kernel.money import Money


@event("payments.review.moved", version=1)
@dataclass(frozen=True, kw_only=True)
class ReviewMoved(DomainEvent):
    """A payment was held for review, a decision proposed, or taken by the second person."""

    review_id: uuid.UUID
    payment_id: uuid.UUID
    state: str
    amount_minor: int
    currency: str
    flags: list[str] = field(default_factory=list)

    @property
    def subject(self) -> str:
        return public_id("rvw", self.review_id)

    def record(self) -> Record:
        return Record(
            title="付款审查",
            amount=Money(self.amount_minor, self.currency),
            state=self.state,
            cause=[public_id("pay", self.payment_id)],
        )
