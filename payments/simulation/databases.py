"""A server of its own, and a fresh copy of one migrated database for every script."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlencode, urlparse, urlunparse

import psycopg
from django.db import connection

from backend.embedded.postgres import start_postgres
from backend.embedded.processes import end

TEMPLATE = "simulation_template"
NEAR_MAX = 60


def _named(url: str, name: str) -> str:
    return urlunparse(urlparse(url)._replace(path=f"/{name}"))


@contextmanager
def server() -> Iterator[dict[str, str]]:
    """While the block lasts: a server that forgets at a power cut; gives a child's environment.

    Its children talk to it through a socket in the file system, which costs less than the network.
    """
    folder = Path(tempfile.mkdtemp(prefix="shiji-simulation-"))
    folder.chmod(0o755)  # the server may run as another user
    near = len(str(folder)) < NEAR_MAX  # a socket's path may not be long
    held = start_postgres(
        folder / "postgres",
        fsync=False,
        settings={"unix_socket_directories": "."} if near else None,  # the folder of the data
    )
    through = f"?{urlencode({'host': str(held.cluster.data)})}" if near else ""
    try:
        with psycopg.connect(_named(held.owner_url, "postgres"), autocommit=True) as admin:
            admin.execute(f'CREATE DATABASE "{TEMPLATE}"')
        yield {
            "DATABASE_URL": _named(held.app_url, TEMPLATE) + through,
            "DATABASE_OWNER_URL": _named(held.owner_url, TEMPLATE) + through,
            "SHIJI_SIMULATION_STATE": str(folder),
        }
    finally:
        # nothing of it is kept: it need not write down what it still holds in memory
        end(held.pid, process=held.process, first=signal.SIGQUIT)
        held.remove()
        shutil.rmtree(folder, ignore_errors=True)


def core_take(place: int) -> None:
    """Keep this process to one core; client and server take turns, so neither lacks the other's.

    On a busy machine each of ten thousand wakings then costs half, and no step waits for a second
    core. Where the system has no such thing, nothing happens.
    """
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[place % len(cores)]})


def _beside(backend: int) -> None:
    """The server's process for us runs where we run, if we may say so."""
    if hasattr(os, "sched_setaffinity"):
        with suppress(OSError):
            os.sched_setaffinity(backend, os.sched_getaffinity(0))


@contextmanager
def copy(name: str) -> Iterator[None]:
    """While the block lasts the default connection is at a fresh copy of the template.

    It is dropped without force: only the server's own cleaner may still be in it, which leaves by
    itself where asked and is not ours to end.
    """
    admin = _named(os.environ["DATABASE_OWNER_URL"], "postgres")
    usual = connection.settings_dict["NAME"]
    connection.close()
    with psycopg.connect(admin, autocommit=True) as town:
        town.execute(f'DROP DATABASE IF EXISTS "{name}"')
        town.execute(f'CREATE DATABASE "{name}" TEMPLATE "{TEMPLATE}" STRATEGY FILE_COPY')
    connection.settings_dict["NAME"] = name
    try:
        connection.ensure_connection()
        _beside(connection.connection.info.backend_pid)
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
        with psycopg.connect(admin, autocommit=True) as held:
            held.execute(f'DROP DATABASE IF EXISTS "{name}"')
