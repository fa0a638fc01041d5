"""How a wanted quantity is taken from several warehouses. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from backend.kernel.errors import Sentence

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


@dataclass(frozen=True, slots=True)
class CountRow:
    """One good line of a stock file."""

    number: int
    sku: str
    quantity: int


DIGITS_MAX = 9
SKU_HEADINGS = ("sku", "货号", "article")
QUANTITY_HEADINGS = ("quantity", "库存", "数量", "stock")


def count_row_read(number: int, row: Mapping[str, str]) -> CountRow | Sentence:
    """A line of a stock file, or the reason why it cannot be taken.

    Digits are ASCII only: full-width digits are refused, not guessed (audit brief 5).
    """
    sku = _cell(row, SKU_HEADINGS)
    text = _cell(row, QUANTITY_HEADINGS)
    if not sku:
        return Sentence("缺少货号。")
    if not (text.isascii() and text.isdigit()):
        return Sentence("数量“{text}”不是 0 或正整数。", text=text[:20])
    if len(text) > DIGITS_MAX:
        return Sentence("数量“{text}”过大。", text=text[:20])
    return CountRow(number, sku, int(text))


def _cell(row: Mapping[str, str], headings: Sequence[str]) -> str:
    for heading in headings:
        if heading in row:
            return str(row[heading] or "").strip()
    return ""
