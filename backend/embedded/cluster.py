"""One PostgreSQL cluster on disk: who owns it, how it is made, who may sign in."""

from __future__ import annotations

import hashlib
import json
import os
import pwd
import secrets
import shutil
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from backend.embedded.binaries import is_open, postgres_programs
from backend.embedded.processes import ServerFailed

OWNER_ROLE = "shiji_owner"
APPLICATION_ROLE = "shiji_app"
DATABASE = "shiji"
EXTENSIONS = ("pg_trgm", "btree_gist")
STRANGER = "nobody"
# Where a superuser keeps data whose own folder lies under a closed one, such as /root.
OPEN_DATA = Path("/var/lib/shiji")


@dataclass(frozen=True, slots=True)
class Passwords:
    """One per role; random, so their strength does not lie in the number of hash rounds."""

    superuser: str
    owner: str
    application: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """Paths of one cluster and the user that must own its data (None: the present user)."""

    folder: Path
    data: Path
    programs: Path
    user: tuple[int, int] | None

    @property
    def log(self) -> Path:
        """The server's own log."""
        return self.folder / "postgres.log"

    @property
    def pid_file(self) -> Path:
        """Written by the server while it runs."""
        return self.data / "postmaster.pid"

    @property
    def is_ready(self) -> bool:
        """Whether roles, database and extensions were all made."""
        return (self.folder / "ready").exists()


def cluster_at(folder: Path) -> Cluster:
    """The cluster of this folder. PostgreSQL refuses the superuser: then ``nobody`` runs it."""
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    user = None
    data = folder / "data"
    if os.geteuid() == 0:
        entry = pwd.getpwnam(STRANGER)
        user = (entry.pw_uid, entry.pw_gid)
        if not is_open(folder):
            data = _open_data(folder)
    programs = postgres_programs(for_stranger=user is not None)
    return Cluster(folder=folder, data=data, programs=programs, user=user)


def _open_data(folder: Path) -> Path:
    """The open place for data of closed folders; data whose folder is gone is swept out."""
    OPEN_DATA.mkdir(parents=True, exist_ok=True, mode=0o755)
    for origin in OPEN_DATA.glob("*.origin"):
        if not Path(origin.read_text()).exists():
            shutil.rmtree(origin.with_suffix(""), ignore_errors=True)
            origin.unlink(missing_ok=True)
    name = hashlib.sha256(str(folder).encode()).hexdigest()[:16]
    (OPEN_DATA / f"{name}.origin").write_text(str(folder))
    return OPEN_DATA / name


def passwords_of(cluster: Cluster) -> Passwords:
    """Passwords of the three roles; made once, readable by the present user only."""
    path = cluster.folder / "passwords.json"
    if not path.exists():
        made = Passwords(*(secrets.token_urlsafe(24) for _ in range(3)))
        path.touch(mode=0o600)
        path.write_text(json.dumps(asdict(made)))
    return Passwords(**json.loads(path.read_text()))


def cluster_remove(cluster: Cluster) -> None:
    """Delete the data and everything beside it. The server must not run."""
    shutil.rmtree(cluster.data, ignore_errors=True)
    cluster.data.with_suffix(".origin").unlink(missing_ok=True)
    shutil.rmtree(cluster.folder, ignore_errors=True)


def cluster_create(cluster: Cluster) -> None:
    """Run ``initdb`` once; half-made data of an interrupted run is thrown away."""
    shutil.rmtree(cluster.data, ignore_errors=True)
    cluster.data.mkdir(mode=0o700)
    # The password reaches initdb by a pipe: no file that the other user must be able to read.
    reading, writing = os.pipe()
    os.write(writing, passwords_of(cluster).superuser.encode() + b"\n")
    os.close(writing)
    if cluster.user is not None:
        os.chown(cluster.data, *cluster.user)
        os.fchown(reading, *cluster.user)
    try:
        for ctype in ("C.UTF-8", "en_US.UTF-8", "C"):
            done = _initdb(cluster, ctype=ctype, password_from=reading)
            if done.returncode == 0:
                return
            if "locale" not in done.stderr:
                break
    finally:
        os.close(reading)
    shutil.rmtree(cluster.data, ignore_errors=True)
    raise ServerFailed(f"PostgreSQL: initdb failed: {done.stderr.strip() or done.stdout.strip()}")


def _initdb(
    cluster: Cluster, *, ctype: str, password_from: int
) -> subprocess.CompletedProcess[str]:
    """Order by code point with the built-in provider; trigrams need a UTF-8 character type."""
    command = [
        str(cluster.programs / "initdb"),
        f"--pgdata={cluster.data}",
        "--username=postgres",
        f"--pwfile=/dev/fd/{password_from}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        f"--lc-ctype={ctype}",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-sync",
        "--no-instructions",
    ]
    user = cluster.user
    return subprocess.run(  # noqa: S603 - the command is ours, no shell reads it
        command,
        cwd=cluster.data,
        capture_output=True,
        text=True,
        check=False,
        pass_fds=(password_from,),
        start_new_session=True,  # Ctrl-C in the terminal does not leave half a cluster
        user=user and user[0],
        group=user and user[1],
        extra_groups=None if user is None else [],
    )


def roles_create(cluster: Cluster, *, superuser_url: str) -> None:
    """Make roles, extensions (in the template, so that every database has them) and database."""
    passwords = passwords_of(cluster)
    with psycopg.connect(superuser_url, dbname="template1", autocommit=True) as connection:
        for extension in EXTENSIONS:
            connection.execute(
                sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension))
            )
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        for role, right, password in (
            (OWNER_ROLE, "CREATEDB", passwords.owner),
            (APPLICATION_ROLE, "NOCREATEDB", passwords.application),
        ):
            found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            if found.fetchone() is None:
                connection.execute(
                    sql.SQL("CREATE ROLE {} LOGIN {} PASSWORD {}").format(
                        sql.Identifier(role), sql.SQL(right), sql.Literal(password)
                    )
                )
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if found.fetchone() is None:
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    sql.Identifier(DATABASE), sql.Identifier(OWNER_ROLE)
                )
            )
    (cluster.folder / "ready").touch()
