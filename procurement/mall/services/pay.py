"""From the checked invoice to the rating."""

from __future__ import annotations

import uuid

from django.db import transaction

from backend.credit.rules import late_outcome
from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, Required
from backend.kernel.ids import from_public_id
from backend.kernel.money import Money
from backend.orders.services import order_record_payment
from procurement.mall.events import SupplierRated
from procurement.mall.models import Rating, Requisition
from procurement.mall.permissions import REQUISITION_CREATE
from procurement.mall.services.case import MALL, case_lock, case_lock_as_buyer, case_move
from procurement.mall.services.credit import about_department
from procurement.plans.services import reservation_release
from procurement.process.selectors import process_by_id


def _requisition_of(case: str) -> uuid.UUID | None:
    process_id = from_public_id(case, "prc")
    return Requisition.objects.filter(process_id=process_id).values_list("pk", flat=True).first()


@transaction.atomic
def invoice_checked(*, case: str, state: str) -> None:
    """The tax authority said valid: the case is invoiced. Twice is once."""
    found = _requisition_of(case)
    if found is None or state != "VALID":
        return
    requisition, process = case_lock(found)
    if process.state not in {"accepted", "partially_accepted"}:
        return
    guards = {"invoice_valid": "", "amounts_equal": ""}
    case_move(requisition, "invoice", actor=MALL, guards=guards)


@transaction.atomic
def payment_settled(*, case: str, amount_minor: int, voucher_no: str, late_days: int) -> None:
    """The supplier has the money: the case is paid, the order knows, a rest of budget is free."""
    found = _requisition_of(case)
    if found is None:
        return
    requisition, process = case_lock(found)
    if process.state == "invoiced":
        case_move(
            requisition,
            "pay",
            actor=MALL,
            guards={"treasury_settled": ""},
            amount=Money(amount_minor, requisition.currency),
            note=voucher_no,
        )
    elif process.state != "rated":  # rated before the money came back and went out again
        return
    assert requisition.order_id is not None
    order_record_payment(actor=MALL, order_id=requisition.order_id, charged_minor=amount_minor)
    reservation_release(actor=MALL, case=case, ocid=process.ocid)
    about_department(
        requisition,
        "paid_late" if late_days else "paid_in_time",
        at=clock.now(),
        amount=Money(amount_minor, requisition.currency),
        outcome=late_outcome(late_days),
    )


@transaction.atomic
def payment_taken_back(*, case: str, returned_minor: int, paid_minor: int, red_letter: str) -> None:
    """The payee's bank sent the money back: the case waits for payment again, the order knows.

    A rated case stays rated; its money is paid again all the same.
    """
    found = _requisition_of(case)
    if found is None or not returned_minor:
        return
    requisition, process = case_lock(found)
    if process.state not in {"paid", "rated"}:
        return
    if process.state == "paid":
        case_move(
            requisition,
            "money_back",
            actor=MALL,
            guards={"treasury_returned": ""},
            amount=Money(returned_minor, requisition.currency),
            note=red_letter,
        )
    assert requisition.order_id is not None
    order_record_payment(actor=MALL, order_id=requisition.order_id, charged_minor=paid_minor)


@transaction.atomic
def requisition_rate(
    *, actor: Actor, requisition_id: uuid.UUID, stars: int, reason: str
) -> Requisition:
    """Rate the supplier from 1 to 5 with a reason, after payment.

    Raises Forbidden, NotFound, Invalid, Required, ArrowMissing.
    """
    actor.require(REQUISITION_CREATE)
    requisition, _ = case_lock_as_buyer(requisition_id, actor=actor)
    if not 1 <= stars <= 5:
        raise Invalid("评分为 1 至 5。", field="stars")
    if not reason.strip():
        raise Required("请填写评价理由。", field="reason")
    case_move(requisition, "rate", actor=actor, guards={"reason_stated": ""}, note=reason.strip())
    Rating.objects.create(
        requisition=requisition,
        stars=stars,
        reason=reason.strip()[:500],
        at=clock.now(),
        by=actor.person_id,
    )
    assert requisition.supplier_id is not None
    process = process_by_id(requisition.process_id)
    assert process is not None
    event = SupplierRated(
        requisition_id=requisition.pk,
        case=requisition.case,
        buyer_id=requisition.department_id,
        supplier_id=requisition.supplier_id,
        stars=stars,
    )
    publish(event, actor=actor)
    return requisition
