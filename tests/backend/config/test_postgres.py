"""The house's database backend: plans are kept where asked, and a dead line is found without a ping."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
from django.db import (
    DataError,
    IntegrityError,
    OperationalError,
    close_old_connections,
    connection,
    transaction,
)
from django.db.backends.postgresql import base

from backend.kernel.errors import Busy
from backend.kernel.line import numbered
from backend.kernel.patience import patiently
from backend.kernel.statements import run
from tests.plugin import servers

HELD = "SELECT sum(generic_plans + custom_plans), sum(generic_plans) FROM pg_prepared_statements WHERE statement LIKE %s"


def _pid() -> int:
    found: int = run("SELECT pg_backend_pid()", ())[0][0][0]
    return found


@pytest.mark.django_db
def test_a_statement_that_asks_for_it_is_planned_once_for_its_connection() -> None:
    text = f"SELECT %s::uuid AS mark_{uuid.uuid4().hex}"
    for _ in range(8):
        run(text, [uuid.uuid4()])
    ran, generic = run(HELD, [f"%{text[-32:]}"])[0][0]
    assert (ran, generic) == (8, 3), "the first five are planned for their values, the others never"


@pytest.mark.django_db
def test_a_statement_that_does_not_ask_leaves_nothing_behind() -> None:
    mark = f"mark_{uuid.uuid4().hex}"
    for _ in range(8):
        run(f"SELECT 1 AS {mark}", (), prepare=False)
        with connection.cursor() as usual:
            usual.execute(f"SELECT %s AS {mark}", [1])
    assert run(HELD, [f"%{mark}"])[0][0] == (None, None)


@pytest.fixture
def kept(committed_db: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a database whose connections outlive a request, as a server's do."""
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 60)
    return committed_db


def test_a_silent_line_is_sound_and_nobody_is_asked(
    kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _pid()

    def asked(_self: object) -> bool:
        raise AssertionError("a way there and back before every request")

    monkeypatch.setattr(base.DatabaseWrapper, "is_usable", asked)
    close_old_connections()  # as before each request
    assert not getattr(connection, "health_check_done", True)  # not in the published types
    assert _pid() == before


def test_a_line_that_the_server_has_closed_is_replaced(kept: str) -> None:
    before = _pid()
    with psycopg.connect(servers.named("app", kept), autocommit=True) as other:
        assert other.execute("SELECT pg_terminate_backend(%s, 5000)", [before]).fetchone() == (
            True,
        )

    close_old_connections()
    assert _pid() != before


@pytest.mark.django_db
def test_a_short_list_of_keys_is_not_planned_for_each_time() -> None:
    mark = f"mark_{uuid.uuid4().hex}"
    text = f"SELECT id AS {mark} FROM parties_organization WHERE id = ANY((SELECT %s)::uuid[])"
    for many in (1, 2, 1, 3, 1, 1, 2, 0):
        assert run(text, [[uuid.uuid4() for _ in range(many)]])[0] == []
    ran, generic = run(HELD, [f"%{mark}%"])[0][0]
    assert generic >= 2, f"{generic} of {ran} without a plan of its own"


@pytest.mark.parametrize(("text", "expected"), [
    ("SELECT %s, '100%%', %s", (b"SELECT $1, '100%', $2", ())),
    ("SELECT %(a)s, %(b)s + %(a)s", (b"SELECT $1, $2 + $1", ("a", "b"))),
    ("SELECT 1", (b"SELECT 1", ())),
])  # fmt: skip
def test_places_are_numbered_as_the_server_counts(text: str, expected: tuple[bytes, Any]) -> None:
    assert numbered(text) == expected


@pytest.mark.django_db
def test_values_have_names_or_places_and_come_back_as_they_went() -> None:
    key, now = uuid.uuid4(), datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
    text = "SELECT %(key)s::uuid, %(at)s::timestamptz, %(n)s::bigint, %(none)s::text, %(key)s::text"
    given = {"key": key, "at": now, "n": 2**40, "none": None}
    assert run(text, given) == ([(key, now, 2**40, None, str(key))], 1)
    small = run("SELECT %s::bigint, %s::text[]", [7, ["一", 'a"b,{}']])
    assert small == ([(7, ["一", 'a"b,{}'])], 1), "a small number has a plan of its own"


@pytest.mark.django_db
def test_what_the_server_refuses_is_djangos_error_and_a_plan_outlives_the_rollback() -> None:
    text = f"SELECT 1 / %s::int AS mark_{uuid.uuid4().hex}"
    assert run(text, [1])[0] == [(1,)]
    with pytest.raises(DataError), transaction.atomic():
        run(text, [0])
    assert run(text, [1])[0] == [(1,)]
    assert run("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s",
               [f"%{text[-32:]}"])[0] == [(1,)]  # fmt: skip


def test_a_transaction_is_begun_kept_and_taken_back(kept: str) -> None:
    run("CREATE TEMP TABLE seen (n int UNIQUE DEFERRABLE INITIALLY DEFERRED)", ())
    with transaction.atomic():
        run("INSERT INTO seen VALUES (%s)", [1])
    with transaction.atomic():
        run("INSERT INTO seen VALUES (%s)", [2])
        transaction.set_rollback(True)
    with pytest.raises(IntegrityError), transaction.atomic():  # told by COMMIT alone
        run("INSERT INTO seen VALUES (%s)", [1])
    assert run("SELECT n FROM seen", ())[0] == [(1,)]
    assert connection.get_autocommit()


def test_a_line_that_dies_within_a_transaction_says_so(kept: str) -> None:
    with pytest.raises(OperationalError):
        _ended()
    assert _pid(), "the next one has a new line"
    with pytest.raises(Busy):
        patiently(_ended)


def _ended() -> None:
    """An act whose server goes away between two statements."""
    with (
        transaction.atomic(),
        psycopg.connect(servers.named("app", connection.settings_dict["NAME"])) as other,
    ):
        ended = other.execute("SELECT pg_terminate_backend(%s, 5000)", [_pid()])
        assert ended.fetchone() == (True,)
        run("SELECT %s::int", [1])


def test_the_oldest_plan_makes_room(kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backend.kernel.line.KEPT_MAX", 3)
    connection.close()
    texts = [f"SELECT {n} AS room_{uuid.uuid4().hex}" for n in range(5)]
    for text in [*texts, texts[0]]:
        run(text, ())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%room\\_%'"
        )
        assert {row[0] for row in cursor.fetchall()} == {texts[3], texts[4], texts[0]}
