"""Batched reading of stalls and counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from backend.api.loaders import Loader
from markets.venues.selectors import (
    floor_tallies,
    floors_of,
    stalls_by_ids,
    stalls_of_merchants,
)


class StallsOfMerchantLoader(Loader):
    """Stalls held today by merchant."""

    def read(self, keys: Sequence[Any]) -> Sequence[Any]:
        found = stalls_of_merchants(keys)
        return [found.get(key, []) for key in keys]


class StallLoader(Loader):
    """Stalls by booth id."""

    def read(self, keys: Sequence[Any]) -> Sequence[Any]:
        found = stalls_by_ids(keys)
        return [found[key] for key in keys]


class BuildingsLoader(Loader):
    """Buildings with floors by market."""

    def read(self, keys: Sequence[Any]) -> Sequence[Any]:
        found = floors_of(keys)
        return [found.get(key, []) for key in keys]


class FloorTallyLoader(Loader):
    """Counts by floor."""

    def read(self, keys: Sequence[Any]) -> Sequence[Any]:
        found = floor_tallies(keys)
        return [found[key] for key in keys]
