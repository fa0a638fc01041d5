"""A checkout's basket, read once per request, and what its lines ask for."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from backend.api.context import RequestContext
from backend.api.loaders import Loader
from backend.channels.selectors import channel_get
from backend.checkout.basket import Basket, basket_read
from backend.checkout.models import Checkout
from backend.checkout.selectors import checkouts_by_ids
from backend.inventory.selectors import available_by_variant
from backend.kernel import clock
from backend.pricing.selectors import tiers_by_variant


class BasketLoader(Loader):
    """The priced basket by checkout id; the caller has checked who looks."""

    def __init__(self, context: RequestContext) -> None:
        super().__init__(context)
        self._known: dict[uuid.UUID, Checkout] = {}

    def of(self, checkout: Checkout) -> Any:
        """The basket of a row that the request holds: it is not read again."""
        self._known[checkout.pk] = checkout
        return self.load(checkout.pk)

    def read(self, keys: Sequence[uuid.UUID]) -> list[Basket]:
        at = clock.now()
        unknown = [key for key in keys if key not in self._known]
        found = {**self._known, **(checkouts_by_ids(unknown) if unknown else {})}
        return [basket_read(found[key], at=at) for key in keys]


class FreeStockLoader(Loader):
    """Free base units by variant id."""

    def read(self, keys: Sequence[uuid.UUID]) -> list[int]:
        found = available_by_variant(keys)
        return [found[key] for key in keys]


class TiersLoader(Loader):
    """Price tiers by (variant id, channel id)."""

    def read(self, keys: Sequence[tuple[uuid.UUID, uuid.UUID]]) -> list[Any]:
        variants: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
        for variant, channel in keys:
            variants[channel].add(variant)
        found = {
            channel: tiers_by_variant(wanted, channel, channel_get(channel).currency)
            for channel, wanted in variants.items()
        }
        return [found[channel].get(variant, []) for variant, channel in keys]
