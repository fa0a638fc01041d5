"""Ask for payment, approve it by another person, follow the treasury to the bank."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import connection, transaction

from backend.events.services import publish, remember, replay
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound, SodConflict
from backend.kernel.ids import from_public_id, public_id
from backend.kernel.locking import lock_one
from backend.kernel.money import Money
from backend.rulebook.calendar import end_of
from backend.rulebook.selectors import local_day
from payments.treasury.services import (
    payment_order_cancel,
    payment_order_create,
    payment_order_paid,
)
from procurement.exchange.services import message_queue
from procurement.payables.errors import InvoiceNotValid, PaymentStateWrong
from procurement.payables.events import PaymentMoved, PaymentReturned, PaymentSettled
from procurement.payables.models import (
    Invoice,
    InvoiceState,
    Payable,
    PaymentRequest,
    PaymentState,
)
from procurement.payables.permissions import PAYMENT_APPROVE, PAYMENT_REQUEST
from procurement.payables.rules import days_late, interest_minor, state_after
from procurement.payables.services.payable import event_head, late_rate
from procurement.plans.selectors import reservation_of
from procurement.plans.services import reservation_spend

if TYPE_CHECKING:
    from procurement.exchange.models import Message

TREASURY = Actor.system("treasury")


def _move(request: PaymentRequest, act: str, *, actor: Actor) -> None:
    target = state_after(request.state, act)
    if target is None:
        raise PaymentStateWrong(state=PaymentState(request.state).label)
    request.state = target
    request.timeline = [*request.timeline, {"state": target, "at": clock.now().isoformat()}]
    request.save()
    if target in {PaymentState.SETTLED, PaymentState.RETURNED}:
        return
    event = PaymentMoved(
        **event_head(request.payable),
        request_id=request.pk,
        number=request.number,
        state=target,
        voucher_no=request.voucher_no,
    )
    publish(event, actor=actor)


@transaction.atomic
def payment_request(*, actor: Actor, payable_id: uuid.UUID, key: str) -> PaymentRequest:
    """The department asks the treasury to pay what was accepted and invoiced.

    Raises Forbidden, NotFound, InvoiceNotValid, Invalid.
    """
    actor.require(PAYMENT_REQUEST)
    assert actor.person_id is not None, "a person asks"
    payable = lock_one(Payable.objects.filter(pk=payable_id, buyer_id=actor.organization_id))
    if payable is None:
        raise NotFound(field="payableId")
    scope = f"payment.request:{payable_id}"
    if done := replay(key, scope=scope, of=str(payable_id)):
        return PaymentRequest.objects.get(pk=done["id"])
    if not Invoice.objects.filter(payable=payable, state=InvoiceState.VALID).exists():
        raise InvoiceNotValid
    if PaymentRequest.objects.filter(payable=payable).exclude(state="returned").exists():
        raise Invalid("该笔应付款已有支付申请。", field="payableId")
    now = clock.now()
    request = PaymentRequest.objects.create(
        number=_number(local_day(now).year),
        payable=payable,
        amount_minor=payable.amount_minor - payable.paid_minor,
        requested_by=actor.person_id,
        requested_at=now,
        timeline=[{"state": "requested", "at": now.isoformat()}],
    )
    event = PaymentMoved(
        **event_head(payable), request_id=request.pk, number=request.number, state="requested"
    )
    publish(event, actor=actor)
    remember(key, scope=scope, of=str(payable_id), result={"id": str(request.pk)})
    return request


def _number(year: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('procurement_payment_number')")
        return f"ZF-{year}-{cursor.fetchone()[0]:06d}"


def _lock(request_id: uuid.UUID) -> PaymentRequest:
    request = lock_one(PaymentRequest.objects.filter(pk=request_id))
    if request is None:
        raise NotFound(field="id")
    return request


@transaction.atomic
def payment_approve(*, actor: Actor, request_id: uuid.UUID) -> PaymentRequest:
    """Another person of the department approves; the treasury is asked in the same commit.

    Raises Forbidden, NotFound, SodConflict, PaymentStateWrong.
    """
    actor.require(PAYMENT_APPROVE)
    request = _lock(request_id)
    payable = request.payable
    if payable.buyer_id != actor.organization_id:
        raise NotFound(field="id")
    if request.requested_by == actor.person_id:
        raise SodConflict("申请人不得审批本人的支付申请。")
    if state_after(request.state, "approve") is None:
        raise PaymentStateWrong(state=PaymentState(request.state).label)
    request.approved_by, request.approved_at = actor.person_id, clock.now()
    _move(request, "approve", actor=actor)
    payment_order_create(
        actor=actor,
        reference=public_id("prq", request.pk),
        payer_id=payable.buyer_id,
        supplier_id=payable.supplier_id,
        amount=Money(request.amount_minor, payable.currency),
        due_at=end_of(payable.due_on),
    )
    _ask_treasury(request, "paymentRequest", actor=actor)
    return request


def _ask_treasury(request: PaymentRequest, kind: str, *, actor: Actor) -> None:
    payable = request.payable
    reference = public_id("prq", request.pk)
    reservation = reservation_of(payable.case)
    numbers = Invoice.objects.filter(payable=payable, state="VALID").values_list(
        "number", flat=True
    )
    message_queue(
        actor=actor,
        partner="treasury",
        kind=kind,
        body={
            "contractId": payable.contract.number,
            "acceptanceId": payable.acceptance_ref,
            "invoiceNos": list(numbers),
            "payee": {"name": payable.supplier.legal_name, "uscc": payable.supplier.uscc or ""},
            "amountMinor": request.amount_minor,
            "currency": payable.currency,
            "budgetItemId": reservation.item.number if reservation else "",
            "reservationId": reservation.external_id if reservation else "",
            "smeScale": payable.supplier.sme_scale,
            "acceptedOn": payable.accepted_on.isoformat(),
            "dueDate": payable.due_on.isoformat(),
            "voucherNo": request.voucher_no,
        },
        correlation_id=payable.contract.ocid,
        reference=reference,
        message_id=f"{kind}-{reference}",
    )


@transaction.atomic
def treasury_answer(*, message: Message) -> None:
    """Take the treasury's answer: checked and instructed, later settled or returned."""
    request = _lock(from_public_id(message.reference, "prq"))
    if request.state in {PaymentState.SETTLED, PaymentState.RETURNED}:
        return
    if message.state != "ACCEPTED":
        payment_return(request_id=request.pk, reason=str(message.reply.get("text", "")))
        return
    if message.kind == "paymentRequest" and request.state == PaymentState.BUYER_APPROVED:
        request.voucher_no = str(message.reply["voucherNo"])
        _move(request, "check", actor=TREASURY)
        _move(request, "instruct", actor=TREASURY)
        _move(request, "bank_accept", actor=TREASURY)
        _ask_treasury(request, "paymentStatus", actor=TREASURY)
    elif message.kind == "paymentStatus" and request.state == PaymentState.BANK_ACCEPTED:
        _settle(request)


