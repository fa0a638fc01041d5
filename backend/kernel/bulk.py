"""Writing many rows at once: new ones with PostgreSQL's COPY, changed ones from arrays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from backend.kernel.statements import run

Read = Callable[[models.Model], Any]
AS_THEY_ARE = (
    models.UUIDField, models.ForeignKey, models.CharField, models.TextField, models.IntegerField,
    models.BooleanField, models.DecimalField, models.DateTimeField, models.DateField,
)  # fmt: skip
"""Fields whose Python values the driver writes without Django's help."""


def rows_copy(rows: Sequence[models.Model]) -> int:
    """Insert new rows of one model, in the caller's transaction; returns how many.

    As ``bulk_create`` without its options: no signals, constraints and triggers hold, a clash is
    an IntegrityError. Keys that the database gives are not read back.
    """
    if not rows:
        return 0
    model = type(rows[0])
    assert all(type(row) is model for row in rows), "one table at a time"
    fields = [
        field
        for field in model._meta.concrete_fields
        if not (isinstance(field, models.AutoField) and rows[0].pk is None)
    ]
    readers = [_reader(field) for field in fields]
    with connection.cursor() as cursor:
        names = ", ".join(f'"{field.column}"' for field in fields)
        statement = f'COPY "{model._meta.db_table}" ({names}) FROM STDIN'
        # the driver's own errors become Django's, as everywhere else
        with connection.wrap_database_errors, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row([read(row) for read in readers])
    return len(rows)


def rows_update(rows: Iterable[models.Model], fields: Sequence[str]) -> int:
    """Write some fields of rows that exist, in one statement; returns how many rows it met.

    As ``bulk_update`` for plain columns, whose CASE per row costs several times as much to build
    and to plan. The caller holds the rows' locks.
    """
    listed = list(rows)
    if not listed:
        return 0
    model = type(listed[0])
    assert all(type(row) is model for row in listed), "one table at a time"
    statement, names = _update_statement(model, tuple(fields))
    values = [[_text_of(getattr(row, name)) for row in listed] for name in names]
    return run(statement, values)[1]


@lru_cache(maxsize=256)
def _update_statement(model: type[models.Model], names: tuple[str, ...]) -> tuple[str, list[str]]:
    key = model._meta.pk
    assert key is not None, "a table has a key"
    fields = [key, *(model._meta.get_field(name) for name in names)]
    assert all(isinstance(field, AS_THEY_ARE) for field in fields), "plain columns only"
    arrays = ", ".join(f"%s::{field.db_type(connection)}[]" for field in fields)
    columns = [f'"{field.column}"' for field in fields]  # type: ignore[union-attr]
    sets = ", ".join(f"{column} = new.{column}" for column in columns[1:])
    statement = (
        f'UPDATE "{model._meta.db_table}" AS old SET {sets} '  # noqa: S608 - names of our models
        f"FROM unnest({arrays}) AS new({', '.join(columns)}) WHERE old.{columns[0]} = new.{columns[0]}"
    )
    return statement, [field.attname for field in fields]  # type: ignore[union-attr]


def _reader(field: Any) -> Read:
    """How a field's value is taken from a row for the driver."""
    now = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    plain = isinstance(field, AS_THEY_ARE) and not now
    name = field.attname
    if plain and field.choices:
        return lambda row: _text_of(getattr(row, name))
    if plain or isinstance(field, ArrayField):
        return lambda row: getattr(row, name)
    return lambda row: field.get_db_prep_save(field.pre_save(row, True), connection)


def _text_of(value: Any) -> Any:
    """A choice is an enum with a text inside."""
    return value.value if hasattr(value, "value") else value
