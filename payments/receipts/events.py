"""What others may hear of receipts."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id
from backend.kernel.money import Money

TITLES = {
    "MATCHED": "来款已入账", "PART": "来款不足，等待补足", "UNIDENTIFIED": "来款待查明",
    "PROPOSED": "来款处理待复核", "ASSIGNED": "来款已查明归属", "RETURNING": "来款退回中",
    "RETURNED": "来款已退回", "OVERDUE": "来款逾期未处理",
}  # fmt: skip


@event("payments.receipt.moved", version=1)
@dataclass(frozen=True, kw_only=True)
class ReceiptMoved(DomainEvent):
    """A receipt was matched, kept apart, decided by the desk, or is overdue."""

    receipt_id: uuid.UUID
    state: str
    why: str
    amount_minor: int
    currency: str

    @property
    def subject(self) -> str:
        return public_id("rcp", self.receipt_id)

    def record(self) -> Record:
        return Record(
            title=TITLES[self.state],
            amount=Money(self.amount_minor, self.currency),
            state=self.state,
        )
