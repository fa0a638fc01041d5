"""What others may hear of merchants' applications."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id


@event("onboarding.application.moved")
@dataclass(frozen=True, kw_only=True)
class ApplicationMoved(DomainEvent):
    """An application moved along one arrow."""

    application_id: uuid.UUID
    merchant_id: uuid.UUID
    before: str
    after: str
    reason: str = ""

    @property
    def subject(self) -> str:
        return public_id("app", self.application_id)

    def record(self) -> Record:
        return Record(
            title=f"商户入驻 {self.before} → {self.after}",
            parties=[str(self.merchant_id)],
            state=self.after,
        )