def _settle(request: PaymentRequest) -> None:
    payable = lock_one(Payable.objects.filter(pk=request.payable_id))
    assert payable is not None
    today = local_day(clock.now())
    request.settled_at = clock.now()
    _move(request, "settle", actor=TREASURY)
    payment_order_paid(
        actor=TREASURY,
        reference=public_id("prq", request.pk),
        voucher=request.voucher_no,
        amount_minor=request.amount_minor,
    )
    late = days_late(payable.due_on, on=today)
    payable.paid_minor += request.amount_minor
    payable.settled_on = today
    payable.late_days = late
    payable.interest_minor = interest_minor(
        request.amount_minor, days=late, rate_per_day=late_rate(today)
    )
    payable.save()
    reservation_spend(
        actor=TREASURY,
        case=payable.case,
        ocid=payable.contract.ocid,
        minor=request.amount_minor,
    )
    event = PaymentSettled(
        **event_head(payable),
        request_id=request.pk,
        number=request.number,
        voucher_no=request.voucher_no,
        settled_on=today,
        late_days=late,
        interest_minor=payable.interest_minor,
    )
    publish(event, actor=TREASURY)


@transaction.atomic
def payment_return(*, request_id: uuid.UUID, reason: str) -> None:
    """The money did not arrive: the request ends, a new one may be made."""
    request = _lock(request_id)
    request.return_reason = reason[:300]
    _move(request, "return", actor=TREASURY)
    payment_order_cancel(actor=TREASURY, reference=public_id("prq", request.pk))
    event = PaymentReturned(
        **event_head(request.payable), request_id=request.pk, number=request.number, reason=reason
    )
    publish(event, actor=TREASURY)
