"""Queries whose text is made once.

On a hot path Django spends more time making a statement than PostgreSQL on answering it. A reading
is an ordinary query set; only its text and the way back from columns to rows are kept.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models import query as django_query

from backend.kernel.statements import run

M = TypeVar("M", bound=models.Model)
MARK = "%s"
_django_query: Any = django_query  # the published types are of a later release


class Texts(list[str]):
    """The kind of an argument that is a list of texts."""


ELEMENTS: dict[type, str] = {list: "uuid", Texts: "text"}
"""What PostgreSQL calls the elements of each kind of list."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A statement: its text, its values (or which argument gives them), and how rows are built."""

    sql: str
    values: tuple[Any, ...]
    given: tuple[int | None, ...]
    compiler: Any
    converters: Any
    names: list[str]
    start: int
    end: int
    populators: Any
    annotated: dict[str, int]


class Reading(Generic[M]):
    """A query over arguments of fixed kinds.

    They are ``uuid.UUID``, ``str``, ``int``, ``datetime``, ``list`` of UUIDs and ``Texts``.
    ``build`` takes the arguments and returns a query set with no other moving part (no ``now``, no
    settings); a list must be used in one ``__in``. Called with arguments it gives the rows. One
    that locks must be called inside a transaction.
    """

    def __init__(self, build: Callable[..., models.QuerySet[M]], *kinds: type) -> None:
        self._build, self._kinds = build, kinds
        self._made: _Made | None = None
        self._lock = threading.Lock()
        self._locks_rows = False

    def __call__(self, *arguments: Any) -> list[M]:
        """The rows. Raises AssertionError for a locking reading outside a transaction."""
        made = self._made or self._make()
        assert not self._locks_rows or connection.in_atomic_block, "a lock lives in a transaction"
        values = [
            value if place is None else arguments[place]
            for value, place in zip(made.values, made.given, strict=True)
        ]
        found: Any = run(made.sql, values)[0]
        if made.converters:
            found = made.compiler.apply_converters(found, made.converters)
        return [self._row(made, row) for row in found]

    def one(self, *arguments: Any) -> M | None:
        """The only row, or None."""
        rows = self(*arguments)
        assert len(rows) <= 1, "the query names one row"
        return rows[0] if rows else None

    def _row(self, made: _Made, row: Sequence[Any]) -> M:
        model: type[M] = made.compiler.klass_info["model"]
        found: M = model.from_db(DEFAULT_DB_ALIAS, made.names, row[made.start : made.end])
        for populator in made.populators:
            populator.populate(row, found)
        for name, place in made.annotated.items():
            setattr(found, name, row[place])
        return found

    def _make(self) -> _Made:
        with self._lock:
            if self._made is None:
                self._made = self._compile()
            return self._made

    def _compile(self) -> _Made:
        samples = [_sample(kind, place) for place, kind in enumerate(self._kinds)]
        rows = self._build(*samples)
        self._locks_rows = rows.query.select_for_update
        compiler: Any = rows.query.get_compiler(using=rows.db)
        sql, values = compiler.as_sql()
        given = tuple(_place(value, samples) for value in values)
        lists = {place: ELEMENTS.get(kind) for place, kind in enumerate(self._kinds)}
        shown = compiler.klass_info["select_fields"]
        start, end = shown[0], shown[-1] + 1
        return _Made(
            sql=_any_of(sql, [None if place is None else lists[place] for place in given]),
            values=tuple(values),
            given=given,
            compiler=compiler,
            converters=compiler.get_converters(
                [expression for expression, *_ in compiler.select[: compiler.col_count]]
            ),
            names=[each[0].target.attname for each in compiler.select[start:end]],
            start=start,
            end=end,
            populators=_django_query.get_related_populators(
                compiler.klass_info, compiler.select, rows.db
            ),
            annotated=compiler.annotation_col_map or {},
        )


@lru_cache(maxsize=256)
def _by_key(model: type[M]) -> Reading[M]:
    return Reading(lambda key: model._default_manager.filter(pk=key), uuid.UUID)


def row_get(model: type[M], key: uuid.UUID) -> M | None:
    """The row of a table with UUID keys, or None; its text is made once per table."""
    reading: Reading[M] = _by_key(model)
    return reading.one(key)


def _sample(kind: type, place: int) -> Any:
    """A value that nothing else in the statement has, so that its place is found again."""
    if kind is str:
        return f"reading-{place}-{uuid.uuid4().hex}"
    if kind is int:
        return uuid.uuid4().int >> 66
    if kind is datetime:
        return datetime(1900, 1, 1, tzinfo=UTC) + timedelta(microseconds=uuid.uuid4().int >> 78)
    if kind is Texts:
        return [_sample(str, place)]
    return [uuid.uuid4()] if kind is list else uuid.uuid4()


def _place(value: Any, samples: Sequence[Any]) -> int | None:
    for place, sample in enumerate(samples):
        if value == (sample[0] if isinstance(sample, list) else sample):
            return place
    return None


def _any_of(sql: str, lists: Sequence[str | None]) -> str:
    """``IN (%s)`` of a list becomes ``= ANY``, which takes a list of any length (see ``statements``)."""
    parts = sql.split(MARK)
    for place, element in enumerate(lists):
        if element:
            assert parts[place].endswith("IN ("), "a list is used in __in"
            parts[place] = parts[place].removesuffix("IN (") + "= ANY((SELECT "
            assert parts[place + 1].startswith(")"), "a list is all of its __in"
            parts[place + 1] = f")::{element}[]{parts[place + 1]}"
    return MARK.join(parts)
