"""What others may hear of checkouts."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from backend.events.domain import DomainEvent, event
from backend.kernel.ids import public_id


@event("checkout.completed", version=1)
@dataclass(frozen=True, kw_only=True)
class CheckoutCompleted(DomainEvent):
    """A basket became orders; each order keeps the settlement subject of its group."""

    checkout_id: uuid.UUID
    orders: list[uuid.UUID] = field(default_factory=list)

    @property
    def subject(self) -> str:
        return public_id("chk", self.checkout_id)


@event("checkout.payment.lapsed", version=1)
@dataclass(frozen=True, kw_only=True)
class PaymentLapsed(DomainEvent):
    """Paid but not completed when the reservation ended: everything goes back (decision D21)."""

    checkout_id: uuid.UUID
    settlement_subjects: list[str] = field(default_factory=list)

    @property
    def subject(self) -> str:
        return public_id("chk", self.checkout_id)
