"""What stands first on a channel's shelf, kept close by with the marks it was read under.

While the marks of the shelf stand, so do its goods, their order and their number, and how many of
them a search meets; of twenty rows only those are read again whose product or seller has changed since.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from backend.api.close import Close
from backend.api.marks import REFERENCE, marks_of, shelf_mark
from backend.catalog.graphql.scope import goods_subjects
from backend.catalog.models import ProductListing
from backend.catalog.selectors.shelf import shelf_count, shelf_opening, shelf_rows

BYTES_MAX = 8 * 1024 * 1024
ROW_BYTES = 8 * 1024
ENTRY_BYTES = 600
Marks = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row, never changed, and the marks of its product and seller before it was read."""

    marks: Marks
    listing: ProductListing


@dataclass(frozen=True, slots=True)
class _Kept:
    """Rows in their order, or their number, and the marks of the shelf before they were read."""

    marks: Marks
    rows: tuple[_Row, ...] = ()
    number: int = 0

    @property
    def size(self) -> int:
        """About how many bytes it takes in memory."""
        return ROW_BYTES * len(self.rows) + ENTRY_BYTES


KEPT: Close[_Kept] = Close(BYTES_MAX)


class Shelf:
    """A channel's whole shelf as one answer reads it.

    ``marks``: those known before the answer was begun; where they lack the shelf's own, its goods
    are read and not kept. ``aspects``: what the order hangs on besides the rows.
    """

    def __init__(
        self, channel_id: uuid.UUID, marks: Mapping[str, str], aspects: Iterable[str]
    ) -> None:
        self._channel = channel_id
        self._marks = marks
        self._subjects = self._subjects_of(aspects)
        self._read: dict[str, str] = {}

    def opening(self, order: Sequence[str], size: int) -> Sequence[ProductListing]:
        """The first rows in an order."""
        shelf = self._known(self._subjects)
        if shelf is None:
            return shelf_opening(self._channel, order, size)
        key = f"{self._channel}:{','.join(order)}:{size}"
        kept = KEPT.get(key)
        rows = self._renewed(kept.rows) if kept is not None and kept.marks == shelf else None
        if rows is None:
            rows = [self._row(one) for one in shelf_opening(self._channel, order, size)]
        KEPT.put(key, _Kept(shelf, rows=tuple(rows)))
        return [row.listing for row in rows]

    def count(self) -> int:
        """How many goods everybody sees."""
        return self._number("count", self._subjects_of(()), lambda: shelf_count(self._channel))

    def count_of(self, rows: QuerySet[Any], aspects: Iterable[str]) -> int:
        """How many a query finds that hangs on nothing but listing rows, what categories and values
        are called, and these aspects."""
        try:
            asked = rows.order_by().values("pk").query.sql_with_params()
        except EmptyResultSet:  # a filter that nothing can meet
            return 0
        name = hashlib.blake2b(repr(asked).encode(), digest_size=20).hexdigest()
        return self._number(name, [*self._subjects_of(aspects), REFERENCE], rows.count)

    def _number(self, name: str, subjects: Sequence[str], count: Callable[[], int]) -> int:
        """A number, counted anew when the shelf has changed since.

        Nothing is kept inside a transaction: its own changes have not left their final marks.
        """
        if connection.in_atomic_block:
            return count()
        shelf = self._known(subjects) or self._now(subjects)
        key = f"{self._channel}:{name}"
        kept = KEPT.get(key)
        if kept is not None and kept.marks == shelf:
            return kept.number
        number = count()
        KEPT.put(key, _Kept(shelf, number=number))
        return number

    def _now(self, subjects: Sequence[str]) -> Marks:
        lacking = [one for one in subjects if one not in self._read]
        self._read |= marks_of(lacking) if lacking else {}
        return tuple(self._read[one] for one in subjects)

    def _subjects_of(self, aspects: Iterable[str]) -> list[str]:
        return [shelf_mark(self._channel, one) for one in sorted({"rows", *aspects})]

    def _known(self, subjects: Iterable[str]) -> Marks | None:
        """The marks of some subjects; None: not all were read before the answer was begun."""
        try:
            return tuple(self._marks[each] for each in subjects)
        except KeyError:
            return None

    def _own(self, listing: ProductListing) -> Marks:
        return self._known(goods_subjects(listing.product)) or ()

    def _row(self, listing: ProductListing) -> _Row:
        return _Row(self._own(listing), listing)

    def _renewed(self, rows: Sequence[_Row]) -> list[_Row] | None:
        """The same goods, those read again that have changed; None: one of them has left."""
        stale = [row for row in rows if not row.marks or row.marks != self._own(row.listing)]
        if not stale:
            return list(rows)
        keys = [row.listing.pk for row in stale]
        fresh = {one.pk: self._row(one) for one in shelf_rows(self._channel, keys)}
        if len(fresh) < len(stale):
            return None
        return [fresh.get(row.listing.pk, row) for row in rows]
