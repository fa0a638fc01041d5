"""What others may hear of the exchange."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from backend.events.domain import DomainEvent, event
from backend.kernel.ids import public_id


@event("procurement.exchange.queued")
@dataclass(frozen=True, kw_only=True)
class MessageQueued(DomainEvent):
    """A message waits to be sent."""

    message_row_id: UUID
    partner: str
    kind_of_message: str
    reference: str

    @property
    def subject(self) -> str:
        return public_id("msg", self.message_row_id)


@event("procurement.exchange.answered")
@dataclass(frozen=True, kw_only=True)
class MessageAnswered(DomainEvent):
    """The partner accepted or rejected a message."""

    message_row_id: UUID
    partner: str
    kind_of_message: str
    reference: str
    state: str

    @property
    def subject(self) -> str:
        return public_id("msg", self.message_row_id)
