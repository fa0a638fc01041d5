"""What the treasury and its bank say: orders, receipts, red letters, refusals."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.db import transaction

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import InvalidId
from backend.kernel.ids import from_public_id, public_id
from backend.kernel.locking import lock_one
from backend.rulebook.selectors import local_day
from payments.treasury.errors import PaperRefused
from payments.treasury.papers import ORDER, QUOTA, RED
from payments.treasury.selectors import order_paper, payment_order_by_reference
from payments.treasury.services import (
    Taken,
    envelope_of,
    paper_hear,
    payment_order_cancel,
    quota_restore,
)
from procurement.exchange.services import inbox_read
from procurement.payables.events import PaymentReturned, PaymentSettled
from procurement.payables.models import Payable, PaymentRequest, PaymentState
from procurement.payables.rules import days_late, interest_minor
from procurement.payables.services.payable import event_head, late_rate
from procurement.payables.services.request import move, order_send, request_lock, tell_moved
from procurement.plans.services import reservation_reopen, reservation_spend

if TYPE_CHECKING:
    from procurement.exchange.models import Message

TREASURY = Actor.system("treasury")


@transaction.atomic
def treasury_answer(*, message: Message) -> None:
    """Take the answer to an application or an order. A paper that is refused books nothing.

    Before the order went to the bank no money can have moved: a refused order returns the request.
    After that only a sound receipt settles it; a refused one leaves it waiting and in the log.
    """
    request = request_lock(from_public_id(message.reference, "prq"))
    waits = {
        "paymentRequest": PaymentState.BUYER_APPROVED,
        "paymentOrder": PaymentState.BANK_ACCEPTED,
    }
    if request.state != waits[message.kind]:
        return
    if message.state != "ACCEPTED":
        payment_return(request_id=request.pk, reason=str(message.reply.get("text", "")))
        return
    heard = treasury_paper(message.reply.get("paper"), about=message.reference)
    if isinstance(heard, PaperRefused) and message.kind == "paymentRequest":
        payment_return(request_id=request.pk, reason=heard.message)


@transaction.atomic
def treasury_paper(envelope: Any, *, about: str = "") -> Taken | PaperRefused:
    """Verify one paper and do what follows from it; the request's lock comes first."""
    request = _request_of(envelope)
    heard = paper_hear(envelope, about=about)
    if not isinstance(heard, Taken) or not heard.fresh or heard.kind == QUOTA:
        return heard
    assert request is not None, "the order of a paper belongs to a request"
    if heard.kind == ORDER:
        request.voucher_no = heard.number
        order_send(request, dict(envelope), actor=TREASURY)
    elif heard.kind == RED:
        _take_back(request, heard)
    else:
        _paid(request, heard)
    return heard


def _request_of(envelope: Any) -> PaymentRequest | None:
    document = envelope.get("document") if isinstance(envelope, dict) else None
    reference = document.get("reference") if isinstance(document, dict) else None
    try:
        key = from_public_id(str(reference), "prq")
    except InvalidId:
        return None
    return lock_one(PaymentRequest.objects.filter(pk=key))


def _paid(request: PaymentRequest, receipt: Taken) -> None:
    """The bank paid the supplier, in whole or in part."""
    payable = lock_one(Payable.objects.filter(pk=request.payable_id))
    assert payable is not None
    payable.paid_minor += receipt.amount_minor
    reservation_spend(
        actor=TREASURY,
        case=payable.case,
        ocid=payable.contract.ocid,
        minor=receipt.amount_minor,
        voucher=receipt.number,
    )
    order = payment_order_by_reference(public_id("prq", request.pk))
    assert order is not None
    whole = payable.paid_minor == payable.amount_minor
    if whole:
        _close(payable)
    payable.save()
    request.payable = payable
    if order.state == "PAID":
        request.settled_at = clock.now()
        move(request, "settle", actor=TREASURY)
    if not whole:
        tell_moved(request, actor=TREASURY)
        return
    event = PaymentSettled(
        **event_head(payable),
        request_id=request.pk,
        number=request.number,
        voucher_no=request.voucher_no,
        settled_on=local_day(clock.now()),
        late_days=payable.late_days,
        interest_minor=payable.interest_minor,
    )
    publish(event, actor=TREASURY)


def _close(payable: Payable) -> None:
    today = local_day(clock.now())
    late = days_late(payable.due_on, on=today)
    payable.settled_on, payable.late_days = today, late
    payable.interest_minor = interest_minor(
        payable.amount_minor, days=late, rate_per_day=late_rate(today)
    )


def _take_back(request: PaymentRequest, red: Taken) -> None:
    """The payee's bank sent the money back: owed again, and the legal clock never stopped (D28)."""
    payable = lock_one(Payable.objects.filter(pk=request.payable_id))
    assert payable is not None
    minor = -red.amount_minor
    payable.paid_minor -= minor
    payable.settled_on, payable.late_days, payable.interest_minor = None, 0, 0
    payable.save()
    reservation_reopen(
        actor=TREASURY,
        case=payable.case,
        ocid=payable.contract.ocid,
        minor=minor,
        voucher=red.number,
    )
    request.payable = payable
    request.return_reason = red.reason[:300]
    if request.state != PaymentState.RETURNED:  # else an earlier receipt of it came back before
        move(request, "take_back", actor=TREASURY)
    event = PaymentReturned(
        **event_head(payable),
        request_id=request.pk,
        number=request.number,
        reason=red.reason,
        red_letter=red.number,
        returned_minor=minor,
        paid_minor=payable.paid_minor,
    )
    publish(event, actor=TREASURY)


@transaction.atomic
def payment_return(*, request_id: uuid.UUID, reason: str) -> None:
    """Nothing was paid: the request ends, commitment and quota are free, a new one may be made."""
    request = request_lock(request_id)
    request.return_reason = reason[:300]
    move(request, "return", actor=TREASURY)
    reference = public_id("prq", request.pk)
    order = payment_order_by_reference(reference)
    if order is not None:
        left = order.amount_minor - order.paid_minor
        quota_restore(order=order, amount_minor=left, cause=f"return:{request.number}")
    payment_order_cancel(actor=TREASURY, reference=reference)
    event = PaymentReturned(
        **event_head(request.payable), request_id=request.pk, number=request.number, reason=reason
    )
    publish(event, actor=TREASURY)


@transaction.atomic
def desk_ordered(*, reference: str) -> None:
    """The treasury's desk signed an order: it goes to the agent bank. Twice is once."""
    request = request_lock(from_public_id(reference, "prq"))
    paper = order_paper(reference, ORDER)
    if request.state != PaymentState.BUYER_APPROVED or paper is None:
        return
    request.voucher_no = paper.number
    order_send(request, envelope_of(paper), actor=TREASURY)


@transaction.atomic
def desk_refused(*, reference: str, reason: str) -> None:
    """The treasury's desk sent the application back. Twice is once."""
    request = request_lock(from_public_id(reference, "prq"))
    if request.state == PaymentState.BUYER_APPROVED:
        payment_return(request_id=request.pk, reason=reason)


def treasury_inbox_read() -> int:
    """Quota notices, red letters and late receipts; returns how many papers were read."""
    return inbox_read("treasury", _hear)


def _hear(envelope: Any) -> None:
    treasury_paper(envelope)
