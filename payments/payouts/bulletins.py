"""Merchants are told what the bank did with their money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.registry import handles
from backend.kernel.money import Money
from backend.parties.services.notify import organization_notify
from payments.payouts.events import PayoutSettled

if TYPE_CHECKING:
    from backend.events.models import EventEntry


@handles(PayoutSettled)
def tell_payout(event: PayoutSettled, entry: EventEntry) -> None:
    """Booked or sent back."""
    organization_notify(
        event.merchant_id,
        permission="merchant.statement.read",
        template="payout_booked" if event.state == "BOOKED" else "payout_rejected",
        data={
            "amount": str(Money(event.amount_minor, event.currency)),
            "number": event.end_to_end_id,
        },
        key=f"payout:{entry.id}",
        link="/merchant/statements",
    )
