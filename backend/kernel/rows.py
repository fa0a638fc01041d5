"""Writing rows whose statement is made once per table; see ``readings`` for why.

For rows without signals, generated keys or defaults of the database: a plain row of ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection, models

from backend.kernel.statements import run

M = TypeVar("M", bound=models.Model)


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


def _stored(field: Any, row: models.Model, *, add: bool) -> Any:
    return field.get_db_prep_save(field.pre_save(row, add), connection=connection)


def rows_insert(rows: Sequence[M]) -> list[M]:
    """Insert new rows of one table in one statement; nothing for none. Raises IntegrityError."""
    made = list(rows)
    if not made:
        return made
    head, places, fields = _insert(type(made[0]))
    values = [_stored(field, row, add=True) for row in made for field in fields]
    run(head + ", ".join([places] * len(made)), values, prepare=len(made) == 1)
    for row in made:
        row._state.adding, row._state.db = False, connection.alias
    return made


def row_insert(row: M) -> M:
    """Insert one new row. Raises IntegrityError."""
    return rows_insert([row])[0]


def row_update(row: models.Model, *names: str) -> None:
    """Write some columns of a row that is there; the time of the last change is written too."""
    extra = [each for each in ("updated_at", "changed_at") if hasattr(row, each)]
    sql, fields = _update(type(row), tuple(dict.fromkeys([*names, *extra])))
    values = [_stored(field, row, add=False) for field in fields]
    assert run(sql, [*values, row.pk])[1] == 1, "the row is there"
