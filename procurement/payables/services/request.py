"""Ask for payment, approve it by another person; the department's signed papers go out."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import Any

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
from payments.payouts.selectors import account_of
from payments.treasury.papers import Party
from payments.treasury.services import (
    at_desk,
    envelope_of,
    payment_apply,
    payment_mode,
    payment_order_cancel,
    payment_order_create,
)
from procurement.exchange.services import message_queue
from procurement.payables.errors import (
    InvoiceNotValid,
    PayeeAccountMissing,
    PayeeNameDiffers,
    PaymentAmountWrong,
    PaymentStateWrong,
)
from procurement.payables.events import PaymentMoved
from procurement.payables.models import (
    Invoice,
    InvoiceState,
    Payable,
    PaymentRequest,
    PaymentState,
)
from procurement.payables.permissions import PAYMENT_APPROVE, PAYMENT_REQUEST
from procurement.payables.rules import CLOSED_STATES, state_after
from procurement.payables.services.payable import event_head
from procurement.plans.selectors import reservation_of
from procurement.process.selectors import process_by_id

_ACCOUNT = re.compile(r"\d{8,34}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class PayeeAccount:
    """The account a request names; an empty holder means the supplier's registered name."""

    number: str
    bank: str
    holder: str = ""


def move(request: PaymentRequest, act: str, *, actor: Actor) -> None:
    """One step of a request, told to all but at its ends. Raises PaymentStateWrong."""
    target = state_after(request.state, act)
    if target is None:
        raise PaymentStateWrong(state=PaymentState(request.state).label)
    request.state = target
    request.timeline = [*request.timeline, {"state": target, "at": clock.now().isoformat()}]
    request.save()
    if target in {PaymentState.SETTLED, PaymentState.RETURNED}:
        return
    tell_moved(request, actor=actor)


def tell_moved(request: PaymentRequest, *, actor: Actor) -> None:
    """A request went a step further."""
    event = PaymentMoved(
        **event_head(request.payable),
        request_id=request.pk,
        number=request.number,
        state=request.state,
        voucher_no=request.voucher_no,
    )
    publish(event, actor=actor)


def _payee(payable: Payable, given: PayeeAccount | None) -> PayeeAccount:
    """The account to pay: the one given, else the one the supplier registered."""
    name = payable.supplier.legal_name
    if given is None:
        held = account_of(payable.supplier_id, payable.currency)
        if held is None:
            raise PayeeAccountMissing
        return PayeeAccount(number=held.account_number, bank=held.bank_name, holder=name)
    if given.holder.strip() not in {"", name}:
        raise PayeeNameDiffers(name=name)
    number = re.sub(r"[\s-]", "", given.number)
    if not _ACCOUNT.fullmatch(number):
        raise Invalid("银行账号须为 8 至 34 位数字。", field="payeeAccount.number")
    if not 0 < len(given.bank.strip()) <= 120:
        raise Invalid("请填写开户银行。", field="payeeAccount.bankName")
    return PayeeAccount(number=number, bank=given.bank.strip(), holder=name)


def _amount(payable: Payable, given: Money | None) -> int:
    left = payable.amount_minor - payable.paid_minor
    if given is None:
        return left
    if given.currency != payable.currency or not 0 < given.minor <= left:
        raise PaymentAmountWrong(left=str(Money(left, payable.currency)))
    return given.minor


def budget_item_of(payable: Payable) -> str:
    """The number of the budget item that covers the case."""
    reservation = reservation_of(payable.case)
    return reservation.item.number if reservation else ""


def _procedure_of(payable: Payable) -> str:
    process = process_by_id(from_public_id(payable.case, "prc"))
    return process.procedure if process else ""


@transaction.atomic
def payment_request(
    *,
    actor: Actor,
    payable_id: uuid.UUID,
    key: str,
    amount: Money | None = None,
    mode: str = "",
    account: PayeeAccount | None = None,
) -> PaymentRequest:
    """The department asks for payment of what was accepted and invoiced, in whole or in part.

    ``mode`` DIRECT or AUTHORISED is finance's wish within the rule; empty leaves it to the rule.
    Raises Forbidden, NotFound, InvoiceNotValid, Invalid, PaymentAmountWrong, PayeeAccountMissing,
    PayeeNameDiffers, ModeNotAllowed, QuotaExceeded.
    """
    actor.require(PAYMENT_REQUEST)
    assert actor.person_id is not None, "a person asks"
    payable = lock_one(Payable.objects.filter(pk=payable_id, buyer_id=actor.organization_id))
    if payable is None:
        raise NotFound(field="payableId")
    scope, of = f"payment.request:{payable_id}", f"{payable_id}{amount or ''}{mode}{account or ''}"
    if done := replay(key, scope=scope, of=of):
        return PaymentRequest.objects.get(pk=done["id"])
    if not Invoice.objects.filter(payable=payable, state=InvoiceState.VALID).exists():
        raise InvoiceNotValid
    if PaymentRequest.objects.filter(payable=payable).exclude(state__in=CLOSED_STATES).exists():
        raise Invalid("该笔应付款已有支付申请。", field="payableId")
    if payable.settled_on is not None:
        raise Invalid("该笔应付款已付清。", field="payableId")
    minor, payee = _amount(payable, amount), _payee(payable, account)
    now = clock.now()
    request = PaymentRequest.objects.create(
        number=_number(local_day(now).year),
        payable=payable,
        amount_minor=minor,
        mode=payment_mode(
            department_id=payable.buyer_id,
            budget_item=budget_item_of(payable),
            amount=Money(minor, payable.currency),
            procedure=_procedure_of(payable),
            wish=mode,
        ),
        payee_name=payee.holder,
        payee_account=payee.number,
        payee_bank=payee.bank,
        requested_by=actor.person_id,
        requested_at=now,
        timeline=[{"state": "requested", "at": now.isoformat()}],
    )
    tell_moved(request, actor=actor)
    remember(key, scope=scope, of=of, result={"id": str(request.pk)})
    return request


