"""The house's database backend: plans are kept where asked, and a dead line is found without a ping."""

from __future__ import annotations

import uuid

import psycopg
import pytest
from django.db import close_old_connections, connection
from django.db.backends.postgresql import base

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
