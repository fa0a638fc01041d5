"""What others may hear of credit."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from backend.credit.facts import KINDS
from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id


@event("credit.fact.recorded", version=1)
@dataclass(frozen=True, kw_only=True)
class FactRecorded(DomainEvent):
    subject_id: uuid.UUID
    fact_kind: str
    case: str
    evidence_hash: str

    @property
    def subject(self) -> str:
        return public_id("org", self.subject_id)

    def record(self) -> Record:
        return Record(
            title=f"信用事实：{KINDS[self.fact_kind].zh}",
            parties=[str(self.subject_id)],
            state="FACT",
            cause=[self.case] if self.case else [],
        )


@event("credit.grade.changed", version=1)
@dataclass(frozen=True, kw_only=True)
class GradeChanged(DomainEvent):
    subject_id: uuid.UUID
    card: str
    grade_from: str
    grade_to: str
    score: int
    search_factor: str

    @property
    def subject(self) -> str:
        return public_id("org", self.subject_id)

    def record(self) -> Record:
        return Record(
            title=f"信用等级 {self.grade_from or '无'} → {self.grade_to}（{self.score} 分）",
            parties=[str(self.subject_id)],
            state=self.grade_to,
        )
