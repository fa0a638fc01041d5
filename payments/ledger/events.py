"""What others may hear of the ledger."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id
from backend.kernel.money import Money


@event("payments.ledger.shortfall", version=1)
@dataclass(frozen=True, kw_only=True)
class ShortfallArose(DomainEvent):
    """An outside fact left client money short of cover; own money tops it up the same day."""

    currency: str
    shortfall_minor: int
    journal_key: str
    journal_kind: str = ""

    @property
    def subject(self) -> str:
        return f"cover_{self.currency}"


@event("payments.ledger.manual", version=1)
@dataclass(frozen=True, kw_only=True)
class ManualJournalMoved(DomainEvent):
    """A journal by hand was written, posted or sent back."""

    manual_id: uuid.UUID
    state: str
    amount_minor: int
    currency: str
    reason: str

    @property
    def subject(self) -> str:
        return public_id("mjn", self.manual_id)

    def record(self) -> Record:
        return Record(
            title=f"手工分录：{self.reason}"[:120],
            amount=Money(self.amount_minor, self.currency),
            state=self.state,
        )


@event("payments.ledger.counter_order", version=1)
@dataclass(frozen=True, kw_only=True)
class CounterOrdered(DomainEvent):
    """Finance booked what the safeguarding bank did on an order given at its counter, not by file.

    ``reference`` is the advice's number; the amount left the account in ``currency``.
    """

    reference: str
    amount_minor: int
    currency: str
    text: str

    @property
    def subject(self) -> str:
        return self.reference


@event("payments.ledger.own_money", version=1)
@dataclass(frozen=True, kw_only=True)
class OwnMoneyMoved(DomainEvent):
    """A journal moves money from one of our bank accounts to another one or to a provider.

    Whoever speaks to the bank orders the transfer, once for each ``transfer_id``; ``source`` and
    ``target`` are ledger codes, ``provider`` names the target 1010, ``text`` is what the bank repeats.
    """

    transfer_id: str
    journal_key: str
    amount_minor: int
    currency: str
    source: str
    target: str
    provider: str = ""
    text: str = ""

    @property
    def subject(self) -> str:
        return self.transfer_id
