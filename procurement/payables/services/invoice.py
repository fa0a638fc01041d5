"""Register an e-invoice and have it checked with the tax authority (I7)."""

from __future__ import annotations

import uuid
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from backend.events.services import publish, remember, replay
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound
from backend.kernel.ids import from_public_id, public_id
from backend.kernel.locking import lock_one
from backend.kernel.money import Money
from procurement.exchange.services import message_queue
from procurement.payables.errors import InvoiceAmountDiffers, InvoiceDuplicate, InvoiceMalformed
from procurement.payables.events import InvoiceChecked
from procurement.payables.models import Invoice, InvoiceState, Payable
from procurement.payables.permissions import INVOICE_ISSUE
from procurement.payables.rules import invoice_number_fits
from procurement.payables.services.payable import event_head

if TYPE_CHECKING:
    from procurement.exchange.models import Message

LIVE = (InvoiceState.CHECKING, InvoiceState.VALID)


@transaction.atomic
def invoice_register(
    *,
    actor: Actor,
    payable_id: uuid.UUID,
    number: str,
    issued_on: date,
    amount: Money,
    tax: Money,
    key: str,
) -> Invoice:
    """The supplier registers the invoice for what was accepted.

    Raises Forbidden, NotFound, InvoiceMalformed, InvoiceAmountDiffers, InvoiceDuplicate.
    """
    actor.require(INVOICE_ISSUE)
    payable = lock_one(Payable.objects.filter(pk=payable_id, supplier_id=actor.organization_id))
    if payable is None:
        raise NotFound(field="payableId")
    content = [number, issued_on.isoformat(), amount.minor, tax.minor]
    scope = f"invoice.register:{payable_id}"
    if done := replay(key, scope=scope, of=content):
        return Invoice.objects.get(pk=done["id"])
    if not invoice_number_fits(number):
        raise InvoiceMalformed
    if amount != payable.amount or tax.minor != payable.tax_minor:
        tax_due = Money(payable.tax_minor, payable.currency)
        raise InvoiceAmountDiffers(expected=f"{payable.amount}（含税额 {tax_due}）")
    live = Invoice.objects.filter(payable=payable, state__in=LIVE).exists()
    if live or Invoice.objects.filter(number=number).exists():
        raise InvoiceDuplicate
    invoice = Invoice.objects.create(
        number=number,
        payable=payable,
        issued_on=issued_on,
        amount_minor=amount.minor,
        tax_minor=tax.minor,
        registered_at=clock.now(),
    )
    _ask_tax(invoice, payable, actor=actor)
    remember(key, scope=scope, of=content, result={"id": str(invoice.pk)})
    return invoice


def _ask_tax(invoice: Invoice, payable: Payable, *, actor: Actor) -> None:
    reference = public_id("inv", invoice.pk)
    message_queue(
        actor=actor,
        partner="tax",
        kind="invoiceVerify",
        body={
            "invoiceNo": invoice.number,
            "date": invoice.issued_on.isoformat(),
            "amountMinor": invoice.amount_minor,
            "taxMinor": invoice.tax_minor,
            "seller": payable.supplier.uscc or "",
            "buyer": payable.buyer.uscc or "",
        },
        correlation_id=payable.contract.ocid,
        reference=reference,
        message_id=f"invoiceVerify-{reference}",
    )


@transaction.atomic
def invoice_answer(*, actor: Actor, message: Message) -> None:
    """Take the tax authority's answer; a second telling changes nothing."""
    key = from_public_id(message.reference, "inv")
    invoice = lock_one(Invoice.objects.filter(pk=key, state=InvoiceState.CHECKING))
    if invoice is None:
        return
    said = str(message.reply.get("state", ""))
    accepted = message.state == "ACCEPTED"
    invoice.state = InvoiceState.VALID if accepted else InvoiceState(said or "VOID")
    invoice.checked_at = clock.now()
    invoice.save(update_fields=["state", "checked_at", "updated_at"])
    payable = invoice.payable
    event = InvoiceChecked(
        **event_head(payable), invoice_number=invoice.number, state=invoice.state
    )
    publish(event, actor=actor)
