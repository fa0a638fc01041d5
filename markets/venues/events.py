"""What others may hear of markets and booths."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id


@event("venues.lease.moved")
@dataclass(frozen=True, kw_only=True)
class LeaseMoved(DomainEvent):
    """A lease was opened or ended (act: opened, ended); ``ends_on`` is the last day."""

    lease_id: uuid.UUID
    booth_code: str
    market: str
    tenant_id: uuid.UUID
    act: str
    starts_on: date
    ends_on: date | None = None

    @property
    def subject(self) -> str:
        return public_id("lea", self.lease_id)

    def record(self) -> Record:
        return Record(
            title=f"摊位租约 {self.booth_code}：{self.act}",
            parties=[str(self.tenant_id)],
            state=self.act.upper(),
        )


@event("venues.stall.changed")
@dataclass(frozen=True, kw_only=True)
class StallChanged(DomainEvent):
    """A stream began or ended, or a stall moved (act: live, dark, moved)."""

    booth_id: uuid.UUID
    booth_code: str
    act: str

    @property
    def subject(self) -> str:
        return public_id("boo", self.booth_id)
