"""One world for all tests of this folder, undone at the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction

from backend.kernel.actor import Actor
from tests.backend.api.leaks.world import World, build, outsiders

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Kept together, the tests of this folder build their world once."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    """Side A; built once per worker inside a transaction that never commits."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        # as of a test case: an act inside stands alone, as in a request
        connection.atomic_blocks[-1]._from_testcase = True
        yield build()
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def people(world: World) -> dict[str, Actor | None]:
    """Outsiders by role."""
    return outsiders()


@pytest.fixture(autouse=True)
def _probes_may_be_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A probe asks for every field there is, far more than any page; nothing else is lifted."""
    monkeypatch.setattr("backend.api.execution.TOKENS_MAX", 4000)
