"""Writing rows whose statement is made once per table; see ``readings`` for why.

For rows without signals, generated keys or defaults of the database: a plain row of ours.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection, models, transaction

from backend.kernel.statements import run

M = TypeVar("M", bound=models.Model)
_AS_THEY_ARE: tuple[tuple[type[models.Field[Any, Any]], type], ...] = (
    (models.UUIDField, uuid.UUID),
    (models.CharField, str),
    (models.TextField, str),
    (models.BooleanField, bool),
)
"""Most columns of most rows; numbers are told apart by width, times may be naive: Django looks."""


@lru_cache(maxsize=256)
def _insert(model: type[models.Model]) -> tuple[str, str, list[Any]]:
    fields: list[Any] = list(model._meta.concrete_fields)
    assert not any(field.has_db_default() for field in fields), "the database fills in nothing"
    assert not isinstance(model._meta.pk, models.AutoField), "the row brings its own key"
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    table = quote(model._meta.db_table)
    head = f"INSERT INTO {table} ({columns}) VALUES "  # noqa: S608 - names of our own models
    return head, "(" + ", ".join(["%s"] * len(fields)) + ")", fields


@lru_cache(maxsize=256)
def _update(model: type[models.Model], names: tuple[str, ...]) -> tuple[str, list[Any]]:
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    quote = connection.ops.quote_name
    sets = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    key: Any = model._meta.pk
    table = quote(model._meta.db_table)
    sql = f"UPDATE {table} SET {sets} WHERE {quote(key.column)} = %s"  # noqa: S608 - as above
    return sql, fields


@lru_cache(maxsize=4096)
def _travels_as(field: Any) -> type | None:
    """The Python type of a field's values that the driver takes as they are; None for the others."""
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return None
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    if not type(target).__module__.startswith("django."):
        return None  # a field of our own may write something else than its value
    return next((plain for kind, plain in _AS_THEY_ARE if isinstance(target, kind)), None)


def _stored(field: Any, row: models.Model, base: Any, *, add: bool) -> Any:
    plain = _travels_as(field)
    if plain is not None:
        value = getattr(row, field.attname)
        if value is None or type(value) is plain:
            return value
    return field.get_db_prep_save(field.pre_save(row, add), connection=base)


def rows_insert(rows: Sequence[M]) -> list[M]:
    """Insert new rows of one table in one statement; nothing for none. Raises IntegrityError."""
    made = list(rows)
    if not made:
        return made
    head, places, fields = _insert(type(made[0]))
    base = transaction.get_connection()
    values = [_stored(field, row, base, add=True) for row in made for field in fields]
    run(head + ", ".join([places] * len(made)), values, prepare=len(made) == 1)
    for row in made:
        row._state.adding, row._state.db = False, base.alias
    return made


def row_insert(row: M) -> M:
    """Insert one new row. Raises IntegrityError."""
    return rows_insert([row])[0]


def row_update(row: models.Model, *names: str) -> None:
    """Write some columns of a row that is there; the time of the last change is written too."""
    extra = [each for each in ("updated_at", "changed_at") if hasattr(row, each)]
    sql, fields = _update(type(row), tuple(dict.fromkeys([*names, *extra])))
    base = transaction.get_connection()
    values = [_stored(field, row, base, add=False) for field in fields]
    assert run(sql, [*values, row.pk])[1] == 1, "the row is there"
