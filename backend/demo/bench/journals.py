"""Journals through the service against plain SQL that fires the same triggers."""

from __future__ import annotations

import os
import threading
import time
import uuid
from collections.abc import Callable
from functools import partial

import psycopg
from django.db import connection

from backend.demo.bench.table import Figure, at_least
from payments.ledger.rules import Line, cr, dr
from payments.ledger.services import journal_post

HANDS = 2
SHARE = 0.5
SPREAD = 400
_KIND = "J-BENCH"
Owners = Callable[[int, int], tuple[str, str]]
POST = (
    "SELECT journal FROM ledger_post(%s, %s, %s, %s, '', now(), now(), NULL, %s::text[], "
    "%s::text[], %s::text[], %s::bigint[], false)"
)


def four(owner: str, other: str) -> list[Line]:
    """Money comes in and is split: four lines."""
    return [
        dr("1010", "bench", 1000),
        cr("2020", owner, 970),
        cr("2030", other, 20),
        cr("4010", "", 10),
    ]


def measure(*, quick: bool) -> list[Figure]:
    """Spread over many accounts, and all on one."""
    seconds = 3.0 if quick else 8.0
    figures = []
    for name, owner_of in (("spread", _spread), ("one hot account", _hot)):
        floor = rate_of(partial(_act, owner_of, _plain), seconds)
        got = rate_of(partial(_act, owner_of, _service), seconds)
        absolute = f"{got:.0f}/s, plain SQL {floor:.0f}/s"
        figures.append(at_least(f"four-line journals, {name}", SHARE, floor, got, absolute))
    return figures


def _spread(hand: int, turn: int) -> tuple[str, str]:
    return f"esc-{hand}-{turn % SPREAD}", f"psp-{hand}"


def _hot(_hand: int, _turn: int) -> tuple[str, str]:
    return "esc-hot", "psp-hot"


def _service(owner: str, other: str) -> None:
    journal_post(key=uuid.uuid4().hex, kind=_KIND, lines=four(owner, other))


_floors = threading.local()


def _act(owner_of: Owners, post: Callable[[str, str], None], hand: int, turn: int) -> None:
    post(*owner_of(hand, turn))


def _plain(owner: str, other: str) -> None:
    held: psycopg.Connection[tuple[object, ...]] | None = getattr(_floors, "held", None)
    if held is None:
        held = _floors.held = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
    lines = four(owner, other)
    key = uuid.uuid4()
    held.execute(
        POST,
        [
            key, key.hex, key.hex, _KIND,
            [line.code for line in lines], [line.owner for line in lines],
            [line.currency for line in lines], [line.amount for line in lines],
        ],
    )  # fmt: skip


def rate_of(work: Callable[[int, int], None], seconds: float) -> float:
    """Acts per second of a few hands together."""
    counts = [0] * HANDS
    begun = time.monotonic()

    def hand(number: int) -> None:
        try:
            while time.monotonic() - begun < seconds:
                work(number, counts[number])
                counts[number] += 1
        finally:
            connection.close()
            held = getattr(_floors, "held", None)
            if held is not None:
                held.close()

    hands = [threading.Thread(target=hand, args=(number,)) for number in range(HANDS)]
    for each in hands:
        each.start()
    for each in hands:
        each.join()
    return sum(counts) / (time.monotonic() - begun)
