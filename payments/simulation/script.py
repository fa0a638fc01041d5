"""What a simulation does, step by step: plain rows that mean the same in any world.

A step names a command and three numbers; the world takes them modulo what it has at that moment,
so a script with steps taken out is a script still.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

NUMBER_MAX = 1_000_000
WEIGHTS = {
    "pay": 10, "pay_again": 3, "challenge": 3, "deliver": 9, "accept_part": 9, "accept_all": 6,
    "refund": 6, "cancel": 2, "dispute": 3, "withdraw": 3, "freeze": 2, "lift": 3, "expire": 1,
    "again": 4, "holds": 3, "reserves": 1, "expiries": 2, "instructions": 2,
    "batch_make": 2, "batch_check": 2, "batch_send": 2, "sweep": 1, "top_up": 1,
    "provider": 20, "inbox": 24, "bank": 6, "outbox": 40, "resume": 3, "poll": 1, "settle": 1, "forged": 1,
    "clock": 10, "jump": 1, "lose_answer": 2, "lose_request": 2, "crash": 4,
    "drop": 1, "repeat": 1, "reverse": 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One step; ``number`` is its place in the whole script and the root of its keys."""

    number: int
    command: str
    a: int
    b: int
    c: int

    def plain(self) -> list[int | str]:
        """As a replay file holds it."""
        return [self.number, self.command, self.a, self.b, self.c]


def script(seed: int, steps: int) -> Iterator[Step]:
    """The steps of a seed; nothing but the seed decides them."""
    chance = random.Random(seed)
    names, weights = list(WEIGHTS), list(WEIGHTS.values())
    for number in range(steps):
        command = chance.choices(names, weights)[0]
        yield Step(number, command, *(chance.randrange(NUMBER_MAX) for _ in range(3)))


def save(path: Path, seed: int, steps: Sequence[Step], why: str) -> None:
    """Keep a failing script for ``--replay``."""
    rows = [step.plain() for step in steps]
    text = ",\n  ".join(json.dumps(row) for row in rows)
    head = json.dumps({"seed": seed, "why": why}, ensure_ascii=False)[1:-1]
    path.write_text(f'{{{head}, "steps": [\n  {text}\n]}}\n', encoding="utf-8")


def load(path: Path) -> tuple[int, list[Step]]:
    """A kept script: its seed and its steps. Raises ValueError for another file."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return int(held["seed"]), [Step(*row) for row in held["steps"]]
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path} holds no script: {error}") from error
