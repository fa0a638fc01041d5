"""Batched reading of tiers, modes and quantity rules."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.db.models import Max, Min

from backend.api.loaders import Loader
from backend.pricing.models import PriceTier
from backend.pricing.selectors import quantity_rules
from backend.pricing.terms import NO_TERMS, variant_terms

Pair = tuple[uuid.UUID, uuid.UUID]


def _firsts(keys: Sequence[Pair]) -> set[uuid.UUID]:
    return {key for key, _ in keys}


def _channels(keys: Sequence[Pair]) -> set[uuid.UUID]:
    return {channel for _, channel in keys}


class TermsLoader(Loader):
    """Tiers, mode and quantity rule by (variant id, channel id). One query."""

    def read(self, keys: Sequence[Pair]) -> Sequence[Any]:
        found = {
            (key, channel): terms
            for channel in _channels(keys)
            for key, terms in variant_terms(
                [variant for variant, each in keys if each == channel], channel
            ).items()
        }
        return [found.get(key, NO_TERMS) for key in keys]


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
