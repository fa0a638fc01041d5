"""Answers of the tax authority and the treasury."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.registry import handles
from backend.kernel.actor import Actor
from payments.treasury.events import TreasuryApplicationRefused, TreasuryOrderIssued
from procurement.exchange.events import MessageAnswered
from procurement.exchange.selectors import message_get
from procurement.payables.services import (
    desk_ordered,
    desk_refused,
    invoice_answer,
    treasury_answer,
)

if TYPE_CHECKING:
    from backend.events.models import EventEntry

TAX = Actor.system("tax")


@handles(MessageAnswered)
def hear_partners(event: MessageAnswered, _entry: EventEntry) -> None:
    """Invoices and payment requests move on by what was answered."""
    if event.kind_of_message == "invoiceVerify":
        invoice_answer(actor=TAX, message=message_get(event.message_row_id))
    if event.kind_of_message in {"paymentRequest", "paymentOrder"}:
        treasury_answer(message=message_get(event.message_row_id))


@handles(TreasuryOrderIssued)
def hear_desk_order(event: TreasuryOrderIssued, _entry: EventEntry) -> None:
    """Two persons of the treasury signed a payment order at our desk."""
    desk_ordered(reference=event.reference)


@handles(TreasuryApplicationRefused)
def hear_desk_refusal(event: TreasuryApplicationRefused, _entry: EventEntry) -> None:
    """The treasury's desk sent an application back."""
    desk_refused(reference=event.reference, reason=event.reason)
