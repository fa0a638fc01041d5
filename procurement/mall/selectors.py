"""Reading the mall: a department its own requisitions, a supplier those ordered from it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum

from backend.inventory.selectors import available_by_variant
from backend.kernel.actor import Actor
from backend.rulebook.selectors import value
from procurement.mall.models import (
    Acceptance,
    ComparisonSheet,
    MallOffer,
    Requisition,
    RequisitionLine,
)
from procurement.mall.permissions import (
    ORDER_CONFIRM,
    PROCESS_READ,
    READ_ALL,
    REQUISITION_APPROVE,
    REQUISITION_CREATE,
)
from procurement.mall.rules import BOUGHT, COMMITTED

BESIDE = ("process", "department", "supplier", "budget_item", "order")
BEFORE_ORDER = ("cart", "compared", "awaiting_approval", "reserving", "withdrawn")


def requisition_list(*, viewer: Actor) -> QuerySet[Requisition]:
    """The viewer's department's requisitions; a supplier's from the order on; overseers all."""
    rows = Requisition.objects.select_related(*BESIDE)
    if viewer.may(READ_ALL):
        return rows
    own = Q(pk__in=[])
    if viewer.organization_id is not None:
        if viewer.may(PROCESS_READ) or viewer.may(REQUISITION_CREATE):
            own |= Q(department_id=viewer.organization_id)
        if viewer.may(ORDER_CONFIRM):
            own |= Q(supplier_id=viewer.organization_id) & ~Q(process__state__in=BEFORE_ORDER)
    return rows.filter(own)


def requisition_inbox(*, viewer: Actor, box: str) -> QuerySet[Requisition]:
    """What waits for a role: approval, acceptance, payment, supplier."""
    states = {
        "approval": ("awaiting_approval",),
        "acceptance": ("delivered", "disputed"),
        "payment": ("accepted", "partially_accepted", "invoiced"),
        "supplier": ("ordered", "supplier_confirmed"),
        "mine": (),
        "all": (),
    }[box]
    rows = requisition_list(viewer=viewer)
    if box == "mine":
        mine = viewer.person_id
        return rows.filter(requester_id=mine) if mine is not None else rows.none()
    if box == "all":
        return rows
    if box == "approval" and not viewer.may(REQUISITION_APPROVE):
        return rows.none()
    return rows.filter(process__state__in=states)


def requisition_get(requisition_id: uuid.UUID, *, viewer: Actor) -> Requisition | None:
    """One requisition the viewer may see."""
    return requisition_list(viewer=viewer).filter(pk=requisition_id).first()


def requisition_of_process(process_id: uuid.UUID) -> Requisition | None:
    """The requisition of a case, for the floors above and handlers."""
    rows = Requisition.objects.select_related(*BESIDE)
    return rows.filter(process_id=process_id).first()


def requisition_of_order(order_id: uuid.UUID) -> Requisition | None:
    """The requisition behind an order."""
    return Requisition.objects.select_related("process").filter(order_id=order_id).first()


def requisition_fresh(requisition_id: uuid.UUID) -> Requisition:
    """One requisition after an act of somebody who was checked in it."""
    rows = Requisition.objects.select_related(*BESIDE)
    return rows.get(pk=requisition_id)


def lines_of(requisition_ids: Iterable[uuid.UUID]) -> QuerySet[RequisitionLine]:
    """Lines of requisitions in order."""
    rows = RequisitionLine.objects.filter(requisition_id__in=list(requisition_ids))
    wanted = ("offer__merchant", "offer__variant__product")
    return rows.select_related(*wanted).order_by("requisition_id", "position")


def sheets_of(requisition_ids: Iterable[uuid.UUID]) -> QuerySet[ComparisonSheet]:
    """Comparison sheets, newest last."""
    return ComparisonSheet.objects.filter(requisition_id__in=list(requisition_ids)).order_by(
        "made_at", "pk"
    )


def acceptance_of(requisition_id: uuid.UUID) -> Acceptance | None:
    """The acceptance certificate."""
    return Acceptance.objects.filter(requisition_id=requisition_id).first()


