"""A server of its own, and a fresh copy of one migrated database for every script."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlparse, urlunparse

import psycopg
from django.db import connection

from backend.embedded.postgres import start_postgres

TEMPLATE = "simulation_template"


def _named(url: str, name: str) -> str:
    return urlunparse(urlparse(url)._replace(path=f"/{name}"))


@contextmanager
def server() -> Iterator[dict[str, str]]:
    """While the block lasts: a server that forgets at a power cut; gives a child's environment."""
    folder = Path(tempfile.mkdtemp(prefix="shiji-simulation-"))
    folder.chmod(0o755)  # the server may run as another user
    held = start_postgres(folder / "postgres", fsync=False)
    try:
        with psycopg.connect(_named(held.owner_url, "postgres"), autocommit=True) as admin:
            admin.execute(f'CREATE DATABASE "{TEMPLATE}"')
        yield {
            "DATABASE_URL": _named(held.app_url, TEMPLATE),
            "DATABASE_OWNER_URL": _named(held.owner_url, TEMPLATE),
            "SHIJI_SIMULATION_STATE": str(folder),
        }
    finally:
        held.remove()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def copy(name: str) -> Iterator[None]:
    """While the block lasts the default connection is at a fresh copy of the template."""
    admin = _named(os.environ["DATABASE_OWNER_URL"], "postgres")
    usual = connection.settings_dict["NAME"]
    connection.close()
    with psycopg.connect(admin, autocommit=True) as held:
        held.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        held.execute(f'CREATE DATABASE "{name}" TEMPLATE "{TEMPLATE}" STRATEGY FILE_COPY')
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
        with psycopg.connect(admin, autocommit=True) as held:
            held.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
