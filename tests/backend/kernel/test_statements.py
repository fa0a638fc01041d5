"""A prepared statement answers as the usual cursor does, with Django's errors and in its transaction."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import pytest
from django.db import DataError, connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from backend.kernel.statements import run

pytestmark = pytest.mark.django_db
ASKED = "SELECT %s::uuid, %s::timestamptz, %s::jsonb, %s = ANY(%s::text[]), %s::numeric(20,6)"


def answer() -> tuple[list[tuple[object, ...]], int]:
    moment = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
    return run(ASKED, [uuid.UUID(int=7), moment, '{"甲": 1}', "b", ["a", "b"], "1.5"])


def test_watched_or_not_the_rows_are_the_same():
    alone = answer()
    with CaptureQueriesContext(connection) as seen:
        watched = answer()
    assert alone == watched
    assert [type(cell) for cell in alone[0][0]] == [type(cell) for cell in watched[0][0]]
    assert len(seen) == 1


def test_a_fault_is_djangos_and_spoils_only_its_own_block():
    with pytest.raises(DataError), transaction.atomic():
        run("SELECT %s::int / 0", [1])
    assert run("SELECT %s::int", [1])[0] == [(1,)]


def test_nothing_runs_in_a_transaction_that_has_to_be_undone():
    def spoiled() -> None:
        with transaction.atomic():
            transaction.set_rollback(True)
            run("SELECT %s::int", [1])

    with pytest.raises(TransactionManagementError):
        spoiled()
