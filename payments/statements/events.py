"""What others may hear of the proofs."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id


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
