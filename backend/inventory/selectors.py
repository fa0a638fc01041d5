"""Reading stock."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import F, Q, QuerySet, Sum

from backend.inventory.models import Allocation, Stock, Warehouse
from backend.kernel.actor import Viewer
from backend.kernel.statements import run

_FREE = """
SELECT variant_id, sum(quantity - allocated)::bigint FROM inventory_stock
WHERE variant_id = ANY((SELECT %s)::uuid[]) GROUP BY variant_id"""


def available_by_variant(variant_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, int]:
    """Free base units per variant over all warehouses; variants without stock rows give 0."""
    wanted = list(variant_ids)
    found = dict(run(_FREE, [wanted])[0])
    return {variant: found.get(variant, 0) for variant in wanted}


def products_in_stock(product_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, bool]:
    """Whether any variant of each product has free units, or is not counted at all."""
    wanted = list(product_ids)
    free = set(
        Stock.objects.filter(
            variant__product_id__in=wanted, quantity__gt=F("allocated")
        ).values_list("variant__product_id", flat=True)
    )
    return {product: product in free for product in wanted}


def held_by(holder: str) -> list[Allocation]:
    """What a holder keeps, with the stock rows."""
    return list(Allocation.objects.filter(holder=holder).select_related("stock").order_by("pk"))


def warehouses_list(*, viewer: Viewer) -> QuerySet[Warehouse]:
    """The warehouses of the viewer's organisation; none for anybody else."""
    if viewer.organization_id is None or not viewer.may("inventory.stock.edit"):
        return Warehouse.objects.none()
    return Warehouse.objects.filter(merchant_id=viewer.organization_id).order_by("name", "pk")


def stocks_of_merchant(
    variant_ids: Iterable[uuid.UUID], *, viewer: Viewer
) -> dict[uuid.UUID, list[Stock]]:
    """Stock rows per variant, only where the viewer's organisation owns the warehouse."""
    found: dict[uuid.UUID, list[Stock]] = defaultdict(list)
    if viewer.organization_id is None or not viewer.may("inventory.stock.edit"):
        return found
    rows = Stock.objects.filter(
        variant_id__in=list(variant_ids), warehouse__merchant_id=viewer.organization_id
    )
    for row in rows.select_related("warehouse").order_by("pk"):
        found[row.variant_id].append(row)
    return found


def stock_faults() -> int:
    """Stock rows whose allocated count differs from their allocations; 0 for a sound book."""
    rows = Stock.objects.annotate(held=Sum("allocations__quantity")).values_list(
        "allocated", "held"
    )
    return sum(1 for allocated, held in rows if allocated != (held or 0))


def negative_stock() -> int:
    """Stock rows below zero or promised beyond what is there; the database allows none."""
    return Stock.objects.filter(
        Q(quantity__lt=0) | Q(allocated__lt=0) | Q(allocated__gt=F("quantity"))
    ).count()
