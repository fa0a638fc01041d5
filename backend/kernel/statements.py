"""Running a statement whose text does not change: prepared once per connection.

PostgreSQL then plans it once, and Django's own cursor, which writes the values into the text, is
spared. Statements that are logged or counted go the usual way and give the same.

A list of keys is written ``= ANY((SELECT %s)::uuid[])``: where PostgreSQL sees how short the list is
it deems a plan for this list alone worth the planning, at every call.
"""

from __future__ import annotations

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from psycopg import Cursor, Error

from backend.kernel.line import Values


def run(sql: str, values: Values, *, prepare: bool = True) -> tuple[list[tuple[Any, ...]], int]:
    """The rows, if it gives any, and how many it touched. Raises Django's database errors.

    ``prepare=False`` for a text that rarely comes again: a connection keeps some hundreds.
    """
    # once: each look through Django's proxy costs half a statement
    base: Any = connections[DEFAULT_DB_ALIAS]
    base.close_if_health_check_failed()  # once per request, before its first statement
    held = base.connection
    if held is None or base.queries_logged or base.execute_wrappers:
        with base.cursor() as usual:
            usual.execute(sql, values)
            return (list(usual.fetchall()) if usual.description else []), usual.rowcount
    base.validate_no_broken_transaction()
    try:
        return base.line.run(sql, values) if prepare else _once(held, sql, values)
    except Error:
        with base.wrap_database_errors:
            raise


def _once(held: Any, sql: str, values: Values) -> tuple[list[tuple[Any, ...]], int]:
    with Cursor(held) as cursor:
        # the text is made of names in our own models and code; values travel beside it
        cursor.execute(sql.encode(), values, prepare=False)
        return (cursor.fetchall() if cursor.description else []), cursor.rowcount
