"""Reading budget items: a department sees its own, overseers all."""

from __future__ import annotations

import uuid

from django.db.models import F, Q, QuerySet, Sum

from backend.kernel.actor import Actor
from procurement.plans.models import BudgetItem, BudgetReservation, PlanLine
from procurement.plans.permissions import PLAN_READ, READ_ALL


def budget_item_list(*, viewer: Actor) -> QuerySet[BudgetItem]:
    """Items of the viewer's department; every item for those who supervise."""
    items = BudgetItem.objects.order_by("-fiscal_year", "number")
    if viewer.may(READ_ALL):
        return items
    if viewer.organization_id is None or not viewer.may(PLAN_READ):
        return items.none()
    return items.filter(department_id=viewer.organization_id)


def budget_item_of(item_id: uuid.UUID, *, department_id: uuid.UUID | None) -> BudgetItem | None:
    """One item of a department."""
    return BudgetItem.objects.filter(pk=item_id, department_id=department_id).first()


def plan_line_list(item_ids: list[uuid.UUID]) -> QuerySet[PlanLine]:
    """The plan lines of items, for viewers who may see the items."""
    return PlanLine.objects.filter(item_id__in=item_ids).order_by("pk")


def reservation_of(case: str) -> BudgetReservation | None:
    """The newest reservation of a case."""
    return BudgetReservation.objects.filter(case=case).order_by("-attempt").first()


def budget_totals() -> dict[str, int]:
    """Approved, reserved and spent over all items, in minor units."""
    sums = BudgetItem.objects.aggregate(
        approved=Sum("amount_minor"), reserved=Sum("reserved_minor"), spent=Sum("spent_minor")
    )
    return {name: int(minor or 0) for name, minor in sums.items()}


def budget_faults() -> list[str]:
    """Items whose reserved or spent sum is not that of their reservations; empty when sound."""
    held = F("amount_minor") - F("spent_minor") - F("released_minor")
    rows = BudgetReservation.objects.values("item_id").annotate(
        reserved=Sum(held, filter=Q(state__in=("ASKED", "RESERVED"))), spent=Sum("spent_minor")
    )
    sums = {row["item_id"]: (int(row["reserved"] or 0), int(row["spent"] or 0)) for row in rows}
    faults = []
    for item in BudgetItem.objects.order_by("number"):
        booked = sums.get(item.pk, (0, 0))
        if booked != (item.reserved_minor, item.spent_minor):
            kept = (item.reserved_minor, item.spent_minor)
            faults.append(f"budget item {item.number}: keeps {kept}, reservations say {booked}")
    return faults
