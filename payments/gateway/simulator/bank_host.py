"""The bank's memory in the simulators' process: one table of documents."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping

from payments.gateway.simulator.bank import Doc

TABLE = "CREATE TABLE IF NOT EXISTS bank (key TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID"
PUT = "INSERT INTO bank VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET doc = excluded.doc"


class SqliteMemory:
    """Documents by key; the caller commits."""

    def __init__(self, memory: sqlite3.Connection) -> None:
        memory.execute(TABLE)
        self._memory = memory

    def get(self, key: str) -> Doc | None:
        row = self._memory.execute("SELECT doc FROM bank WHERE key = ?", [key]).fetchone()
        found: Doc | None = json.loads(row["doc"]) if row else None
        return found

    def put(self, docs: Mapping[str, Doc]) -> None:
        self._memory.executemany(PUT, [(key, json.dumps(doc)) for key, doc in docs.items()])

    def drop(self, key: str) -> None:
        self._memory.execute("DELETE FROM bank WHERE key = ?", [key])

    def under(self, prefix: str, after: str = "") -> list[tuple[str, Doc]]:
        rows = self._memory.execute(
            "SELECT key, doc FROM bank WHERE key > ? AND key < ? ORDER BY key",
            [after or prefix, f"{prefix}~"],
        )
        return [(row["key"], json.loads(row["doc"])) for row in rows]
