"""Ten times the goods: lists and searches that nobody has asked before must not slow down.

The answers are new each time; how many goods a word meets is kept until the shelf changes, as it
would be in a shop where many look for the same.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from statistics import median

from backend.demo.bench.documents import document
from backend.demo.bench.listing import CHANNEL, goods, variables
from backend.demo.bench.multiply import products_multiply
from backend.demo.bench.stand import part, port_of
from backend.demo.bench.table import Figure
from backend.demo.bench.wire import Address, Result, hammer, in_turns, operation

SMALL, LARGE = 10_000, 100_000
SLOWER_MAX = 1.3
FLOOR, LIST, SEARCH = "page of one product", "list, not kept", "broad search"
WORDS = ("衬衫", "连衣裙", "面料", "童装", "外套")
# One: two clients meet in one process or in two, by chance, and that would be measured instead.
CLIENTS = 1
_turn = itertools.count()


def measure(*, quick: bool) -> list[Figure]:
    """p95 of fresh answers with the small and with the large catalogue.

    Minutes lie between the two, and a machine that others share changes its pace: the page of one
    product, which does not know how many others there are, is asked for in turns with both, and the
    times are counted in it.
    """
    seconds = 4.0 if quick else 12.0
    products_multiply(SMALL)
    before = _in_turns(seconds)
    held = products_multiply(LARGE)
    after = _in_turns(seconds)
    floors = [median(run[FLOOR].times) * 1000 for run in (before, after)]
    figures = []
    for name in (LIST, SEARCH):
        small, large = before[name], after[name]
        times = (large.p95_ms / floors[1]) / (small.p95_ms / floors[0])
        absolute = (
            f"p95 {small.p95_ms:.0f} -> {large.p95_ms:.0f} ms with {held} products; "
            f"{FLOOR} {floors[0]:.0f} -> {floors[1]:.0f} ms"
        )
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


def _in_turns(seconds: float) -> dict[str, Result]:
    with part("web", port_of("SHIJI_API_PORT")):
        address = Address(port_of("SHIJI_API_PORT"))
        slug = goods(address, first=1)[0]["slug"]
        kinds = {FLOOR: _pages(slug), LIST: _lists(), SEARCH: _searches()}
        for reads in kinds.values():
            hammer(address, reads, clients=2, seconds=2)
        return in_turns(address, kinds, clients=CLIENTS, seconds=seconds)


def _pages(slug: str) -> Callable[[], bytes]:
    query, given = document("ProductPage"), {"slug": slug, "channel": CHANNEL}
    return lambda: operation(query, given | {"fresh": next(_turn)})


def _lists() -> Callable[[], bytes]:
    query = document("ProductList")
    return lambda: operation(query, variables(fresh=next(_turn)))


def _searches() -> Callable[[], bytes]:
    query, source = document("ProductList"), random.Random(5)

    def one() -> bytes:
        wanted = {"search": source.choice(WORDS)}
        given = {"channel": CHANNEL, "first": 20, "filter": wanted, "fresh": next(_turn)}
        return operation(query, given)

    return one
