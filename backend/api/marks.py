"""Who marks what: triggers for the migrations of apps, and reading the marks of some subjects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from psycopg import Error

from backend.kernel.statements import run

REFERENCE = "reference"
"""Words that all goods share: categories, attributes, their values, product types."""
EVENTS = {
    "INSERT": "NEW TABLE AS changed",
    "UPDATE": "OLD TABLE AS before NEW TABLE AS changed",
    "DELETE": "OLD TABLE AS changed",
}
_READ = "SELECT coalesce(string_agg(id::text, ',' ORDER BY id), '') FROM api_mark WHERE subject = ANY(%s)"
_EACH = """
SELECT subject, string_agg(id::text, ',' ORDER BY id) FROM api_mark WHERE subject = ANY(%s)
GROUP BY subject"""


def product_mark(key: object) -> str:
    """The subject of everything shown of one product."""
    return f"product:{key}"


def merchant_mark(key: object) -> str:
    """The subject of everything shown of one seller."""
    return f"merchant:{key}"


def shelf_mark(channel: object, aspect: str) -> str:
    """The subject of a channel's list: its ``rows`` in their order, what ``price`` or ``turnover``
    sort by, the ``values`` its goods have."""
    return f"shelf:{channel}:{aspect}"


def marks_read(subjects: Sequence[str]) -> str:
    """The marks that stand now, as one text: equal texts mean that no subject has changed.

    Every kept answer is asked for by this statement alone. It goes straight over the connection's
    line: Django's look at the connection before a request's first statement costs as much again.
    """
    base: Any = connections[DEFAULT_DB_ALIAS]
    watched = base.queries_logged or base.execute_wrappers
    if base.connection is None or watched or base.in_atomic_block:
        return _marks_read(subjects)
    try:
        return _text(base.line.run(_READ, [_array(subjects)])[0][0])
    except Error:  # the connection died since the last request: a fresh one
        base.close()
        return _marks_read(subjects)


def marks_of(subjects: Sequence[str]) -> dict[str, str]:
    """The marks that stand now, by subject: which of them have changed since?"""
    return dict.fromkeys(subjects, "") | dict(run(_EACH, [list(subjects)])[0])


def marks_joined(marks: Mapping[str, str]) -> str:
    """As ``marks_read`` gives them."""
    ids = (each for text in marks.values() for each in text.split(",") if each)
    return ",".join(sorted(ids, key=int))


def _array(subjects: Sequence[str]) -> str:
    """A PostgreSQL array; subjects are made of keys and slugs, quoted all the same."""
    quoted = (each.replace("\\", "\\\\").replace('"', '\\"') for each in subjects)
    return '{"' + '","'.join(quoted) + '"}' if subjects else "{}"


def _marks_read(subjects: Sequence[str]) -> str:
    with connection.cursor() as cursor:
        cursor.execute(_READ, [list(subjects)])
        return _text(cursor.fetchone())


def _text(row: tuple[object, ...] | None) -> str:
    assert row is not None, "an aggregate gives one row"
    return str(row[0])


def marking(table: str, subjects: str, *, events: Iterable[str] = tuple(EVENTS)) -> tuple[str, str]:
    """SQL, forward and back, of statement triggers that mark what a change of a table touches.

    ``subjects`` is a query of one text column over the changed rows, named ``changed``; an UPDATE's
    earlier rows are named ``before``.
    """
    forward, back = [], []
    for event in events:
        name = f"{table}_marks_{event.lower()}"
        forward.append(f"""
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM api_touch(ARRAY({subjects}));
    RETURN NULL;
END $$;
CREATE TRIGGER {name} AFTER {event} ON {table}
    REFERENCING {EVENTS[event]}
    FOR EACH STATEMENT EXECUTE FUNCTION {name}();""")
        back.append(f"DROP TRIGGER {name} ON {table}; DROP FUNCTION {name}();")
    return "\n".join(forward), "\n".join(back)
