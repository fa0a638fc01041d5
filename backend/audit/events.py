"""Looking at the record is itself recorded."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from backend.events.domain import DomainEvent, event
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
