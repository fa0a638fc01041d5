"""What others may hear of carriage."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from backend.events.domain import DomainEvent, event
from backend.kernel.ids import public_id


@event("shipping.waybill.moved", version=1)
@dataclass(frozen=True, kw_only=True)
class WaybillMoved(DomainEvent):
    """A consignment reached another state; ``holder`` is the fulfilment."""

    waybill_id: uuid.UUID
    holder: str
    state: str
    at: datetime

    @property
    def subject(self) -> str:
        return public_id("wbl", self.waybill_id)
