"""How a wanted quantity is taken from several warehouses. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Shelf(Generic[K]):
    """Free units in one place."""

    key: K
    free: int


def take(shelves: Sequence[Shelf[K]], wanted: int) -> list[tuple[K, int]] | None:
    """From which places how much; one place that holds all is preferred. None when too little.

    One lot from one place keeps a line together (a dye lot is never mixed unasked).
    """
    if sum(shelf.free for shelf in shelves) < wanted:
        return None
    for shelf in shelves:
        if shelf.free >= wanted:
            return [(shelf.key, wanted)]
    taken = []
    for shelf in sorted(shelves, key=lambda each: -each.free):
        part = min(shelf.free, wanted)
        if part:
            taken.append((shelf.key, part))
            wanted -= part
    return taken
