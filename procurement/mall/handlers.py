"""The mall hears budget, orders and payables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.registry import handles
from backend.orders.events import DeliveryRecorded
from procurement.mall.events import GoodsAccepted
from procurement.mall.services import (
    budget_refused,
    budget_reserved,
    delivery_recorded,
    invoice_checked,
    payment_settled,
    payment_taken_back,
)
from procurement.mall.services.security import securities_date
from procurement.payables.events import InvoiceChecked, PaymentReturned, PaymentSettled
from procurement.plans.events import BudgetRefused, BudgetReserved

if TYPE_CHECKING:
    from backend.events.models import EventEntry


@handles(BudgetReserved)
def order_when_reserved(event: BudgetReserved, _entry: EventEntry) -> None:
    """Only a confirmed reservation leads to an order."""
    budget_reserved(case=event.case)


@handles(BudgetRefused)
def go_back_when_refused(event: BudgetRefused, _entry: EventEntry) -> None:
    """A refusal leads back to the comparison."""
    budget_refused(case=event.case, reason=event.reason)


@handles(DeliveryRecorded)
def open_inspection(event: DeliveryRecorded, _entry: EventEntry) -> None:
    """The last delivery opens the inspection window."""
    delivery_recorded(order_id=event.order_id)


@handles(InvoiceChecked)
def note_invoice(event: InvoiceChecked, _entry: EventEntry) -> None:
    """A valid invoice moves the case on."""
    invoice_checked(case=event.case, state=event.state)


@handles(PaymentSettled)
def note_payment(event: PaymentSettled, _entry: EventEntry) -> None:
    """The treasury paid."""
    payment_settled(
        case=event.case,
        amount_minor=event.amount_minor,
        voucher_no=event.voucher_no,
        late_days=event.late_days,
    )


@handles(PaymentReturned)
def note_money_back(event: PaymentReturned, _entry: EventEntry) -> None:
    """A red letter; a request that was refused before anything was paid changes nothing here."""
    payment_taken_back(
        case=event.case,
        returned_minor=event.returned_minor,
        paid_minor=event.paid_minor,
        red_letter=event.red_letter,
    )


@handles(GoodsAccepted)
def date_securities(event: GoodsAccepted, entry: EventEntry) -> None:
    """What secured the contract goes back in time."""
    securities_date(
        ocid=event.ocid,
        supplier_id=event.supplier_id,
        kind=event.accepted_kind,
        accepted_at=entry.at,
    )
