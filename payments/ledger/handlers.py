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


COVERED_AT_PROVIDER = frozenset({"J-CB", "J-CBFEE"})


@handles(ShortfallArose)
def top_up(event: ShortfallArose, entry: EventEntry) -> None:
    """Own money from the operating bank covers what is short now.

    What a payer's bank took is made good at the provider itself, by whoever booked it (E5.3, E5.4).
    """
    if event.journal_kind in COVERED_AT_PROVIDER:
        return
    short = -cover(event.currency)
    own = balance("1030", OPERATING_BANK, event.currency)
    amount = min(short, own)
    if amount > 0:
        cover_top_up(
            amount=Money(amount, event.currency), key=f"topup:{event.currency}:{entry.position}"
        )
