"""The server-rendered product page, price and stock live."""

from __future__ import annotations

import json
import random

from backend.demo.bench.listing import STOCK, goods, token_of
from backend.demo.bench.stand import part, port_of
from backend.demo.bench.table import Figure, below
from backend.demo.bench.wire import Address, ask, get, hammer, operation, pace
from backend.demo.roster import email_of

SITE = "textile"
PACE, P95_MAX_MS = 20.0, 150.0
CLIENTS, RATE_MIN = 16, 55.0


def measure(*, quick: bool) -> list[Figure]:
    """Twenty pages a second, then as many as sixteen clients can take."""
    seconds = 5.0 if quick else 15.0
    api, front = Address(port_of("SHIJI_API_PORT")), Address(port_of("SHIJI_PORT"))
    with part("web", api.port), part("storefront", front.port):
        shown = goods(api)
        pages = [get(f"/{SITE}/p/{each['slug']}") for each in shown]
        source = random.Random(3)

        def one() -> bytes:
            return source.choice(pages)

        hammer(front, one, clients=4, seconds=4)
        calm = pace(front, one, rate=PACE, clients=CLIENTS, seconds=seconds)
        busy = hammer(front, one, clients=CLIENTS, seconds=seconds)
        live = _is_live(api, front, shown[0])
    said = f"{busy.wrong + calm.wrong} wrong" if busy.wrong or calm.wrong else ""
    return [
        below("server-rendered product page at 20/s, p95", P95_MAX_MS, calm.p95_ms, "ms", said),
        Figure(
            "server-rendered product page, 16 clients", f">= {RATE_MIN:.0f}/s",
            f"{busy.rate:.0f}/s", f"p95 {busy.p95_ms:.0f} ms {said}",
            busy.rate >= RATE_MIN and not busy.wrong,
        ),
        Figure("stock on the rendered page", "live", "live" if live else "old", "", live),
    ]  # fmt: skip


def _is_live(api: Address, front: Address, each: dict[str, object]) -> bool:
    """What the seller's count leaves shows on the next page; below ten thousand it is shown whole."""
    merchant, variants, slug = json.loads(
        json.dumps([each["merchant"], each["variants"], each["slug"]])
    )
    token = token_of(api, email_of(merchant["slug"]))
    page = get(f"/{SITE}/p/{slug}")
    seen = []
    for count in (7311, 9457):
        said = ask(api, operation(STOCK, {"s": variants[0]["sku"], "q": count}, token=token))
        assert b'"errors": []' in said, said[:300]
        # some of it may be held for orders: the free rest is what a visitor sees
        shelf = next(other for other in goods(api) if other["slug"] == slug)
        left = str(shelf["variants"][0]["quantityAvailable"])
        if left.encode() in ask(front, page).replace(b",", b""):
            seen.append(left)
    return len(set(seen)) == 2
