"""Words that all goods share, kept in the process: categories, attributes, their values.

One indexed read per request tells whether the kept ones still stand (``backend.api.marks``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from backend.api.loaders import Loader
from backend.api.marks import REFERENCE, marks_read

ROWS_MAX = 20_000


@dataclass(slots=True)
class Book:
    """Rows by loader and key, read when the marks were these."""

    marks: str = ""
    rows: dict[type, dict[Any, Any]] = field(default_factory=dict)


_shelf: list[Book] = []


def _book() -> Book:
    """The kept book if nothing has changed; inside a transaction a fresh one of its own."""
    if connection.in_atomic_block:
        return Book()
    marks = marks_read([REFERENCE])
    held = _shelf[0] if _shelf else None
    if held is None or held.marks != marks or sum(map(len, held.rows.values())) > ROWS_MAX:
        held = Book(marks)
        _shelf[:] = [held]
    return held


class BookLoader(Loader):
    """Subclass and write ``fetch`` as ``read`` of a plain loader; rows are shared, never changed."""

    def read(self, keys: Sequence[Any]) -> Sequence[Any]:
        book = self.context.loaders.get(Book)
        if book is None:
            book = self.context.loaders[Book] = _book()
        rows: dict[Any, Any] = book.rows.setdefault(type(self), {})
        missing = [key for key in dict.fromkeys(keys) if key not in rows]
        if missing:
            rows.update(zip(missing, self.fetch(missing), strict=True))
        return [rows[key] for key in keys]

    def fetch(self, keys: Sequence[Any]) -> Sequence[Any]:
        """Read rows from the database."""
        raise NotImplementedError
