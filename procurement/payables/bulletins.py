"""Who is told what about money that a public buyer owes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.events.registry import handles
from backend.kernel.money import Money
from backend.parties.selectors import organization_get
from backend.parties.services.notify import organization_notify
from procurement.payables.events import (
    PaymentOverdue,
    PaymentReminded,
    PaymentReturned,
    PaymentSettled,
)

if TYPE_CHECKING:
    from backend.events.models import EventEntry

PAYMENTS = "/gov/payments"


def _tell_buyer(event: Any, entry: EventEntry, template: str, **data: Any) -> None:
    supplier = organization_get(event.supplier_id)
    amount = str(Money(event.amount_minor, event.currency))
    name = supplier.display_name if supplier else ""
    organization_notify(
        event.buyer_id,
        permission="gov.payment.request",
        template=template,
        data={"amount": amount, "supplier": name, **data},
        key=f"{template}:{entry.id}",
        link=PAYMENTS,
    )


@handles(PaymentReminded)
def tell_due(event: PaymentReminded, entry: EventEntry) -> None:
    """Ten, three and no days before the legal term ends."""
    _tell_buyer(event, entry, "payment_due", days=event.days_left)


@handles(PaymentOverdue)
def tell_overdue(event: PaymentOverdue, entry: EventEntry) -> None:
    """The debt is listed publicly from today."""
    _tell_buyer(event, entry, "payment_overdue")


@handles(PaymentSettled)
def tell_arrived(event: PaymentSettled, entry: EventEntry) -> None:
    """The supplier's money is there."""
    organization_notify(
        event.supplier_id,
        permission="merchant.statement.read",
        template="payment_arrived",
        data={
            "amount": str(Money(event.amount_minor, event.currency)),
            "number": event.voucher_no,
        },
        key=f"payment_arrived:{entry.id}",
        link="/merchant",
    )


@handles(PaymentReturned)
def tell_returned(event: PaymentReturned, entry: EventEntry) -> None:
    """The department must ask again; the supplier hears of money that came and went back."""
    _tell_buyer(event, entry, "payment_returned", number=event.number, reason=event.reason)
    if not event.red_letter:
        return
    organization_notify(
        event.supplier_id,
        permission="merchant.statement.read",
        template="payment_taken_back",
        data={
            "amount": str(Money(event.returned_minor, event.currency)),
            "number": event.red_letter,
            "reason": event.reason,
        },
        key=f"payment_taken_back:{entry.id}",
        link="/merchant",
    )
