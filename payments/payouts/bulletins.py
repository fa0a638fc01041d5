"""Merchants are told what the bank did with their money, finance what it did not do with ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.registry import handles
from backend.kernel.money import Money
from backend.parties.selectors import operator_organization
from backend.parties.services.notify import organization_notify
from payments.payouts.events import OwnTransferRefused, PayoutSettled
from payments.payouts.selectors import PAYOUT_CHECK

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


@handles(OwnTransferRefused)
def tell_refused(event: OwnTransferRefused, entry: EventEntry) -> None:
    """Once for each transfer, however often the bank says so."""
    house = operator_organization()
    if house is not None:
        organization_notify(
            house.pk, permission=PAYOUT_CHECK, template="own_transfer_refused",
            data={
                "amount": str(Money(event.amount_minor, event.currency)), "reason": event.reason,
                "number": event.transfer_id,
            },
            key=f"own_refused:{event.transfer_id}", link="/finance/reconciliation",
        )  # fmt: skip
