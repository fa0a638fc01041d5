"""Prepared statements on one connection, sent by the driver's library in one call each.

psycopg's cursor is made for any statement: it looks for a plan, polls the line and builds an object
for each call. For a text that is prepared already that costs more than PostgreSQL's own work. Values
and columns still travel through psycopg's adapters; errors are psycopg's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from psycopg import Connection, OperationalError
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, ExecStatus
from psycopg.pq.abc import PGresult

KEPT_MAX = 500
"""More than the product has such texts: the oldest one makes room for the next."""
Values = Sequence[Any] | Mapping[str, Any]
_PLACE = re.compile(r"%(?:\((\w+)\)s|s|%)")
_FORMATS = [[PyFormat.AUTO] * count for count in range(64)]


class Line:
    """One connection and what it has prepared. Belongs to the thread of its connection, which
    commits of itself: a transaction begins and ends with an order.

    A plan outlives a rollback: none of our texts names a table that could come and go with one, and
    PostgreSQL plans anew by itself where a table changed.
    """

    def __init__(self, held: Connection[Any]) -> None:
        self.held = held
        self._wire: Any = held.pgconn  # its published type knows no NULL among the values
        self._adapter = Transformer(held)
        self._names: dict[tuple[str, tuple[int, ...] | None], bytes] = {}
        self._made = 0

    def run(self, text: str, values: Values) -> tuple[list[tuple[Any, ...]], int]:
        """The rows, if it gives any, and how many it touched. Raises psycopg's errors."""
        adapter, wire = self._adapter, self._wire
        if isinstance(values, Mapping):
            values = [values[name] for name in numbered(text)[1]]
        count = len(values)
        formats = _FORMATS[count] if count < len(_FORMATS) else [PyFormat.AUTO] * count
        given = adapter.dump_sequence(values, formats)
        shapes = adapter.formats
        kind = (text, adapter.types)
        name = self._names.get(kind) or self._prepare(text, adapter.types)
        result = self._done(wire.exec_prepared(name, given, shapes))
        touched = result.command_tuples
        if not result.nfields:
            return [], -1 if touched is None else touched
        adapter.set_pgresult(result)
        return adapter.load_rows(0, result.ntuples, tuple), result.ntuples

    def order(self, text: bytes) -> None:
        """A statement without values or rows, such as BEGIN. Raises psycopg's errors."""
        self._done(self._wire.exec_(text))

    def _prepare(self, text: str, types: tuple[int, ...] | None) -> bytes:
        """Types differ with the values (a small number and a large one): each has its own plan."""
        if len(self._names) >= KEPT_MAX:
            oldest = next(iter(self._names))
            self.order(b"DEALLOCATE " + self._names.pop(oldest))
        self._made += 1
        name = b"kept_%d" % self._made
        self._done(self._wire.prepare(name, numbered(text)[0], types))
        self._names[text, types] = name
        return name

    def _done(self, result: PGresult) -> PGresult:
        if result.status in {ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK}:
            return result
        fault = error_from_result(result, self.held.info.encoding)
        if fault.sqlstate is None and self._wire.status == ConnStatus.BAD:
            raise OperationalError(str(fault) or "the connection is lost")
        raise fault


@lru_cache(maxsize=2 * KEPT_MAX)
def numbered(text: str) -> tuple[bytes, tuple[str, ...]]:
    """Places as PostgreSQL counts them, and the names in that order: ``%s`` and ``%(name)s`` are
    ``$1``, ``$2``, a name the same number at each of its places; ``%%`` is one.
    """
    count, names = 0, dict[str, int]()

    def place(found: re.Match[str]) -> str:
        nonlocal count
        if found.group() == "%%":
            return "%"
        name = found.group(1)
        if name in names:
            return f"${names[name]}"
        count += 1
        if name is not None:
            names[name] = count
        return f"${count}"

    return _PLACE.sub(place, text).encode(), tuple(names)
