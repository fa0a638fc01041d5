"""What others may hear of stock."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from backend.events.domain import DomainEvent, event
from backend.kernel.ids import public_id


@event("inventory.stock.flipped", version=1)
@dataclass(frozen=True, kw_only=True)
class StockFlipped(DomainEvent):
    """A product went in or out of stock."""

    product_id: uuid.UUID
    in_stock: bool

    @property
    def subject(self) -> str:
        return public_id("prd", self.product_id)


@event("inventory.reservation.ended", version=1)
@dataclass(frozen=True, kw_only=True)
class ReservationEnded(DomainEvent):
    """Stock held for a payment was freed because its time ran out."""

    holder: str

    @property
    def subject(self) -> str:
        return self.holder
