"""The public purse: committed, paid by the treasury, returned by red letter, given up. Memo only."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from backend.kernel.actor import SYSTEM
from backend.kernel.money import Money
from payments.simulation.commands.registry import command
from payments.simulation.script import Step
from payments.simulation.world import CURRENCY, World
from payments.treasury.models import PaymentOrder, TreasuryReceipt
from payments.treasury.services import (
    payment_order_cancel,
    payment_order_create,
    payment_order_paid,
    payment_order_returned,
    quota_give,
    quota_restore,
    quota_take,
)

CONTRACT_MAX, QUOTA_MAX = 5_000_000, 20_000_000
ITEM = "BI-SIM"


def _order(world: World, step: Step, **wanted: object) -> PaymentOrder:
    rows = PaymentOrder.objects.filter(**wanted).order_by("-pk")
    return world.recent(list(rows[:8])[::-1], step.a)


@command
def quota(world: World, step: Step) -> None:
    """The treasury gives quota for a month, or takes some of it back."""
    minor = step.b % QUOTA_MAX + 1
    quota_give(
        actor=SYSTEM, department_id=world.department, budget_item=ITEM,
        month=date(world.now.year, 1 + step.a % world.now.month, 1),
        amount=Money(minor if step.c % 4 else -minor, CURRENCY),
    )  # fmt: skip


@command
@transaction.atomic
def purse_commit(world: World, step: Step) -> None:
    order = payment_order_create(
        actor=SYSTEM, reference=f"prq_sim{step.number}", payer_id=world.department,
        supplier_id=world.merchants[step.a % len(world.merchants)],
        amount=Money(1 + step.b % CONTRACT_MAX, CURRENCY),
        mode="AUTHORISED" if step.c % 2 else "DIRECT", budget_item=ITEM,
    )  # fmt: skip
    if order.mode == "AUTHORISED":
        quota_take(order=order)


@command
def purse_pay(world: World, step: Step) -> None:
    order = _order(world, step, state__in=["COMMITTED", "PARTLY_PAID"])
    left = order.amount_minor - order.paid_minor
    payment_order_paid(
        actor=SYSTEM, reference=order.reference, voucher=f"V-{step.number}",
        amount_minor=left if step.b % 2 else 1 + step.c % max(1, left * 5 // 4),
    )  # fmt: skip


@command
@transaction.atomic
def purse_return(world: World, step: Step) -> None:
    """A red letter takes back a receipt of the bank's."""
    black = TreasuryReceipt.objects.filter(amount_minor__gt=0).order_by("-pk")
    receipt = world.recent(list(black.select_related("order")[:8])[::-1], step.a)
    letter = f"R-{receipt.voucher}"
    if TreasuryReceipt.objects.filter(voucher=letter).exists():
        return
    payment_order_returned(
        actor=SYSTEM, reference=receipt.order.reference, voucher=letter,
        amount_minor=receipt.amount_minor,
    )  # fmt: skip
    quota_restore(order=receipt.order, amount_minor=receipt.amount_minor, cause=letter)


@command
def purse_cancel(world: World, step: Step) -> None:
    order = _order(world, step)
    payment_order_cancel(actor=SYSTEM, reference=order.reference)
