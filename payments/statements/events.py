"""What others may hear of the proofs."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id
from backend.kernel.money import Money


@event("payments.money.faulty", version=1)
@dataclass(frozen=True, kw_only=True)
class MoneyFaulty(DomainEvent):
    """A proof of the money found faults; people of finance are told at once."""

    check_id: uuid.UUID
    faults: int
    first: str

    @property
    def subject(self) -> str:
        return public_id("mck", self.check_id)

    def record(self) -> Record:
        return Record(title=f"资金核对发现 {self.faults} 处差异"[:120], state="FAULTY")


@event("payments.commission.invoiced", version=1)
@dataclass(frozen=True, kw_only=True)
class CommissionInvoiced(DomainEvent):
    """A commission invoice or its red letter was made out."""

    invoice_id: uuid.UUID
    merchant_id: uuid.UUID
    number: str
    gross_minor: int
    vat_minor: int
    currency: str
    reverses: str = ""

    @property
    def subject(self) -> str:
        return public_id("civ", self.invoice_id)

    def record(self) -> Record:
        return Record(
            title=f"佣金{'红字' if self.reverses else ''}发票 {self.number}",
            parties=[str(self.merchant_id)],
            amount=Money(self.gross_minor, self.currency),
            state="RED" if self.reverses else "ISSUED",
        )
