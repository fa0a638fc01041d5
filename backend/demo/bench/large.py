"""Ten times the goods: lists and searches that nobody has asked before must not slow down."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable

from backend.demo.bench.documents import document
from backend.demo.bench.listing import CHANNEL, variables
from backend.demo.bench.multiply import products_multiply
from backend.demo.bench.stand import part, port_of
from backend.demo.bench.table import Figure
from backend.demo.bench.wire import Address, Result, hammer, operation

SMALL, LARGE = 10_000, 100_000
SLOWER_MAX = 1.3
WORDS = ("衬衫", "连衣裙", "面料", "童装", "外套")
CLIENTS = 2


def measure(*, quick: bool) -> list[Figure]:
    """p95 of fresh answers with the small and with the large catalogue."""
    seconds = 4.0 if quick else 12.0
    products_multiply(SMALL)
    before = _both(seconds)
    held = products_multiply(LARGE)
    after = _both(seconds)
    figures = []
    for name, small in before.items():
        large = after[name]
        times = large.p95_ms / small.p95_ms
        absolute = f"p95 {small.p95_ms:.0f} -> {large.p95_ms:.0f} ms with {held} products"
        right = not small.wrong + large.wrong
        figures.append(
            Figure(
                f"{name}, 100,000 products against 10,000",
                f"p95 <= {SLOWER_MAX} x",
                f"{times:.2f} x",
                absolute if right else f"wrong answers: {large.fault[-160:]!r}",
                times <= SLOWER_MAX and right,
            )
        )
    return figures


def _both(seconds: float) -> dict[str, Result]:
    with part("web", port_of("SHIJI_API_PORT")):
        address = Address(port_of("SHIJI_API_PORT"))
        kinds = {"list, not kept": _lists(), "broad search": _searches()}
        for reads in kinds.values():
            hammer(address, reads, clients=CLIENTS, seconds=2)
        return {
            name: hammer(address, reads, clients=CLIENTS, seconds=seconds)
            for name, reads in kinds.items()
        }


def _lists() -> Callable[[], bytes]:
    query, turn = document("ProductList"), itertools.count()
    return lambda: operation(query, variables(fresh=next(turn)))


def _searches() -> Callable[[], bytes]:
    query, turn, source = document("ProductList"), itertools.count(), random.Random(5)

    def one() -> bytes:
        wanted = {"search": source.choice(WORDS)}
        given = {"channel": CHANNEL, "first": 20, "filter": wanted, "fresh": next(turn)}
        return operation(query, given)

    return one
