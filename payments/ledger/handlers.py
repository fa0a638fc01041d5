"""A shortfall is topped up the same day, as far as own money is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.registry import handles
from backend.kernel.money import Money
from payments.ledger.events import ShortfallArose
from payments.ledger.selectors import balance, cover
from payments.ledger.services import OPERATING_BANK, cover_top_up

if TYPE_CHECKING:
    from backend.events.models import EventEntry


@handles(ShortfallArose)
def top_up(event: ShortfallArose, entry: EventEntry) -> None:
    """Own money from the operating bank covers what is short now."""
    short = -cover(event.currency)
    own = balance("1030", OPERATING_BANK, event.currency)
    amount = min(short, own)
    if amount > 0:
        cover_top_up(
            amount=Money(amount, event.currency), key=f"topup:{event.currency}:{entry.position}"
        )
