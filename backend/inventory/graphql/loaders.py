"""Stock of many variants with one query."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from backend.api.loaders import Loader
from backend.inventory.models import Stock
from backend.inventory.selectors import available_by_variant, stocks_of_merchant


class AvailableLoader(Loader):
    """Free base units by variant id."""

    def read(self, keys: Sequence[uuid.UUID]) -> list[int]:
        free = available_by_variant(keys)
        return [free[key] for key in keys]


class StocksLoader(Loader):
    """Stock rows by variant id, for the merchant who owns them."""

    def read(self, keys: Sequence[uuid.UUID]) -> list[list[Stock]]:
        found = stocks_of_merchant(keys, viewer=self.viewer)
        return [found.get(key, []) for key in keys]
