"""What the desk does is recorded like everything else."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id


@event("oversight.case.moved", version=1)
@dataclass(frozen=True, kw_only=True)
class CaseMoved(DomainEvent):
    """A case was opened, noted, sent for explanation, answered or closed."""

    case_id: uuid.UUID
    number: str
    act: str
    subjects: list[str] = field(default_factory=list)

    @property
    def subject(self) -> str:
        return public_id("cas", self.case_id)

    def record(self) -> Record:
        return Record(
            title=f"监管案件 {self.number}：{self.act}", state=self.act, cause=self.subjects
        )
