"""A row that needs a ledger of its own works in a copy of the stand's database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection


@contextmanager
def copied(name: str) -> Iterator[str]:
    """A copy of the stand's database, gone after the block; gives its owner's address."""
    source = str(connection.settings_dict["NAME"])
    connection.close()  # nobody may be in a database that is copied
    _gate(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    _gate(f'CREATE DATABASE "{name}" TEMPLATE "{source}" STRATEGY FILE_COPY')
    try:
        yield _owner(name)
    finally:
        _gate(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def working_in(name: str) -> Iterator[None]:
    """The product's own connections, of every thread begun inside, go to another database."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def _owner(name: str) -> str:
    return os.environ["DATABASE_OWNER_URL"].rsplit("/", 1)[0] + f"/{name}"


def _gate(statement: str) -> None:
    with psycopg.connect(_owner("postgres"), autocommit=True) as gate:
        gate.execute(statement.encode())
