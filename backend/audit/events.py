"""Looking at the record is itself recorded."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id


@event("audit.record.read", version=1)
@dataclass(frozen=True, kw_only=True)
class RecordRead(DomainEvent):
    """Somebody who supervises looked: what was asked, not what was found."""

    reader_id: uuid.UUID
    query: str

    @property
    def subject(self) -> str:
        return public_id("usr", self.reader_id)


@event("audit.flag.answered", version=1)
@dataclass(frozen=True, kw_only=True)
class FlagAnswered(DomainEvent):
    """A supervisor looked into a hint and wrote what came of it."""

    flagged: str
    rule: str
    answer: str

    @property
    def subject(self) -> str:
        return self.flagged

    def record(self) -> Record:
        return Record(title=f"风险提示已处理：{self.rule}", state="ANSWERED")
