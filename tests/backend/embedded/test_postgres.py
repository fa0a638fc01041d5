"""The embedded database: made once, found again, survives a hard kill."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from backend.embedded import binaries, cluster
from backend.embedded.postgres import PostgresServer, running_postgres, start_postgres
from backend.embedded.processes import ServerFailed, free_port, is_alive

Starter = Callable[..., PostgresServer]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    # pytest's own folders are closed to others: the superuser's data then lies elsewhere
    return tmp_path / "postgres"


@pytest.fixture
def start() -> Iterator[Starter]:
    """Starts servers; all are gone and reaped afterwards."""
    started: list[PostgresServer] = []

    def starter(folder: Path, **options: Any) -> PostgresServer:
        server = start_postgres(folder, **options)
        started.append(server)
        return server

    yield starter
    for server in reversed(started):
        server.remove()
        if server.process is not None:
            server.process.wait()


def _count(server: PostgresServer) -> int:
    with psycopg.connect(server.app_url) as connection:
        row = connection.execute("SELECT count(*) FROM thing").fetchone()
    assert row is not None
    return int(row[0])


def _make_thing(server: PostgresServer) -> None:
    with psycopg.connect(server.owner_url) as connection:
        connection.execute("CREATE TABLE thing (id int)")
        connection.execute("INSERT INTO thing VALUES (1), (2)")
        connection.execute("GRANT SELECT ON thing TO shiji_app")


def test_data_survives_stop_and_hard_kill(folder: Path, start: Starter) -> None:
    first = start(folder)
    _make_thing(first)
    first.stop()
    assert not is_alive(first.pid)
    assert running_postgres(folder) is None

    second = start(folder)
    assert _count(second) == 2
    os.kill(second.pid, signal.SIGKILL)

    third = start(folder)
    assert third.pid != second.pid
    assert not third.reused
    assert _count(third) == 2


def test_running_server_is_used_again(folder: Path, start: Starter) -> None:
    first = start(folder, fsync=False)
    again = start(folder)
    assert (again.pid, again.port, again.reused) == (first.pid, first.port, True)

    moved = start(folder, port=free_port())
    assert moved.pid != first.pid


def test_every_database_has_extensions_and_application_owns_nothing(
    folder: Path, start: Starter
) -> None:
    server = start(folder, fsync=False)
    with psycopg.connect(server.owner_url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE another")
    with psycopg.connect(server.owner_url, dbname="another") as connection:
        similar = connection.execute("SELECT similarity('纯棉布料', '纯棉布')").fetchone()
        assert similar is not None
        assert similar[0] > 0.4
    with (
        psycopg.connect(server.app_url) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("CREATE TABLE mine (id int)")


def test_wrong_password_is_refused(folder: Path, start: Starter) -> None:
    server = start(folder, fsync=False)
    with pytest.raises(psycopg.OperationalError, match="authentication failed"):
        psycopg.connect(server.url("shiji_owner", "guess"))
    assert (folder / "passwords.json").stat().st_mode & 0o077 == 0


def test_pid_of_a_stranger_in_the_pid_file_is_no_server(folder: Path, start: Starter) -> None:
    server = start(folder, fsync=False)
    server.stop()
    lines = [str(os.getpid()), str(server.cluster.data), "0", "5432", "", "127.0.0.1"]
    server.cluster.pid_file.write_text("\n".join(lines))

    again = start(folder, fsync=False)
    assert again.pid != os.getpid()
    assert is_alive(os.getpid())


def test_taken_port_is_named(folder: Path, tmp_path: Path, start: Starter) -> None:
    other = start(tmp_path / "other", fsync=False)
    with pytest.raises(ServerFailed, match=f"port {other.port} is taken"):
        start(folder, port=other.port)


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser has to become another user")
def test_superuser_runs_it_as_nobody_from_a_closed_folder(
    tmp_path: Path, start: Starter, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    opened = Path("/var/cache/shiji-test")
    monkeypatch.setattr(binaries, "CACHE", opened)
    monkeypatch.setattr(binaries, "is_open", lambda path: opened in (path, *path.parents))
    try:
        server = start(closed / "postgres", fsync=False)
        assert Path(f"/proc/{server.pid}").stat().st_uid == 65534
        assert str(server.cluster.programs).startswith(str(opened))
        assert server.cluster.data.parent == cluster.OPEN_DATA
        server.remove()
        assert not server.cluster.data.exists()
    finally:
        shutil.rmtree(opened, ignore_errors=True)
