"""What a simulation does, step by step: plain rows that mean the same in any world.

A step names a command and three numbers; the world takes them modulo what it has at that moment,
so a script with steps taken out is a script still.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

NUMBER_MAX = 1_000_000
STRETCH, FOCUS = 50, 10
"""So many steps in a row one theme's commands come so much more often: long stories reach their end."""
THEMES: dict[str, dict[str, int]] = {
    "trade": {
        "pay": 10, "pay_again": 2, "challenge": 2, "deliver": 9, "accept_part": 6, "accept_all": 7,
        "refund": 5, "cancel": 2, "dispute": 3, "withdraw": 3, "freeze": 2, "lift": 3, "expire": 1,
        "again": 3, "expiries": 1, "instructions": 2,
    },
    "payouts": {
        "accept_all": 4, "holds": 4, "reserves": 1, "batch_make": 3, "batch_check": 3, "batch_send": 3,
        "sweep": 1, "top_up": 1, "own_balance": 1, "bank": 4,
    },
    "security": {
        "security_ask": 2, "security_offer": 1, "security_pay": 4, "security_claim": 2, "bank": 2,
        "security_booked": 2, "security_notice": 1, "security_back": 2, "securities": 1,
    },
    "transfers": {
        "transfer": 4, "receive": 6, "receipt_judge": 3, "receipt_agree": 3, "receipts": 1, "bank": 8,
        "wallet_ask": 2, "wallet_agree": 1, "wallet_check": 1,
    },
    "parts": {
        "deal": 3, "pay_part": 3, "notice": 2, "notice_end": 3, "deal_accept": 5,
        "retention_end": 2, "retentions": 1, "compensate": 1, "clock": 4,
    },
    "chargebacks": {
        "pay_doubtful": 3, "evidence": 1, "cover": 1, "covers": 1, "debt_hopeless": 2,
        "debt_written_off": 2, "deliver": 2, "accept_all": 3, "holds": 2, "batch_make": 1, "batch_check": 1, "batch_send": 1, "weeks": 3,
        "refund_order": 2, "own_draft": 1, "own_check": 1,
    },
    "abroad": {"pay_abroad": 4, "settle": 2, "refund": 3, "dollars_bought": 2, "dollars_booked": 2},
    "purse": {"quota": 1, "purse_commit": 2, "purse_pay": 2, "purse_return": 2, "purse_cancel": 1},
}  # fmt: skip
ALWAYS = {
    "provider": 20, "inbox": 24, "bank": 4, "outbox": 60, "resume": 3, "poll": 1, "settle": 1, "forged": 1,
    "clock": 8, "jump": 1, "weeks": 1, "lose_answer": 2, "lose_request": 2, "crash": 4,
    "drop": 1, "repeat": 1, "reverse": 1,
}  # fmt: skip
"""The workers, the world outside and its faults, whatever is the theme."""


def weights(theme: str = "") -> dict[str, int]:
    """How often each command comes; those of the theme more often."""
    found = Counter(ALWAYS)
    for name, commands in THEMES.items():
        for command, weight in commands.items():
            found[command] += weight * (FOCUS if name == theme else 1)
    return dict(found)


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
    by_theme = {theme: weights(theme) for theme in THEMES}
    order: list[str] = []
    now: dict[str, int] = {}
    for number in range(steps):
        if number % (STRETCH * len(THEMES)) == 0:
            order = chance.sample(tuple(THEMES), len(THEMES))
        if number % STRETCH == 0:
            now = by_theme[order[number // STRETCH % len(THEMES)]]
        command = chance.choices(tuple(now), tuple(now.values()))[0]
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