def offer_list() -> QuerySet[MallOffer]:
    """Offers on the mall that can be bought now; the catalogue of government is open to read."""
    on_shelf = MallOffer.objects.filter(
        listed=True,
        merchant__status="ACTIVE",
        merchant__is_gov_supplier=True,
        variant__listings__channel__slug="gov",
        variant__product__listings__channel__slug="gov",
        variant__product__listings__is_published=True,
        variant__product__listings__visible=True,
    )
    return on_shelf.select_related("merchant", "variant__product")


def offers_of_merchant(merchant_id: uuid.UUID | None) -> QuerySet[MallOffer]:
    """A supplier's own offers, withdrawn ones too."""
    rows = MallOffer.objects.select_related("merchant", "variant__product")
    return rows.filter(merchant_id=merchant_id) if merchant_id else rows.none()


def offers_equal(spec_keys: Iterable[str]) -> dict[str, list[MallOffer]]:
    """Listed offers of active government suppliers by specification."""
    keys = list(spec_keys)
    found: dict[str, list[MallOffer]] = {key: [] for key in keys}
    rows = offer_list().filter(spec_key__in=keys)
    for row in rows.order_by("pk"):
        found[row.spec_key].append(row)
    return found


def offers_available(offers: Iterable[MallOffer]) -> dict[uuid.UUID, int]:
    """Free stock by variant."""
    return available_by_variant({offer.variant_id for offer in offers})


def prices_sold(spec_keys: Iterable[str], *, now: datetime) -> dict[str, list[Decimal]]:
    """Unit prices of equal items bought on the platform in the reference days."""
    keys = list(spec_keys)
    days = value("mall.reference_days", on=now).number
    rows = RequisitionLine.objects.filter(
        spec_key__in=keys,
        requisition__process__state__in=BOUGHT,
        requisition__order__placed_at__gte=now - timedelta(days=days),
    )
    found: dict[str, list[Decimal]] = {key: [] for key in keys}
    for key, price in rows.values_list("spec_key", "unit_price"):
        found[key].append(price)
    return found


def bought_this_year(
    *, department_id: uuid.UUID, codes: Iterable[str], year: int, without: uuid.UUID
) -> dict[str, int]:
    """Committed minor units by catalogue code in a year, one requisition left out."""
    rows = (
        RequisitionLine.objects.filter(
            requisition__department_id=department_id,
            requisition__process__fiscal_year=year,
            requisition__process__state__in=COMMITTED,
            catalogue_code__in=list(codes),
        )
        .exclude(requisition_id=without)
        .values_list("catalogue_code")
        .annotate(total=Sum("total_minor"))
    )
    return {code: total or 0 for code, total in rows}


def bought_by_code_since(
    *, department_id: uuid.UUID, codes: Iterable[str], since: datetime
) -> dict[str, list[int]]:
    """Minor units of each committed purchase of some catalogue codes, ordered since a moment."""
    rows = (
        RequisitionLine.objects.filter(
            requisition__department_id=department_id,
            requisition__process__state__in=COMMITTED,
            requisition__order__placed_at__gte=since,
            catalogue_code__in=list(codes),
        )
        .values_list("catalogue_code", "requisition_id")
        .annotate(total=Sum("total_minor"))
    )
    found: dict[str, list[int]] = {}
    for code, _, total in rows:
        found.setdefault(code, []).append(total)
    return found


def bought_by_supplier_since(
    *, department_id: uuid.UUID, since: datetime
) -> dict[uuid.UUID, tuple[int, int]]:
    """(purchases, minor units) by supplier of what a department ordered since a moment."""
    rows = (
        Requisition.objects.filter(
            department_id=department_id,
            process__state__in=COMMITTED,
            order__placed_at__gte=since,
            supplier_id__isnull=False,
        )
        .order_by()
        .values_list("supplier_id")
        .annotate(count=Count("id"), minor=Sum("total_minor"))
    )
    return {key: (count, minor or 0) for key, count, minor in rows if key is not None}
