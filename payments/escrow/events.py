"""What others may hear of guaranteed trade."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id
from backend.kernel.money import Money


@event("payments.escrow.moved", version=1)
@dataclass(frozen=True, kw_only=True)
class EscrowMoved(DomainEvent):
    """An escrow took a step; ``amount_minor`` is what moved with it."""

    escrow_id: uuid.UUID
    settlement_subject: str
    merchant_id: uuid.UUID
    buyer_id: uuid.UUID | None
    command: str
    state_from: str
    state_to: str
    amount_minor: int
    currency: str
    journal_key: str = ""

    @property
    def subject(self) -> str:
        return public_id("esc", self.escrow_id)

    def record(self) -> Record:
        return Record(
            title=f"担保资金：{self.command}",
            parties=[str(party) for party in (self.buyer_id, self.merchant_id) if party],
            amount=Money(self.amount_minor, self.currency),
            state=self.state_to,
            cause=[self.settlement_subject],
        )
