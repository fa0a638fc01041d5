"""The sandbox provider with a memory of its own, for the simulators' process. No Django here.

Time comes with every request, so the same requests always lead to the same answers.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from payments.gateway.simulator import machine, sheets
from payments.gateway.simulator.machine import Move, State

CODE = "shiji.sandbox"
TABLES = """
CREATE TABLE IF NOT EXISTS object (ref TEXT PRIMARY KEY, key TEXT UNIQUE NOT NULL, kind TEXT NOT NULL,
  state TEXT NOT NULL, made REAL NOT NULL, advance REAL, settled INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS object_advance ON object (advance) WHERE advance IS NOT NULL;
CREATE INDEX IF NOT EXISTS object_owed ON object (made) WHERE kind = 'payment' AND settled = 0;
CREATE INDEX IF NOT EXISTS object_back ON object (ref) WHERE kind = 'payment' AND settled = 2;
CREATE TABLE IF NOT EXISTS event (number INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL,
  object_kind TEXT NOT NULL, object_ref TEXT NOT NULL, due REAL NOT NULL, lost INTEGER NOT NULL,
  sent INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS event_due ON event (due);
CREATE INDEX IF NOT EXISTS event_open ON event (due) WHERE sent = 0 AND lost = 0;
CREATE TABLE IF NOT EXISTS movement (ref TEXT PRIMARY KEY, currency TEXT NOT NULL, day TEXT NOT NULL,
  amount INTEGER NOT NULL, told TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS movement_day ON movement (currency, day);
"""
POSTED_MAX = 500
SETTLED_MAX = 5000
LISTED_MAX = 50


class Unanswered(Exception):
    """The story keeps the answer, or the request itself, from getting through."""


class SandboxHost:
    """Commands, questions, and what happens by itself; each call is one short transaction."""

    def __init__(
        self,
        memory: sqlite3.Connection,
        paid_out: Callable[[State, datetime], None] | None = None,
    ) -> None:
        """``paid_out`` hears each settlement, so the money arrives at a bank."""
        memory.executescript(TABLES)
        self._paid_out = paid_out
        self._memory = memory
        self._in_flight: set[int] = set()
        self.copies = 1
        self.reverse = False

    def answer(self, verb: str, payload: dict[str, Any], now: datetime) -> Any:
        """One request. Raises Unanswered, LookupError for an unknown verb or reference."""
        handlers: dict[str, Callable[[dict[str, Any], datetime], Any]] = {
            "create_payment": self._create, "confirm": self._confirm, "capture": self._capture,
            "void": self._void, "refund": self._refund, "evidence": self._evidence,
            "concede": self._concede, "top_up": self._top_up,
            "fetch": self._fetch, "find_by_key": self._find_by_key, "events": self._events,
            "settlements": self._settlements, "statement": self._statement,
        }  # fmt: skip
        with self._memory:
            found = handlers[verb](payload, now)
        if isinstance(found, Move):
            if found.silent:
                raise Unanswered
            return found.state
        return found

    # commands

    def _create(self, payload: dict[str, Any], now: datetime) -> Any:
        if known := self._find_by_key(payload, now):
            return known
        if payload["instrument"] == "timeout_lost" and self._first_try(payload["key"], now):
            return Move({}, silent=True)
        return self._keep(machine.create(payload, now), now)

    def _confirm(self, payload: dict[str, Any], now: datetime) -> Move:
        state = self._state(payload["ref"])
        return self._keep(machine.confirm(state, payload["challenge"], now), now)

    def _capture(self, payload: dict[str, Any], now: datetime) -> Move:
        state = self._state(payload["ref"])
        return self._keep(machine.capture(state, payload["amount"], now), now)

    def _void(self, payload: dict[str, Any], now: datetime) -> Move:
        return self._keep(machine.void(self._state(payload["ref"])), now)

    def _refund(self, payload: dict[str, Any], now: datetime) -> Any:
        if known := self._find_by_key(payload, now):
            return known
        move, after = machine.refund(self._state(payload["ref"]), payload, now)
        self._write(after, now)
        return self._keep(move, now)

    def _evidence(self, payload: dict[str, Any], now: datetime) -> Move:
        return self._keep(machine.evidence(self._state(payload["ref"]), payload, now), now)

    def _concede(self, payload: dict[str, Any], now: datetime) -> Move:
        return self._keep(machine.concede(self._state(payload["ref"])), now)

    def _top_up(self, payload: dict[str, Any], now: datetime) -> Any:
        return self._find_by_key(payload, now) or self._keep(machine.top_up(payload, now), now)

    # questions

    def _fetch(self, payload: dict[str, Any], _now: datetime) -> State | None:
        return self._one(
            "SELECT state FROM object WHERE ref = ? AND kind <> 'lost'", payload["ref"]
        )

    def _find_by_key(self, payload: dict[str, Any], _now: datetime) -> State | None:
        return self._one(
            "SELECT state FROM object WHERE key = ? AND kind <> 'lost'", payload["key"]
        )

    def _events(self, payload: dict[str, Any], now: datetime) -> list[dict[str, Any]]:
        since = datetime.fromisoformat(payload["since"]).timestamp()
        rows = self._memory.execute(
            "SELECT * FROM event WHERE due >= ? AND due <= ? ORDER BY due, number",
            [since, now.timestamp()],
        )
        return [_plain(row) for row in rows]

    def _statement(self, payload: dict[str, Any], now: datetime) -> list[dict[str, Any]]:
        """The sheets of one day, one per currency; none while the day lasts."""
        day = date.fromisoformat(payload["day"])
        if not sheets.over(day, now):
            return []
        firsts = self._memory.execute(
            "SELECT currency, min(day) AS day FROM movement WHERE day <= ? GROUP BY currency "
            "ORDER BY currency", [day.isoformat()],
        ).fetchall()  # fmt: skip
        return [self._sheet(row["currency"], date.fromisoformat(row["day"]), day) for row in firsts]

    def _sheet(self, currency: str, first_day: date, day: date) -> dict[str, Any]:
        before = self._memory.execute(
            "SELECT coalesce(sum(amount), 0) AS total FROM movement WHERE currency = ? AND day < ?",
            [currency, day.isoformat()],
        ).fetchone()
        rows = self._memory.execute(
            "SELECT told FROM movement WHERE currency = ? AND day = ?", [currency, day.isoformat()]
        )
        return sheets.sheet(
            code=CODE, currency=currency, day=day, first_day=first_day, opening=before["total"],
            moves=[json.loads(row["told"]) for row in rows],
        )  # fmt: skip

    # what happens by itself

    def advance(self, now: datetime) -> None:
        """Let due things happen."""
        with self._memory:
            due = self._memory.execute(
                "SELECT state FROM object WHERE advance <= ? ORDER BY advance, ref",
                [now.timestamp()],
            ).fetchall()
            for row in due:
                move = machine.advance(json.loads(row["state"]), now)
                if move is not None:
                    self._keep(move, now)

    def messages_take(self, now: datetime) -> list[tuple[int, bytes]]:
        """Due messages with their numbers, each given out to one poster at a time."""
        rows = self._memory.execute(
            "SELECT * FROM event WHERE sent = 0 AND lost = 0 AND due <= ? ORDER BY due, number LIMIT ?",
            [now.timestamp(), POSTED_MAX],
        ).fetchall()
        fresh = [row for row in rows if row["number"] not in self._in_flight]
        if self.reverse:
            fresh.reverse()
            self.reverse = False
        self._in_flight.update(row["number"] for row in fresh)
        return [(row["number"], json.dumps(_plain(row)).encode()) for row in fresh]

    def messages_done(self, taken: list[int], sent: list[int]) -> None:
        """What was answered with 200 is not posted again; the rest is given out anew."""
        with self._memory:
            self._memory.executemany(
                "UPDATE event SET sent = 1 WHERE number = ?", [[number] for number in sent]
            )
        self._in_flight.difference_update(taken)

    def _settlements(self, _payload: dict[str, Any], now: datetime) -> list[State]:
        """Captures of a day ago less refunds not yet deducted, per currency; then the latest list."""
        before = (now - timedelta(days=1)).timestamp()
        rows = self._memory.execute(
            "SELECT state FROM (SELECT state, ref FROM object WHERE kind = 'payment' AND settled = 0 "
            "AND made <= ? ORDER BY made, ref LIMIT ?) UNION ALL "
            "SELECT state FROM object WHERE kind = 'payment' AND settled = 2",
            [before, SETTLED_MAX],
        ).fetchall()
        by_currency: dict[str, list[State]] = {}
        for state in map(json.loads, (row["state"] for row in rows)):
            if "settled" in state or state["state"] == "CAPTURED":
                by_currency.setdefault(machine.pot(state), []).append(state)
        for currency, states in sorted(by_currency.items()):
            number = self._memory.execute("SELECT count(*) FROM object").fetchone()[0]
            made = machine.settlement(states, key=f"settle:{currency}:{number}", now=now)
            if made is not None:
                self._write({**made, "key": f"settle:{currency}:{number}"}, now)
                for state in states:
                    self._write(machine.settled(state, made["ref"]), now)
                if self._paid_out is not None:
                    self._paid_out(made, now)
        latest = self._memory.execute(
            "SELECT state FROM object WHERE kind = 'settlement' ORDER BY made DESC, ref LIMIT ?",
            [LISTED_MAX],
        )
        return [json.loads(row["state"]) for row in latest]

    # memory

    def _one(self, query: str, *values: Any) -> State | None:
        row = self._memory.execute(query, values).fetchone()
        return json.loads(row["state"]) if row else None

    def _state(self, ref: str) -> State:
        found = self._one("SELECT state FROM object WHERE ref = ?", ref)
        if found is None:
            raise LookupError(ref)
        return found

    def _first_try(self, key: str, now: datetime) -> bool:
        made = self._memory.execute(
            "INSERT OR IGNORE INTO object (ref, key, kind, state, made) VALUES (?, ?, 'lost', '{}', ?)",
            [f"lost:{key}", f"lost:{key}", now.timestamp()],
        )
        return made.rowcount == 1

    def _keep(self, move: Move, now: datetime) -> Move:
        self._write(move.state, now)
        for message in move.messages:
            due = now + timedelta(seconds=message.after_seconds)
            number = self._memory.execute("SELECT coalesce(max(number), 0) FROM event").fetchone()[
                0
            ]
            name = hashlib.sha256(f"{move.state['ref']}:{message.kind}:{number}".encode())
            row = [f"evt_{name.hexdigest()[:26]}", message.kind, move.state["kind"],
                   move.state["ref"], due.timestamp(), int(message.lost)]  # fmt: skip
            for _ in range(message.copies * self.copies):
                self._memory.execute(
                    "INSERT INTO event (id, kind, object_kind, object_ref, due, lost) "
                    "VALUES (?, ?, ?, ?, ?, ?)", row,
                )  # fmt: skip
        self.copies = 1
        if move.born is not None:
            self._keep(move.born, now)
        if move.given_back:
            parent = self._state(move.state["parent"])
            self._write(machine.reinstated(parent, move.given_back), now)
        return move

    def _write(self, state: State, now: datetime) -> None:
        at = state.get("advance_at")
        advance = datetime.fromisoformat(at).timestamp() if at else None
        settled = 0
        if "settled" in state:  # 2: settled, and money has moved since
            settled = 2 if machine.owed_again(state) else 1
        self._memory.execute(
            "INSERT INTO object (ref, key, kind, state, made, advance, settled) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (ref) DO UPDATE SET "
            "state = excluded.state, advance = excluded.advance, settled = excluded.settled",
            [state["ref"], state["key"], state["kind"], json.dumps(state), now.timestamp(), advance,
             settled],
        )  # fmt: skip
        self._memory.executemany(
            "INSERT OR IGNORE INTO movement (ref, currency, day, amount, told) VALUES (?, ?, ?, ?, ?)",
            [[row["ref"], row["currency"], sheets.day_of(row).isoformat(), row["amount"],
              json.dumps(row)] for row in state.get("moves", [])],
        )  # fmt: skip


def _plain(row: sqlite3.Row) -> dict[str, Any]:
    """A message as it is posted and listed."""
    return {
        "id": row["id"],
        "type": row["kind"],
        "object": {"kind": row["object_kind"], "ref": row["object_ref"]},
        "account": "shiji",
        "live": False,
        "at": datetime.fromtimestamp(row["due"], tz=UTC).isoformat(),
    }
