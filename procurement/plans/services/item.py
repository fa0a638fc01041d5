"""Budget items and plan lines."""

from __future__ import annotations

import uuid

from django.db import transaction

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound
from backend.kernel.ids import public_id
from backend.kernel.locking import lock_one
from backend.kernel.money import Money
from procurement.exchange.services import message_queue
from procurement.plans.errors import CatalogueCodeInvalid
from procurement.plans.models import BudgetItem, PlanLine
from procurement.plans.permissions import PLAN_EDIT
from procurement.plans.rules import catalogue_code_fits
from procurement.plans.selectors import budget_item_of


@transaction.atomic
def budget_item_register(
    *,
    actor: Actor,
    department_id: uuid.UUID,
    number: str,
    fiscal_year: int,
    name: str,
    economic_class: str,
    amount: Money,
) -> BudgetItem:
    """Take over an approved item; the same number again only changes name and amount upwards.

    Raises Forbidden, Invalid.
    """
    actor.require(PLAN_EDIT)
    if not actor.is_system and actor.organization_id != department_id:
        raise NotFound
    if amount.minor <= 0:
        raise Invalid("指标金额须大于零。", field="amount")
    known = lock_one(BudgetItem.objects.filter(number=number))
    if known is None:
        return BudgetItem.objects.create(
            number=number,
            department_id=department_id,
            fiscal_year=fiscal_year,
            name=name,
            economic_class=economic_class,
            currency=amount.currency,
            amount_minor=amount.minor,
        )
    if known.department_id != department_id or known.currency != amount.currency:
        raise Invalid("指标编号已被使用。", field="number")
    if amount.minor < known.reserved_minor + known.spent_minor:
        raise Invalid("调减后的指标金额低于已冻结与已列支金额。", field="amount")
    known.name, known.amount_minor = name, amount.minor
    known.save(update_fields=["name", "amount_minor", "updated_at"])
    return known


@transaction.atomic
def plan_line_add(
    *, actor: Actor, item_id: uuid.UUID, catalogue_code: str, title: str, amount: Money
) -> PlanLine:
    """Plan a purchase from an item and have it recorded with the supervisor.

    Raises Forbidden, NotFound, CatalogueCodeInvalid, Invalid.
    """
    actor.require(PLAN_EDIT)
    item = budget_item_of(item_id, department_id=actor.organization_id)
    if item is None:
        raise NotFound(field="budgetItemId")
    if not catalogue_code_fits(catalogue_code):
        raise CatalogueCodeInvalid
    if not 0 < amount.minor <= item.amount_minor:
        raise Invalid("计划金额须大于零且不超过指标金额。", field="amount")
    line = PlanLine.objects.create(
        item=item, catalogue_code=catalogue_code, title=title, amount_minor=amount.minor
    )
    reference = public_id("pln", line.pk)
    message_queue(
        actor=actor,
        partner="supervisor",
        kind="planRecord",
        body={
            "budgetItemId": item.number,
            "catalogueCode": catalogue_code,
            "title": title,
            "amountMinor": amount.minor,
            "currency": amount.currency,
        },
        correlation_id=reference,
        reference=reference,
        message_id=f"planRecord-{reference}",
    )
    return line


@transaction.atomic
def plan_line_recorded(*, line_id: uuid.UUID, record_no: str) -> None:
    """The supervisor recorded the plan. Twice is once."""
    PlanLine.objects.filter(pk=line_id, record_no="").update(
        record_no=record_no, recorded_at=clock.now()
    )
