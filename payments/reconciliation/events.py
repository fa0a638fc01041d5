"""What others may hear of reconciliation."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id
from backend.kernel.money import Money


@event("payments.reconciliation.break_moved", version=1)
@dataclass(frozen=True, kw_only=True)
class BreakMoved(DomainEvent):
    """A difference was found, taken up, proposed, resolved or met by its other side."""

    break_id: uuid.UUID
    type: str
    state: str
    account: str
    day: str
    difference_minor: int
    currency: str
    journal_key: str = ""

    @property
    def subject(self) -> str:
        return public_id("brk", self.break_id)

    def record(self) -> Record:
        return Record(
            title=f"对账差异 {self.type} {self.account} {self.day}",
            amount=Money(abs(self.difference_minor), self.currency),
            state=self.state,
            rule_id="payments brief 9",
        )


@event("payments.reconciliation.day_closed", version=1)
@dataclass(frozen=True, kw_only=True)
class DayClosed(DomainEvent):
    """A day of an account is reconciled to zero."""

    account_id: uuid.UUID
    account: str
    day: str
    lines: int
    closing_minor: int
    currency: str

    @property
    def subject(self) -> str:
        return public_id("rac", self.account_id)
