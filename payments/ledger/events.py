"""What others may hear of the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from backend.events.domain import DomainEvent, event


@event("payments.ledger.shortfall", version=1)
@dataclass(frozen=True, kw_only=True)
class ShortfallArose(DomainEvent):
    """An outside fact left client money short of cover; own money tops it up the same day."""

    currency: str
    shortfall_minor: int
    journal_key: str

    @property
    def subject(self) -> str:
        return f"cover_{self.currency}"
