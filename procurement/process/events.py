"""What others may hear of a case."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id
from backend.kernel.money import Money


@event("procurement.process.moved")
@dataclass(frozen=True, kw_only=True)
class ProcessMoved(DomainEvent):
    """A case went along a declared arrow, or began (``act`` is ``open``)."""

    process_id: UUID
    procedure: str
    ocid: str
    act: str
    from_state: str
    to_state: str
    revision: int
    title: str
    publishes: str = ""
    parties: list[str] = field(default_factory=list)
    amount_minor: int | None = None
    currency: str = ""
    guards: list[dict[str, Any]] = field(default_factory=list)
    pinned: dict[str, str] = field(default_factory=dict)
    document_hashes: list[str] = field(default_factory=list)
    due_at: datetime | None = None
    rule_id: str = ""
    cause: list[str] = field(default_factory=list)

    @property
    def subject(self) -> str:
        return public_id("prc", self.process_id)

    def record(self) -> Record:
        """Every move is on the register: it binds a public buyer."""
        amount = Money(self.amount_minor, self.currency) if self.amount_minor is not None else None
        return Record(
            site="gov",
            title=self.title,
            parties=self.parties,
            amount=amount,
            state=self.to_state,
            cause=self.cause,
            due_at=self.due_at,
            rule_id=self.rule_id,
            document_hashes=self.document_hashes,
        )


@event("procurement.process.held")
@dataclass(frozen=True, kw_only=True)
class ProcessHoldChanged(DomainEvent):
    """A suspension was placed (``placed``) or lifted."""

    process_id: UUID
    hold_id: UUID
    reason: str
    placed: bool
    until: datetime

    @property
    def subject(self) -> str:
        return public_id("prc", self.process_id)

    def record(self) -> Record:
        """Suspensions are read beside the moves."""
        word = "暂停" if self.placed else "恢复"
        return Record(site="gov", title=f"{word}：{self.reason}", due_at=self.until)
