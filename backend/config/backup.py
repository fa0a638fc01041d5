"""Backup and restore with PostgreSQL's own tools; a backup is one file with its SHA-256 beside it."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from backend.embedded.binaries import postgres_programs
from backend.kernel import clock

DUMP_SECONDS_MAX = 3600


class BackupFailed(Exception):
    """The tool failed or the file is not what it was; the message says which."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, size in bytes and SHA-256."""

    path: Path
    size: int
    sha256: str


def _program(name: str) -> str:
    """The tool of the embedded server, or the system's of the same major version."""
    bundled = postgres_programs(for_stranger=False) / name
    if bundled.is_file():
        return str(bundled)
    found = shutil.which(name)
    if found is None:
        raise BackupFailed(f"{name} is not installed")
    return found


def _owner(database: str) -> tuple[list[str], dict[str, str]]:
    owner = settings.DATABASE_OWNER
    arguments = ["--host", owner["HOST"], "--port", owner["PORT"], "--username", owner["USER"]]
    return [*arguments, "--dbname", database], os.environ | {"PGPASSWORD": owner["PASSWORD"]}


def _run(command: list[str], environment: dict[str, str]) -> None:
    answer = subprocess.run(  # noqa: S603 - our own program and arguments
        command,
        env=environment,
        capture_output=True,
        text=True,
        timeout=DUMP_SECONDS_MAX,
        check=False,
    )
    if answer.returncode:
        raise BackupFailed(answer.stderr.strip()[-800:] or f"{command[0]} failed")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def backup_make(folder: Path) -> Backup:
    """Dump the whole database into ``folder``; a half-written file never has the final name."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    stamp = clock.now().strftime("%Y%m%dT%H%M%SZ")
    path = folder / f"shiji-{stamp}.dump"
    part = path.with_suffix(".part")
    arguments, environment = _owner(connection.settings_dict["NAME"])
    _run(
        [_program("pg_dump"), *arguments, "--format=custom", "--no-owner", "--file", str(part)],
        environment,
    )
    part.rename(path)
    digest = _digest(path)
    path.with_suffix(".sha256").write_text(f"{digest}  {path.name}\n", encoding="utf-8")
    return Backup(path=path, size=path.stat().st_size, sha256=digest)


def backup_restore(path: Path, *, database: str) -> None:
    """Fill an EMPTY database from a backup whose hash still holds.

    Raises BackupFailed for a changed file or a database that already has tables. Afterwards run
    ``migrate-all`` (grants) and ``check-money`` and ``verify-log`` (the heads must verify).
    """
    noted = path.with_suffix(".sha256")
    if noted.exists() and noted.read_text(encoding="utf-8").split()[0] != _digest(path):
        raise BackupFailed(f"{path.name} does not match its SHA-256")
    arguments, environment = _owner(database)
    count = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
    answer = subprocess.run(  # noqa: S603 - our own program and arguments
        [_program("psql"), *arguments, "-Atc", count],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    if answer.returncode:
        raise BackupFailed(answer.stderr.strip()[-800:])
    if answer.stdout.strip() != "0":
        raise BackupFailed(f"the database {database} is not empty: restore into a new one")
    _run(
        [
            _program("pg_restore"), *arguments, "--no-owner", "--exit-on-error",
            "--single-transaction", str(path),
        ],
        environment,
    )  # fmt: skip
