"""Whether this very code has prepared this very database already: then a start need not again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import psycopg

from backend.config.launch.options import ROOT
from backend.config.launch.servers import Servers

PACKAGES = ("backend", "payments", "procurement", "markets")
STAMP = "prepared.stamp"


def is_prepared(state: Path, servers: Servers) -> bool:
    """Migrations, rule rows, grants and static files are those of this code; never of a given database."""
    found = _mark(servers)
    return bool(found) and (state / "static").is_dir() and _read(state / STAMP) == found


def prepared(state: Path, servers: Servers) -> None:
    """Remember that all of it was done."""
    (state / STAMP).write_text(_mark(servers))


def _mark(servers: Servers) -> str:
    """The code and the migrations the database itself knows of: a restored older one differs."""
    if servers.postgres is None:
        return ""
    query = "SELECT count(*), max(id), max(applied)::text FROM django_migrations"
    try:
        with psycopg.connect(servers.postgres.owner_url, connect_timeout=5) as connection:
            applied = connection.execute(query).fetchone()
    except psycopg.Error:  # nothing was migrated yet
        return ""
    return f"{_code_digest()} {servers.postgres.cluster.folder} {applied}"


def _code_digest() -> str:
    digest = hashlib.sha256(os.environ.get("DJANGO_SETTINGS_MODULE", "").encode())
    for path in _sources():
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    yield ROOT / "requirements.lock"
    for package in PACKAGES:
        for folder, folders, names in os.walk(ROOT / package):
            folders[:] = sorted(set(folders) - {"__pycache__"})
            yield from (Path(folder) / name for name in sorted(names) if not name.endswith(".pyc"))


def _read(stamp: Path) -> str:
    try:
        return stamp.read_text()
    except OSError:
        return ""
