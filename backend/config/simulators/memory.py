"""What the simulators remember: one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any


def memory_open(folder: Path) -> sqlite3.Connection:
    """The file of a state folder, made when absent. One process uses it."""
    folder.mkdir(parents=True, exist_ok=True)
    memory = sqlite3.connect(folder / "simulators.sqlite3", check_same_thread=False)
    memory.row_factory = sqlite3.Row
    memory.execute("PRAGMA journal_mode = WAL")
    memory.execute("PRAGMA synchronous = NORMAL")
    memory.execute(
        "CREATE TABLE IF NOT EXISTS fact (system TEXT, key TEXT, value TEXT, PRIMARY KEY (system, key))"
    )
    return memory


class Facts(MutableMapping[str, Any]):
    """One system's facts by key; values are JSON. The caller commits."""

    def __init__(self, memory: sqlite3.Connection, system: str) -> None:
        self._memory, self._system = memory, system

    def __getitem__(self, key: str) -> Any:
        row = self._memory.execute(
            "SELECT value FROM fact WHERE system = ? AND key = ?", [self._system, key]
        ).fetchone()
        if row is None:
            raise KeyError(key)
        return json.loads(row["value"])

    def __setitem__(self, key: str, value: Any) -> None:
        self._memory.execute(
            "INSERT INTO fact VALUES (?, ?, ?) ON CONFLICT (system, key) DO UPDATE SET value = excluded.value",
            [self._system, key, json.dumps(value)],
        )

    def __delitem__(self, key: str) -> None:
        if not self._memory.execute(
            "DELETE FROM fact WHERE system = ? AND key = ?", [self._system, key]
        ).rowcount:
            raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        rows = self._memory.execute("SELECT key FROM fact WHERE system = ?", [self._system])
        return iter([row["key"] for row in rows.fetchall()])

    def __len__(self) -> int:
        row = self._memory.execute("SELECT count(*) FROM fact WHERE system = ?", [self._system])
        return int(row.fetchone()[0])
