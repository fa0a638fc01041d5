"""A start skips its preparing only for this very code on this very database."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest

from backend.config.launch import made
from tests.plugin import servers


@pytest.fixture
def prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """A folder of code, a state folder and a database that were prepared together."""
    code, state = tmp_path / "code", tmp_path / "state"
    for package in made.PACKAGES:
        (code / package).mkdir(parents=True)
        (code / package / "rows.py").write_text("ROWS = ()")
    (code / "requirements.lock").write_text("a==1")
    (state / "static").mkdir(parents=True)
    monkeypatch.setattr(made, "ROOT", code)
    name = f"shiji_made_{uuid.uuid4().hex}"  # two workers may share out this file
    servers.create_empty(name)
    address = servers.named("owner", name)
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE django_migrations (id int, applied timestamptz)")
        connection.execute("INSERT INTO django_migrations VALUES (1, now())")
    cluster = SimpleNamespace(folder=tmp_path / "postgres")
    held: Any = SimpleNamespace(postgres=SimpleNamespace(owner_url=address, cluster=cluster))
    made.prepared(state, held)
    yield SimpleNamespace(code=code, state=state, servers=held, address=address)
    servers.drop(name)


def _holds(kept: SimpleNamespace) -> bool:
    return made.is_prepared(kept.state, kept.servers)


def test_the_same_code_on_the_same_database_is_prepared(prepared):
    assert _holds(prepared)
    cache = prepared.code / "backend" / "__pycache__"
    cache.mkdir()
    (cache / "rows.cpython-311.pyc").write_bytes(b"x")
    (prepared.code / "README.md").write_text("words")
    assert _holds(prepared)


@pytest.mark.parametrize("file", ["requirements.lock", *(f"{p}/rows.py" for p in made.PACKAGES)])
def test_any_other_code_is_not(prepared, file):
    (prepared.code / file).write_text("ROWS = (1,)")
    assert not _holds(prepared)


def test_a_new_file_or_other_settings_are_not(prepared, monkeypatch):
    (prepared.code / "markets" / "more.py").write_text("")
    assert not _holds(prepared)
    (prepared.code / "markets" / "more.py").unlink()
    assert _holds(prepared)
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "backend.config.settings.production")
    assert not _holds(prepared)


def test_another_or_a_restored_database_is_not(prepared, tmp_path):
    with psycopg.connect(prepared.address) as connection:
        connection.execute("INSERT INTO django_migrations VALUES (2, now())")
    assert not _holds(prepared)
    made.prepared(prepared.state, prepared.servers)
    assert _holds(prepared)
    prepared.servers.postgres.cluster.folder = tmp_path / "elsewhere"
    assert not _holds(prepared)


def test_no_stamp_no_static_files_an_empty_or_a_given_database_are_not(prepared):
    (prepared.state / "static").rmdir()
    assert not _holds(prepared)
    (prepared.state / "static").mkdir()
    (prepared.state / made.STAMP).unlink()
    assert not _holds(prepared)
    made.prepared(prepared.state, prepared.servers)
    with psycopg.connect(prepared.address) as connection:
        connection.execute("DROP TABLE django_migrations")
    assert not _holds(prepared)
    prepared.servers.postgres = None
    made.prepared(prepared.state, prepared.servers)  # a given one is asked every time
    assert not _holds(prepared)
