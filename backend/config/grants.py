"""What the application role may do: it owns no table (payments brief 3, audit brief 1.3)."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connections
from psycopg import sql

# Tables written only by triggers or SECURITY DEFINER functions; apps name theirs on the model.
READ_ONLY = ("kernel_clock", "django_migrations")


def grants_apply(*, alias: str, application_role: str) -> None:
    """Grant by model: append-only tables INSERT and SELECT, the rest ordinary writes.

    A model may set ``application_privileges`` to name its own list.
    """
    role = sql.Identifier(application_role)
    with connections[alias].cursor() as cursor:
        run = _runner(cursor)
        run("GRANT USAGE ON SCHEMA public TO {}", role)
        run("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}", role)
        run("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}", role)
        run("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {}", role)
        for name in READ_ONLY:
            run("REVOKE INSERT, UPDATE, DELETE ON {} FROM {}", sql.Identifier(name), role)
        for model in apps.get_models():
            table = sql.Identifier(model._meta.db_table)
            named = getattr(model, "application_privileges", None)
            if getattr(model, "append_only", False):
                named = ("SELECT", "INSERT")
            if named is None:
                continue
            run("REVOKE ALL ON {} FROM {}", table, role)
            if named:
                privileges = sql.SQL(", ").join(sql.SQL(word) for word in named)
                run("GRANT {} ON {} TO {}", privileges, table, role)


def _runner(cursor: Any) -> Any:
    def run(text: str, *parts: sql.Composable) -> None:
        statement = sql.SQL(text).format(*parts)
        cursor.execute(statement.as_string(cursor.connection))

    return run
