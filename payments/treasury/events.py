"""What others may hear of the public purse."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id
from backend.kernel.money import Money


@event("payments.treasury.paid", version=1)
@dataclass(frozen=True, kw_only=True)
class TreasuryPaid(DomainEvent):
    """The treasury paid a supplier (or took back, then the amount is negative)."""

    order_id: uuid.UUID
    reference: str
    payer_id: uuid.UUID
    supplier_id: uuid.UUID
    voucher: str
    amount_minor: int
    currency: str
    state_after: str

    @property
    def subject(self) -> str:
        return public_id("tpo", self.order_id)

    def record(self) -> Record:
        return Record(
            site="gov",
            title=f"国库支付 {self.voucher}",
            parties=[str(self.payer_id), str(self.supplier_id)],
            amount=Money(self.amount_minor, self.currency),
            state=self.state_after,
            cause=[self.reference],
        )
