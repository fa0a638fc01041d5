"""Batched reading of tiers, modes and quantity rules."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Max, Min

from backend.api.loaders import Loader
from backend.pricing.models import PriceTier, TierMode
from backend.pricing.selectors import quantity_rules

Pair = tuple[uuid.UUID, uuid.UUID]


def _firsts(keys: Sequence[Pair]) -> set[uuid.UUID]:
    return {key for key, _ in keys}


def _channels(keys: Sequence[Pair]) -> set[uuid.UUID]:
    return {channel for _, channel in keys}


class TiersLoader(Loader):
    """Tiers by (variant id, channel id), lowest quantity first."""

    def read(self, keys: Sequence[Pair]) -> Sequence[Any]:
        rows = PriceTier.objects.filter(
            variant_id__in=_firsts(keys), channel_id__in=_channels(keys)
        ).order_by("min_quantity")
        found: dict[Pair, list[PriceTier]] = defaultdict(list)
        for row in rows:
            found[(row.variant_id, row.channel_id)].append(row)
        return [found[key] for key in keys]


class TierModeLoader(Loader):
    """ALL_UNITS or SLAB by (variant id, channel id)."""

    def read(self, keys: Sequence[Pair]) -> Sequence[Any]:
        rows = TierMode.objects.filter(variant_id__in=_firsts(keys), channel_id__in=_channels(keys))
        found = {(row.variant_id, row.channel_id): row.mode for row in rows}
        return [found.get(key, "ALL_UNITS") for key in keys]


class QuantityRuleLoader(Loader):
    """Resolved rules by variant id."""

    def read(self, keys: Sequence[uuid.UUID]) -> Sequence[Any]:
        found = quantity_rules(list(keys))
        return [found.get(key) for key in keys]


class TierRangeLoader(Loader):
    """Lowest and highest tier price by (product id, channel id)."""

    def read(self, keys: Sequence[Pair]) -> Sequence[Any]:
        rows = (
            PriceTier.objects.filter(
                variant__product_id__in=_firsts(keys), channel_id__in=_channels(keys)
            )
            .order_by()
            .values("variant__product_id", "channel_id")
            .annotate(low=Min("unit_price"), high=Max("unit_price"))
        )
        found = {
            (row["variant__product_id"], row["channel_id"]): (row["low"], row["high"])
            for row in rows
        }
        return [found.get(key) for key in keys]
