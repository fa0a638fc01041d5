"""Commitments of the public purse and the treasury's receipts (E8)."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound
from backend.kernel.ids import public_id
from backend.kernel.locking import for_lock
from backend.kernel.money import Money
from backend.kernel.readings import Reading
from backend.kernel.rows import row_insert, row_update
from payments.ledger.rules import cr, dr
from payments.ledger.services import journal_post
from payments.treasury.errors import PaymentOrderState
from payments.treasury.events import TreasuryPaid
from payments.treasury.models import PaymentOrder, TreasuryReceipt
from payments.treasury.papers import Party
from payments.treasury.rules import state_of

_BY_REFERENCE = Reading(lambda reference: PaymentOrder.objects.filter(reference=reference), str)
_LOCKED = Reading(lambda reference: for_lock(PaymentOrder.objects.filter(reference=reference)), str)


def _commit(order: PaymentOrder, amount_minor: int, *, key: str) -> None:
    """J E8.1; a negative amount frees the commitment."""
    owner = public_id("tpo", order.pk)
    up, down = ("9030", "9040") if amount_minor > 0 else ("9040", "9030")
    journal_post(
        key=key,
        kind="J-TREASURY",
        subject=order.reference,
        lines=[
            dr(up, owner, abs(amount_minor), order.currency),
            cr(down, owner, abs(amount_minor), order.currency),
        ],
    )


@transaction.atomic
def payment_order_create(
    *,
    actor: Actor,
    reference: str,
    payer_id: uuid.UUID,
    supplier_id: uuid.UUID,
    amount: Money,
    due_at: datetime | None = None,
    mode: str = "DIRECT",
    payee: Party | None = None,
    budget_item: str = "",
    at_desk: bool = False,
) -> PaymentOrder:
    """Commit the public purse for one payable; the same reference once. Raises PaymentOrderState."""
    held = _BY_REFERENCE.one(reference)
    if held is not None:
        if (held.amount_minor, held.supplier_id) != (amount.minor, supplier_id):
            raise PaymentOrderState
        return held
    order = row_insert(
        PaymentOrder(
            reference=reference,
            payer_id=payer_id,
            supplier_id=supplier_id,
            currency=amount.currency,
            amount_minor=amount.minor,
            mode=mode,
            due_at=due_at,
            made_at=clock.now(),
            payee_name=payee.name if payee else "",
            payee_account=payee.account if payee else "",
            payee_bank=payee.bank if payee else "",
            budget_item=budget_item,
            at_desk=at_desk,
        )
    )
    _commit(order, amount.minor, key=f"{public_id('tpo', order.pk)}:commit")
    return order


def order_lock(reference: str) -> PaymentOrder:
    """The order of a payment request under lock. Raises NotFound."""
    order = _LOCKED.one(reference)
    if order is None:
        raise NotFound(field="reference")
    return order


@transaction.atomic
def payment_order_paid(
    *, actor: Actor, reference: str, voucher: str, amount_minor: int
) -> PaymentOrder:
    """The treasury paid the supplier; once per voucher. Raises NotFound, PaymentOrderState."""
    order = order_lock(reference)
    if TreasuryReceipt.objects.filter(voucher=voucher).exists():
        return order
    left = order.amount_minor - order.paid_minor
    if order.state == "CANCELLED" or not 0 < amount_minor <= left:
        raise PaymentOrderState
    _book(order, voucher, amount_minor, actor=actor)
    return order


@transaction.atomic
def payment_order_returned(
    *, actor: Actor, reference: str, voucher: str, amount_minor: int
) -> PaymentOrder:
    """Money came back by red letter: committed again, unless the order was given up meanwhile.

    Raises NotFound, PaymentOrderState.
    """
    order = order_lock(reference)
    if TreasuryReceipt.objects.filter(voucher=voucher).exists():
        return order
    if not 0 < amount_minor <= order.paid_minor:
        raise PaymentOrderState
    _book(order, voucher, -amount_minor, actor=actor)
    return order


def _book(order: PaymentOrder, voucher: str, amount_minor: int, *, actor: Actor) -> None:
    order.paid_minor += amount_minor
    given_up = order.state == "CANCELLED"  # its rest is free, and another order takes its place
    if not given_up:
        order.state = state_of(amount_minor=order.amount_minor, paid_minor=order.paid_minor)
    row_update(order, "paid_minor", "state")
    row_insert(
        TreasuryReceipt(
            order=order, voucher=voucher, amount_minor=amount_minor, paid_at=clock.now()
        )
    )
    if not given_up:
        _commit(order, -amount_minor, key=f"{public_id('tpo', order.pk)}:{voucher}"[:200])
    publish(
        TreasuryPaid(
            order_id=order.pk,
            reference=order.reference,
            payer_id=order.payer_id,
            supplier_id=order.supplier_id,
            voucher=voucher,
            amount_minor=amount_minor,
            currency=order.currency,
            state_after=order.state,
        ),
        actor=actor,
    )


@transaction.atomic
def payment_order_cancel(*, actor: Actor, reference: str) -> PaymentOrder:
    """Free what is not paid; what was paid stays. Raises NotFound."""
    order = order_lock(reference)
    left = order.amount_minor - order.paid_minor
    if order.state in {"CANCELLED", "PAID"}:
        return order
    _commit(order, -left, key=f"{public_id('tpo', order.pk)}:cancel")
    order.state = "CANCELLED"
    order.save(update_fields=["state", "updated_at"])
    return order
