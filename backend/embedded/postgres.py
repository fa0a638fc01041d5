"""PostgreSQL from a wheel, driven by our own hand: start, find again, stop."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg

from backend.embedded.cluster import (
    APPLICATION_ROLE,
    DATABASE,
    OWNER_ROLE,
    Cluster,
    cluster_at,
    cluster_create,
    cluster_remove,
    passwords_of,
    roles_create,
)
from backend.embedded.processes import (
    ServerFailed,
    end,
    exclusive,
    free_port,
    port_is_taken,
    runs,
    spawn,
    tail,
    wait_until,
)

# After a hard kill the old server's children and its zombie need a moment to go (trap 3).
START_PATIENCE_SECONDS = 10
READY_SECONDS = 60
RETRY_SECONDS = 0.5

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "random_page_cost": "1.1",
    "jit": "off",  # short queries: compiling costs more than it saves
    "max_parallel_workers_per_gather": "0",  # two cores, many clients
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "autovacuum_naptime": "20s",
    "scram_iterations": "64",  # passwords are random; signing in stays cheap
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
}
FORGETFUL = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


@dataclass(slots=True)
class PostgresServer:
    """A running server. ``reused`` says that somebody else had started it."""

    cluster: Cluster
    port: int
    pid: int
    reused: bool
    process: subprocess.Popen[bytes] | None

    @property
    def owner_url(self) -> str:
        """Address for migrations: the role that owns the tables."""
        return self.url(OWNER_ROLE, passwords_of(self.cluster).owner)

    @property
    def app_url(self) -> str:
        """Address for everything else: the role that owns nothing."""
        return self.url(APPLICATION_ROLE, passwords_of(self.cluster).application)

    @property
    def superuser_url(self) -> str:
        """Address for the server's own administration; the product never uses it."""
        return self.url("postgres", passwords_of(self.cluster).superuser, database="postgres")

    def url(self, role: str, password: str, *, database: str = DATABASE) -> str:
        """Address of a database of this server."""
        return f"postgresql://{role}:{password}@127.0.0.1:{self.port}/{database}"

    def stop(self) -> None:
        """Close all connections, write everything out, end the server."""
        end(
            self.pid,
            process=self.process,
            first=signal.SIGINT,
            then=signal.SIGQUIT,
            seconds=30,
        )

    def remove(self) -> None:
        """Stop and delete the cluster with its folder."""
        self.stop()
        cluster_remove(self.cluster)

    def __enter__(self) -> PostgresServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def start_postgres(
    folder: Path,
    *,
    port: int | None = None,
    fsync: bool = True,
    settings: Mapping[str, str] | None = None,
) -> PostgresServer:
    """Start the server of this folder, made on first use; a healthy running one is used again.

    Without ``fsync`` a power cut may lose everything: for tests. Raises ServerFailed.
    """
    cluster = cluster_at(folder)
    with exclusive(cluster.folder / "lock"):
        server = _running(cluster)
        if server is not None and port not in {None, server.port}:
            server.stop()
            server = None
        if server is None:
            wanted = SETTINGS | ({} if fsync else FORGETFUL) | dict(settings or {})
            if not (cluster.data / "PG_VERSION").exists() or not cluster.is_ready:
                cluster_create(cluster)
            server = _start(cluster, port=port, settings=wanted)
        if not cluster.is_ready:
            roles_create(cluster, superuser_url=server.superuser_url)
        return server


def running_postgres(folder: Path) -> PostgresServer | None:
    """The server of this folder if it runs; for those who only borrow it."""
    if not (folder / "ready").exists():
        return None
    return _running(cluster_at(folder))


def _running(cluster: Cluster) -> PostgresServer | None:
    """The server named by the pid file, if it answers; a dead one's file is taken away."""
    try:
        lines = cluster.pid_file.read_text().splitlines()
        pid, port = int(lines[0]), int(lines[3])
    except (OSError, ValueError, IndexError):
        return None
    server = PostgresServer(cluster=cluster, port=port, pid=pid, reused=True, process=None)

    def settled() -> bool:
        return not runs(pid, word=str(cluster.data)) or _answers(server)

    wait_until(settled, seconds=START_PATIENCE_SECONDS)
    if runs(pid, word=str(cluster.data)):
        if _answers(server):
            return server
        server.stop()
    # A zombie or a reused pid would keep the next server out; shared memory still guards the data.
    cluster.pid_file.unlink(missing_ok=True)
    return None


def _start(cluster: Cluster, *, port: int | None, settings: Mapping[str, str]) -> PostgresServer:
    until = time.monotonic() + START_PATIENCE_SECONDS
    while True:
        chosen = port or free_port()
        if port is not None and port_is_taken(port):
            raise ServerFailed(f"PostgreSQL: port {port} is taken")
        server = _start_once(cluster, port=chosen, settings=settings)
        if server is not None:
            return server
        if time.monotonic() > until:
            raise ServerFailed(f"PostgreSQL does not start; its log ends:\n{tail(cluster.log)}")
        time.sleep(RETRY_SECONDS)


def _start_once(
    cluster: Cluster, *, port: int, settings: Mapping[str, str]
) -> PostgresServer | None:
    command = [str(cluster.programs / "postgres"), "-D", str(cluster.data), "-p", str(port)]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    environment = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
    process = spawn(command, log=cluster.log, cwd=cluster.data, user=cluster.user, env=environment)
    server = PostgresServer(
        cluster=cluster, port=port, pid=process.pid, reused=False, process=process
    )
    if wait_until(lambda: _answers(server), seconds=READY_SECONDS, process=process):
        return server
    if process.poll() is None:
        server.stop()
    return None


def _answers(server: PostgresServer) -> bool:
    try:
        with psycopg.connect(server.superuser_url, connect_timeout=3) as connection:
            connection.execute("SELECT 1")
    except psycopg.Error:
        return False
    return True
