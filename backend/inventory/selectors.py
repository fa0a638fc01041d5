"""Reading stock."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.db.models import F, Sum

from backend.inventory.models import Allocation, Stock


def available_by_variant(variant_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, int]:
    """Free base units per variant over all warehouses; variants without stock rows give 0."""
    wanted = list(variant_ids)
    rows = (
        Stock.objects.filter(variant_id__in=wanted)
        .values("variant_id")
        .annotate(free=Sum(F("quantity") - F("allocated")))
    )
    found = {row["variant_id"]: int(row["free"]) for row in rows}
    return {variant: found.get(variant, 0) for variant in wanted}


def held_by(holder: str) -> list[Allocation]:
    """What a holder keeps, with the stock rows."""
    return list(Allocation.objects.filter(holder=holder).select_related("stock").order_by("pk"))


def stock_faults() -> int:
    """Stock rows whose allocated count differs from their allocations; 0 for a sound book."""
    rows = Stock.objects.annotate(held=Sum("allocations__quantity")).values_list(
        "allocated", "held"
    )
    return sum(1 for allocated, held in rows if allocated != (held or 0))
