"""One world for all tests of this folder, undone at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction

from backend.kernel.actor import Actor
from tests.backend.api.leaks.world import World, build, outsiders


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    """Side A; built once per worker inside a transaction that never commits."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        yield build()
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def people(world: World) -> dict[str, Actor | None]:
    """Outsiders by role."""
    return outsiders()
