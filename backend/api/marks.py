"""Who marks what: triggers for the migrations of apps, and reading the marks of some subjects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from weakref import WeakSet

from django.db import connection
from psycopg import Connection, OperationalError
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGconn, PGresult

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
_NAME, _WIRED = b"api_marks", _READ.replace("%s", "$1").encode()
_prepared: WeakSet[Connection[Any]] = WeakSet()
"""Connections that know the statement by its name."""


def product_mark(key: object) -> str:
    """The subject of everything shown of one product."""
    return f"product:{key}"


def merchant_mark(key: object) -> str:
    """The subject of everything shown of one seller."""
    return f"merchant:{key}"


def shelf_mark(channel: object, aspect: str) -> str:
    """The subject of a channel's list: its ``rows`` in their order, or what ``price`` sorts by."""
    return f"shelf:{channel}:{aspect}"


def marks_read(subjects: Sequence[str]) -> str:
    """The marks that stand now, as one text: equal texts mean that no subject has changed.

    Every kept answer is asked for by this statement alone. It is prepared once per connection and
    sent by the driver's library in one call: a cursor costs more than PostgreSQL's own work, and
    Django's ping before a request's first statement as much again.
    """
    held = connection.connection
    watched = connection.queries_logged or connection.execute_wrappers
    if held is None or watched or connection.in_atomic_block:
        return _marks_read(subjects)
    wire: PGconn = held.pgconn
    try:
        if held not in _prepared:
            _done(wire.prepare(_NAME, _WIRED))
            _prepared.add(held)
        return _done(wire.exec_prepared(_NAME, [_array(subjects)]))
    except OperationalError:  # the connection died since the last request: a fresh one
        connection.close()
        return _marks_read(subjects)


def marks_of(subjects: Sequence[str]) -> dict[str, str]:
    """The marks that stand now, by subject: which of them have changed since?"""
    return dict.fromkeys(subjects, "") | dict(run(_EACH, [list(subjects)])[0])


def marks_joined(marks: Mapping[str, str]) -> str:
    """As ``marks_read`` gives them."""
    ids = (each for text in marks.values() for each in text.split(",") if each)
    return ",".join(sorted(ids, key=int))


def _done(result: PGresult) -> str:
    if result.status not in {ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK}:
        raise OperationalError(result.get_error_message())
    return (result.get_value(0, 0) or b"").decode() if result.ntuples else ""


def _array(subjects: Sequence[str]) -> bytes:
    """A PostgreSQL array; subjects are made of keys and slugs, quoted all the same."""
    quoted = (each.replace("\\", "\\\\").replace('"', '\\"') for each in subjects)
    return ('{"' + '","'.join(quoted) + '"}').encode() if subjects else b"{}"


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
