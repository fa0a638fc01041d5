"""A stand of its own: fresh database and broker, real servers, nothing but loopback."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from backend.demo.bench.wire import Address, ask, get
from backend.embedded.postgres import PostgresServer, start_postgres
from backend.embedded.processes import ServerFailed, end, free_port, spawn, tail, wait_until
from backend.embedded.valkey import ValkeyServer, start_valkey

ROOT = Path(__file__).resolve().parents[3]
WEB_WORKERS = 2


class Stand:
    """The servers of one run; ``inside`` commands see them through their environment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)  # the database may run as another user
        self.postgres: PostgresServer = start_postgres(folder / "postgres")
        self.valkey: ValkeyServer = start_valkey(folder / "valkey")
        self.ports = {
            name: free_port()
            for name in (
                "SHIJI_PORT",
                "SHIJI_API_PORT",
                "SHIJI_FILES_PORT",
                "SHIJI_SIMULATORS_PORT",
            )
        }

    def environment(self, *, as_owner: bool = False) -> dict[str, str]:
        """What a child reads. Only who migrates learns the owner's address."""
        given = {
            "SHIJI_STATE_DIR": str(self.folder),
            "SHIJI_WEB_WORKERS": str(WEB_WORKERS),
            "DATABASE_URL": self.postgres.app_url,
            "BROKER_URL": self.valkey.url_broker,
            "CACHE_URL": self.valkey.url_cache,
            "API_URL": f"http://127.0.0.1:{self.ports['SHIJI_API_PORT']}",
            **{name: str(port) for name, port in self.ports.items()},
        }
        if as_owner:
            given["DATABASE_OWNER_URL"] = self.postgres.owner_url
        return given

    def run(self, *words: str, as_owner: bool = False) -> int:
        """One of the product's commands, in the foreground; its exit code."""
        return subprocess.run(  # noqa: S603 - ours, no shell reads it
            [sys.executable, "-W", "ignore", "-m", "backend", *words],
            cwd=ROOT,
            env=os.environ | self.environment(as_owner=as_owner),
            check=False,
        ).returncode

    def stop(self, *, remove: bool) -> None:
        """End the servers; with ``remove`` their data too."""
        for server in (self.valkey, self.postgres):
            server.remove() if remove else server.stop()
        if remove:
            shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def part(name: str, port: int, *, more: Mapping[str, str] | None = None) -> Iterator[float]:
    """One part of the product as the launcher starts it, while the block lasts.

    Gives the seconds from its start to its first answer. Raises ServerFailed.
    """
    log = Path(os.environ["SHIJI_STATE_DIR"]) / "log" / f"{name}.log"
    log.parent.mkdir(exist_ok=True)
    words = [sys.executable, "-W", "ignore", "-m", "backend", "--only", name]
    begun = time.monotonic()
    process = spawn(words, log=log, cwd=ROOT, env=os.environ | dict(more or {}))
    try:
        if not wait_until(lambda: _answers(port), seconds=120, process=process):
            raise ServerFailed(f"{name} does not answer; {log} ends:\n{tail(log)}")
        yield time.monotonic() - begun
    finally:
        end(process.pid, process=process, first=signal.SIGTERM, seconds=20)


def _answers(port: int) -> bool:
    try:
        return b"ok" in ask(Address(port), get("/healthz"))
    except OSError:
        return False


def port_of(name: str) -> int:
    """A port of this stand: ``SHIJI_API_PORT``, ``SHIJI_PORT``."""
    return int(os.environ[name])
