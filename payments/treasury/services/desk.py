"""The treasury's own desk: one person makes the payment order, another checks and signs it."""

from __future__ import annotations

import uuid

from django.db import transaction

from backend.events.services import publish
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound, Required, SodConflict
from backend.kernel.locking import lock_one
from payments.treasury.errors import PaperForged, PaymentOrderState
from payments.treasury.events import TreasuryApplicationRefused, TreasuryOrderIssued
from payments.treasury.models import PaymentOrder, Step, TreasuryPaper
from payments.treasury.papers import APPLICATION, ORDER
from payments.treasury.selectors import ORDER_CHECK, ORDER_MAKE
from payments.treasury.services.papers import paper_holds, paper_issue


def _lock(order_id: uuid.UUID, *steps: str) -> PaymentOrder:
    order = lock_one(PaymentOrder.objects.filter(pk=order_id, at_desk=True))
    if order is None:
        raise NotFound(field="id")
    if order.step not in steps or order.state != "COMMITTED":
        raise PaymentOrderState
    return order


def _application(order: PaymentOrder) -> TreasuryPaper:
    paper = TreasuryPaper.objects.filter(order=order, kind=APPLICATION).first()
    if paper is None or not paper_holds(paper):
        raise PaperForged
    return paper


@transaction.atomic
def treasury_order_make(*, actor: Actor, order_id: uuid.UUID) -> PaymentOrder:
    """Draw up the payment order for an application whose signature holds.

    Raises Forbidden, NotFound, PaymentOrderState, PaperForged.
    """
    actor.require(ORDER_MAKE)
    order = _lock(order_id, Step.APPLIED)
    _application(order)
    order.step, order.drafted_by = Step.DRAFTED, actor.person_id or actor.user_id
    order.save(update_fields=["step", "drafted_by", "updated_at"])
    return order


@transaction.atomic
def treasury_order_check(*, actor: Actor, order_id: uuid.UUID) -> PaymentOrder:
    """Another person checks; the order is signed in the treasury's name and goes to its bank.

    Raises Forbidden, NotFound, SodConflict, PaymentOrderState, PaperForged.
    """
    actor.require(ORDER_CHECK)
    order = _lock(order_id, Step.DRAFTED)
    person = actor.person_id or actor.user_id
    if person == order.drafted_by:
        raise SodConflict("支付令的经办与复核须为两人。")
    application = _application(order)
    assert actor.organization_id is not None, "the role exists in a treasury only"
    number = f"ZL-{application.number}"
    paper_issue(
        actor=actor, order=order, kind=ORDER, number=number,
        organization_id=actor.organization_id, texts={"applicationHash": application.sha256},
    )  # fmt: skip
    order.step, order.number, order.checked_by = Step.ORDERED, number, person
    order.save(update_fields=["step", "number", "checked_by", "updated_at"])
    publish(
        TreasuryOrderIssued(order_id=order.pk, reference=order.reference, number=number),
        actor=actor,
    )
    return order


@transaction.atomic
def treasury_application_refuse(*, actor: Actor, order_id: uuid.UUID, reason: str) -> PaymentOrder:
    """Send an application back, with the reason. Raises Forbidden, NotFound, Required."""
    if not actor.may(ORDER_CHECK):
        actor.require(ORDER_MAKE)
    if not reason.strip():
        raise Required("请填写退回理由。", field="reason")
    order = _lock(order_id, Step.APPLIED, Step.DRAFTED)
    order.step, order.refusal = Step.REFUSED, reason.strip()[:300]
    order.save(update_fields=["step", "refusal", "updated_at"])
    publish(
        TreasuryApplicationRefused(
            order_id=order.pk, reference=order.reference, reason=order.refusal
        ),
        actor=actor,
    )
    return order
