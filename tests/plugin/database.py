"""Databases for tests: a clone per worker that rolls back, a clone per test that commits."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest

from tests.plugin import servers


def pytest_configure(config: pytest.Config) -> None:
    """An xdist worker learns the server's address before Django reads its settings."""
    worker = getattr(config, "workerinput", None)
    if worker is not None:
        servers.adopt(worker["shiji"])


def _worker() -> str:
    return os.environ.get("PYTEST_XDIST_WORKER", "solo")


def _template_make() -> None:
    """Migrate the template once; the other workers wait on an advisory lock."""
    import psycopg

    with psycopg.connect(servers.named("owner", "postgres"), autocommit=True) as gate:
        gate.execute("SELECT pg_advisory_lock(20251124)")
        if servers.exists(servers.TEMPLATE):
            return
        building = f"{servers.TEMPLATE}_building"
        servers.create(building)
        _migrate(building)
        gate.execute(f'ALTER DATABASE "{building}" RENAME TO "{servers.TEMPLATE}"')


def _migrate(name: str) -> None:
    from django.core.management import call_command
    from django.db import connection

    _point(name)
    call_command("migrate_all", verbosity=0, bare=True)  # tests make the rates they mean
    connection.close()


def _point(name: str) -> None:
    """Aim the default connection at a database as the application role."""
    from django.conf import settings
    from django.db import connection

    from backend.config.env import database_of
    from backend.config.settings.base import database

    connection.close()
    app, owner = (database_of(servers.named(role, name)) for role in ("app", "owner"))
    settings.DATABASES["default"].update(database(app), CONN_MAX_AGE=0)
    settings.DATABASE_OWNER.update(database(owner))
    for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT"):
        connection.settings_dict[key] = settings.DATABASES["default"][key]


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """pytest-django's hook: this worker's clone of the template."""
    from django.db import connection

    name = f"shiji_test_{_worker()}"
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        _template_make()
        servers.create(name, template=servers.TEMPLATE)
        _point(name)
    yield
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        connection.close()
    servers.drop(name)


@contextmanager
def own_database(blocker: Any, *, called: str = "") -> Iterator[str]:
    """A database in which everything may be committed; gives its name."""
    from django.db import connection

    name = f"shiji_own_{_worker()}{called}"
    usual = connection.settings_dict["NAME"]
    with blocker.unblock():
        servers.create(name, template=servers.TEMPLATE)
        _point(name)
        try:
            yield name
        finally:
            _point(usual)
            servers.drop(name)


@pytest.fixture
def committed_db(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """An own database for a test that must commit (threads, crashes); gives its name."""
    with own_database(django_db_blocker) as name:
        yield name


@contextmanager
def _at(moment: datetime) -> Iterator[None]:
    from backend.kernel.clock import clock_frozen

    with clock_frozen(moment):
        yield


@pytest.fixture
def at() -> object:
    """``with at(moment):`` business time stands still at a moment."""
    return _at


@pytest.fixture
def deliver(request: pytest.FixtureRequest) -> object:
    """Drain the outbox in this test's own transaction; fails on a handler's error."""
    from backend.events.models import Delivery
    from backend.events.services import deliver_due

    def drain() -> int:
        done = 0
        while step := deliver_due():
            done += step
            failed = Delivery.objects.exclude(last_error="").exclude(state="DONE").first()
            assert failed is None, failed.last_error
        return done

    return drain


class PublishedEvents:
    """What the test made the log say."""

    def __init__(self, start: int) -> None:
        self.start = start

    def published(self) -> list[str]:
        """Kinds in order."""
        from backend.events.models import EventEntry

        rows = EventEntry.objects.filter(position__gt=self.start).order_by("position")
        return [row.kind for row in rows]


@pytest.fixture
def events(db: None) -> PublishedEvents:
    """The log from here on."""
    from backend.events.models import EventEntry

    last = EventEntry.objects.order_by("-position").first()
    return PublishedEvents(last.position if last else 0)


@pytest.fixture(autouse=True)
def _constraints_hold(request: pytest.FixtureRequest) -> Iterator[None]:
    """Deferred constraints are checked before a rolled-back test ends (decision D39)."""
    yield
    if "db" not in request.fixturenames or "transactional_db" in request.fixturenames:
        return
    from django.db import connection

    if connection.connection and not connection.needs_rollback:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
