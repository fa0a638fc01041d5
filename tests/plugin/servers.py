"""The embedded PostgreSQL of a test run and the template database."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlparse, urlunparse

import psycopg

_held: dict[str, Any] = {}
TEMPLATE = "shiji_template"
SMALL_LOG = {"max_wal_size": "512MB"}


def _with_name(url: str, name: str) -> str:
    return urlunparse(urlparse(url)._replace(path=f"/{name}"))


def start(root: Path) -> None:
    """Start the server, or use the one named by SHIJI_TEST_OWNER_URL; set the environment."""
    given = os.environ.get("SHIJI_TEST_OWNER_URL")
    if given:
        owner, app = given, os.environ["SHIJI_TEST_APP_URL"]
    else:
        from backend.embedded.postgres import start_postgres
        from tests.plugin.memory import folder_make

        folder = folder_make("test", otherwise=root / ".local")
        server = start_postgres(folder / "postgres", fsync=False, settings=SMALL_LOG)
        _held.update(server=server, folder=folder)
        owner, app = server.owner_url, server.app_url
    _held.update(owner=owner, app=app, run=f"{os.getpid()}")
    environment(_with_name(app, TEMPLATE), _with_name(owner, TEMPLATE))


def environment(app: str, owner: str) -> None:
    """Point the settings at one database."""
    os.environ["DATABASE_URL"] = app
    os.environ["DATABASE_OWNER_URL"] = owner


def addresses() -> dict[str, str]:
    """What an xdist worker needs to know."""
    return {"owner": _held["owner"], "app": _held["app"]}


def adopt(known: dict[str, str]) -> None:
    """A worker takes over the controller's addresses."""
    _held.update(known)
    environment(_with_name(known["app"], TEMPLATE), _with_name(known["owner"], TEMPLATE))


def stop() -> None:
    """Stop the server this run started and remove its folder."""
    server = _held.pop("server", None)
    if server is not None:
        server.remove()
        shutil.rmtree(_held.pop("folder"), ignore_errors=True)


def _admin() -> psycopg.Connection[Any]:
    return psycopg.connect(_with_name(_held["owner"], "postgres"), autocommit=True)


def named(role: str, name: str) -> str:
    """The address of a database for ``owner`` or ``app``."""
    return _with_name(_held[role], name)


def exists(name: str) -> bool:
    """Whether a database stands."""
    with _admin() as admin:
        row = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
    return row is not None


def create(name: str, template: str | None = None) -> None:
    """Make a database afresh, empty or as a copy."""
    drop(name)
    with _admin() as admin:
        tail = f' TEMPLATE "{template}" STRATEGY FILE_COPY' if template else ""
        admin.execute(f'CREATE DATABASE "{name}"{tail}')


def create_empty(name: str) -> None:
    """A database without even the extensions, as a restore wants it."""
    create(name, template="template0")


def drop(name: str) -> None:
    """Remove a database and whoever still hangs on it; the server's own cleaner is waited for."""
    for wait in (0.2, 0.5, 1.0, 2.0, 0.0):
        try:
            with _admin() as admin:
                admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        except psycopg.errors.InsufficientPrivilege:  # an autovacuum worker is not ours to end
            if not wait:
                raise
            time.sleep(wait)
        else:
            return