def _number(year: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('procurement_payment_number')")
        return f"ZF-{year}-{cursor.fetchone()[0]:06d}"


def request_lock(request_id: uuid.UUID) -> PaymentRequest:
    """A request under lock. Raises NotFound."""
    request = lock_one(PaymentRequest.objects.filter(pk=request_id))
    if request is None:
        raise NotFound(field="id")
    return request


@transaction.atomic
def payment_approve(*, actor: Actor, request_id: uuid.UUID) -> PaymentRequest:
    """Another person of the department approves; the signed papers go out in the same commit.

    Direct: the application goes to the treasury (or lies on its desk). Authorised: the quota is
    taken and the department's own order goes to the agent bank.
    Raises Forbidden, NotFound, SodConflict, PaymentStateWrong, QuotaExceeded.
    """
    actor.require(PAYMENT_APPROVE)
    request = request_lock(request_id)
    payable = request.payable
    if payable.buyer_id != actor.organization_id:
        raise NotFound(field="id")
    if request.requested_by == actor.person_id:
        raise SodConflict("申请人不得审批本人的支付申请。")
    if state_after(request.state, "approve") is None:
        raise PaymentStateWrong(state=PaymentState(request.state).label)
    request.approved_by, request.approved_at = actor.person_id, clock.now()
    move(request, "approve", actor=actor)
    _replace_returned(payable, actor=actor)
    order = payment_order_create(
        actor=actor,
        reference=public_id("prq", request.pk),
        payer_id=payable.buyer_id,
        supplier_id=payable.supplier_id,
        amount=Money(request.amount_minor, payable.currency),
        due_at=end_of(payable.due_on),
        mode=request.mode,
        payee=Party(
            name=request.payee_name, account=request.payee_account, bank=request.payee_bank
        ),
        budget_item=budget_item_of(payable),
        at_desk=request.mode == "DIRECT" and at_desk(public_id("org", payable.buyer_id)),
    )
    paper = payment_apply(actor=actor, order=order, number=request.number, texts=_grounds(request))
    if order.at_desk:
        return request
    if request.mode == "DIRECT":
        send(request, "paymentRequest", {"paper": envelope_of(paper)}, actor=actor)
        return request
    request.voucher_no = paper.number
    order_send(request, envelope_of(paper), actor=actor)
    return request


def order_send(request: PaymentRequest, envelope: dict[str, Any], *, actor: Actor) -> None:
    """A signed payment order stands: it goes to the agent bank."""
    for act in ("check", "instruct", "bank_accept"):
        move(request, act, actor=actor)
    send(request, "paymentOrder", {"paper": envelope}, actor=actor)


def _replace_returned(payable: Payable, *, actor: Actor) -> None:
    """What an earlier request left committed after its red letter goes into the new one."""
    for row in PaymentRequest.objects.filter(payable=payable, state=PaymentState.RETURNED):
        if row.approved_at is not None:
            payment_order_cancel(actor=actor, reference=public_id("prq", row.pk))


def _grounds(request: PaymentRequest) -> dict[str, Any]:
    """What the application rests on: contract, acceptance, invoices, budget, terms."""
    payable = request.payable
    reservation = reservation_of(payable.case)
    invoices = Invoice.objects.filter(payable=payable, state=InvoiceState.VALID)
    return {
        "contractId": payable.contract.number,
        "acceptanceId": payable.acceptance_ref,
        "invoiceNos": sorted(invoices.values_list("number", flat=True)),
        "budgetItemId": reservation.item.number if reservation else "",
        "reservationId": reservation.external_id if reservation else "",
        "smeScale": payable.supplier.sme_scale,
        "acceptedOn": payable.accepted_on.isoformat(),
        "dueDate": payable.due_on.isoformat(),
    }


def send(request: PaymentRequest, kind: str, body: dict[str, Any], *, actor: Actor) -> None:
    """A message about a request to the treasury or its agent bank; each kind once."""
    reference = public_id("prq", request.pk)
    message_queue(
        actor=actor,
        partner="treasury",
        kind=kind,
        body=body,
        correlation_id=request.payable.contract.ocid,
        reference=reference,
        message_id=f"{kind}-{reference}",
    )
