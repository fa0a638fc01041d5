"""Running a statement whose text does not change: prepared once per connection.

PostgreSQL then plans it once, and Django's own cursor, which writes the values into the text, is
spared. Statements that are logged or counted go the usual way and give the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection
from psycopg import Cursor

Values = Sequence[Any] | Mapping[str, Any]


def run(sql: str, values: Values, *, prepare: bool = True) -> tuple[list[tuple[Any, ...]], int]:
    """The rows, if it gives any, and how many it touched. Raises Django's database errors.

    ``prepare=False`` for a text that rarely comes again: a connection keeps a hundred.
    """
    held = connection.connection
    watched = connection.queries_logged or connection.execute_wrappers
    checked = getattr(connection, "health_check_done", False)  # not in the published types
    if held is None or watched or not checked:
        with connection.cursor() as usual:
            usual.execute(sql, values)
            return _rows(usual), usual.rowcount
    connection.validate_no_broken_transaction()
    with connection.wrap_database_errors, Cursor(held) as cursor:
        # the text is made of names in our own models and code; values travel beside it
        cursor.execute(sql.encode(), values, prepare=prepare)
        return _rows(cursor), cursor.rowcount


def _rows(cursor: Any) -> list[tuple[Any, ...]]:
    return list(cursor.fetchall()) if cursor.description else []
