"""Lists and product pages as anonymous visitors read them, against an empty view."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from backend.api.view import ANSWERS
from backend.demo.accounts import demo_password
from backend.demo.bench.documents import document
from backend.demo.bench.stand import part, port_of
from backend.demo.bench.table import Figure, at_least
from backend.demo.bench.wire import Address, ask, get, hammer, in_turns, operation
from backend.demo.roster import email_of

CHANNEL = "textile-cny"
CLIENTS = 16
SQL_MAX = 8
WARM, WRITTEN = 0.40, 0.20
WRITE_EVERY = 10
CHANGES = 30
WARM_ROUNDS = 8
WRITTEN_GOODS = 100
SIGN_IN = "mutation($email: String!, $password: String!) { tokenCreate(email: $email, password: $password) { token errors { code } } }"
PRICES = "mutation($c: String!, $v: [ID!]!, $p: Decimal!) { pricesChange(channel: $c, variantIds: $v, percent: $p, dryRun: false) { errors { code message } } }"
STOCK = "mutation($s: String!, $q: Int!) { stockUpdate(input: { counts: [{ sku: $s, quantity: $q }] }) { errors { code message } } }"
OWN = "query($c: String!, $n: Int!) { products(first: $n, channel: $c) { edges { node { slug merchant { slug } variants { id sku quantityAvailable } } } } }"


def variables(**more: Any) -> dict[str, Any]:
    """The newest twenty goods of a channel."""
    order = {"field": "CREATED_AT", "direction": "DESC"}
    return {"channel": CHANNEL, "first": 20, "sortBy": order, **more}


def statements(query: str, given: dict[str, Any]) -> int:
    """SQL statements of one request whose answer nobody keeps."""
    body = json.dumps({"query": query, "variables": given})
    view = resolve("/graphql/").func

    def once() -> None:
        answer = view(RequestFactory().post("/graphql/", body, content_type="application/json"))
        assert b'"errors"' not in answer.content, answer.content[:300]

    once()  # words that all goods share are read once per process
    ANSWERS.forget()
    cache.clear()
    with CaptureQueriesContext(connection) as seen:
        once()
    return len(seen.captured_queries)


def goods(address: Address, *, first: int = 20) -> list[dict[str, Any]]:
    """What stands first on the channel's shelf, with sellers and variants."""
    found = json.loads(ask(address, operation(OWN, {"c": CHANNEL, "n": first})))
    return [edge["node"] for edge in found["data"]["products"]["edges"]]


def token_of(address: Address, email: str) -> str:
    """A session of a demo account."""
    given = {"email": email, "password": demo_password()}
    answer = json.loads(ask(address, operation(SIGN_IN, given)))["data"]["tokenCreate"]
    assert answer["token"], answer["errors"]
    return str(answer["token"])


def writers(address: Address, shown: list[dict[str, Any]]) -> Callable[[], bytes]:
    """Prices and stock of the first hundred goods, changed by their sellers in turn."""
    tokens: dict[str, str] = {}
    writes: list[Callable[[int], bytes]] = []
    for each in shown:
        seller = each["merchant"]["slug"]
        if seller not in tokens:
            tokens[seller] = token_of(address, email_of(seller))
        variant = each["variants"][0]

        def price(turn: int, token: str = tokens[seller], key: str = variant["id"]) -> bytes:
            move = {"c": CHANNEL, "v": [key], "p": 1 if turn % 2 else -1}
            return operation(PRICES, move, token=token)

        def stock(turn: int, token: str = tokens[seller], sku: str = variant["sku"]) -> bytes:
            return operation(STOCK, {"s": sku, "q": 5000 + turn % 7}, token=token)

        writes += [price, stock]
    turn = itertools.count()
    source = random.Random(7)
    return lambda: source.choice(writes)(next(turn))


def mixed(reads: Callable[[], bytes], writes: Callable[[], bytes]) -> Callable[[], bytes]:
    """One write in ten."""
    turn = itertools.count(1)
    return lambda: writes() if next(turn) % WRITE_EVERY == 0 else reads()


def measure(*, quick: bool) -> list[Figure]:
    """Both rows of reading: the list and the product page."""
    seconds = 3.0 if quick else 10.0
    listed, paged = document("ProductList"), document("ProductPage")
    figures: list[Figure] = []
    with part("web", port_of("SHIJI_API_PORT")):
        address = Address(port_of("SHIJI_API_PORT"))
        shown = goods(address)
        pages = [{"slug": each["slug"], "channel": CHANNEL} for each in shown]
        newest = operation(listed, variables())
        asked = [operation(paged, each) for each in pages]
        writes = writers(address, goods(address, first=WRITTEN_GOODS))
        source = random.Random(11)
        kinds = (
            ("product list", listed, variables(), lambda: newest),
            ("product page data", paged, pages[0], lambda: source.choice(asked)),
        )
        empty = get("/healthz")
        hammer(address, lambda: empty, clients=CLIENTS, seconds=1)
        for name, query, given, reads in kinds:
            sql = statements(query, given)
            figures.append(
                Figure(f"{name}, cold", f"<= {SQL_MAX} SQL", f"{sql} SQL", "", sql <= SQL_MAX)
            )
            for request in (asked if query is paged else [newest]) * WARM_ROUNDS:
                ask(address, request)  # an answer is kept from its second making, by each worker
            loads = {"empty": lambda: empty, "warm": reads, "both": mixed(reads, writes)}
            found = in_turns(address, loads, clients=CLIENTS, seconds=seconds)
            floor, warm, both = found["empty"], found["warm"], found["both"]
            for label, share, got in (("warm", WARM, warm), ("10 % writes", WRITTEN, both)):
                absolute = (
                    f"{got.rate:.0f}/s, p95 {got.p95_ms:.0f} ms, empty view {floor.rate:.0f}/s"
                )
                row = at_least(f"{name}, {label}", share, floor.rate, got.rate, absolute)
                figures.append(row if not got.wrong else wrong(row, got.wrong, got.fault))
        figures.append(shows_at_once(address, shown[0]))
    return figures


def wrong(row: Figure, count: int, fault: bytes) -> Figure:
    """A row whose answers were not all right fails, and says why."""
    said = fault[-200:].decode(errors="replace").replace("|", "/").replace("\n", " ")
    return Figure(row.work, row.goal, row.figure, f"{count} wrong answers: {said}", holds=False)


def shows_at_once(address: Address, each: dict[str, Any]) -> Figure:
    """Thirty changes of price and stock, each read back by the next request."""
    seller, variant = each["merchant"]["slug"], each["variants"][0]
    token = token_of(address, email_of(seller))
    page = operation(document("ProductPage"), {"slug": each["slug"], "channel": CHANNEL})
    late = 0
    for turn in range(CHANGES):
        before = ask(address, page)
        if turn % 2:
            ask(address, operation(STOCK, {"s": variant["sku"], "q": 9000 + turn}, token=token))
        else:
            move = {"c": CHANNEL, "v": [variant["id"]], "p": 2 if turn % 4 else -2}
            ask(address, operation(PRICES, move, token=token))
        late += ask(address, page) == before
    return Figure(
        "a price or stock change shows on the next request",
        f"{CHANGES} of {CHANGES}",
        f"{CHANGES - late} of {CHANGES}",
        "",
        late == 0,
    )
