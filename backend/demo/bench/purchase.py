"""Whole purchases, and two hundred buyers after twenty pieces, all through the API."""

from __future__ import annotations

import itertools
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from backend.demo.bench.listing import OWN, STOCK, token_of
from backend.demo.bench.stand import part, port_of
from backend.demo.bench.table import Figure
from backend.demo.bench.wire import Address, Line, operation
from backend.demo.roster import email_of

CHANNEL = "textile-cny"
BUYERS, RATE_MIN, P95_MAX_MS = 8, 25.0, 500.0
CROWD, PIECES = 200, 20
CROWD_PATIENCE_SECONDS = 120.0
ADDRESS = {
    "firstName": "采购部", "country": "CN", "countryArea": "河北省", "city": "石家庄市",
    "cityArea": "长安区", "streetAddress1": "中山东路 1 号", "postalCode": "050000",
    "phone": "13800000000",
}  # fmt: skip
_ERRORS = "errors { field code message }"
STEPS = {
    "create": f"mutation($input: CheckoutCreateInput!) {{ checkoutCreate(input: $input) {{ checkout {{ id }} {_ERRORS} }} }}",
    "address": "mutation($id: ID!, $address: AddressInput!) {"
    f" checkoutShippingAddressUpdate(id: $id, shippingAddress: $address) {{ {_ERRORS} }}"
    f" checkoutBillingAddressUpdate(id: $id, billingAddress: $address) {{ {_ERRORS} }} }}",
    "freight": f"mutation($id: ID!) {{ deliveryOptionsCalculate(id: $id) {{ deliveries {{ id shippingMethod {{ id kind price {{ amount }} }} }} {_ERRORS} }} }}",
    "choose": "mutation($id: ID!, $delivery: ID!) { checkoutDeliveryMethodUpdate(id: $id, deliveryMethodId: $delivery)"
    f" {{ checkout {{ totalPrice {{ gross {{ amount currency }} }} }} {_ERRORS} }} }}",
    "pay": "mutation($id: ID!, $gateway: PaymentGatewayToInitialize!) { transactionInitialize(id: $id, paymentGateway: $gateway)"
    f" {{ transaction {{ id }} transactionEvent {{ type }} {_ERRORS} }} }}",
    "complete": f"mutation($id: ID!) {{ checkoutComplete(id: $id) {{ order {{ id number }} {_ERRORS} }} }}",
}
RULES = "query($c: String!) { products(first: 60, channel: $c, filter: { stockAvailability: IN_STOCK }) { edges { node { variants { id quantityAvailable quantityRule { min } } } } } }"


class Refused(Exception):
    """The API said no."""


@dataclass
class Log:
    """Times of whole purchases and of their steps, in seconds."""

    whole: list[float] = field(default_factory=list)
    steps: dict[str, list[float]] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


def send(http: Line, query: str, given: dict[str, Any], *, token: str = "") -> dict[str, Any]:
    """One operation. Raises Refused with what the API said."""
    body = json.loads(http.ask(operation(query, given, token=token)))
    if body.get("errors"):
        raise Refused(str(body["errors"])[:200])
    for payload in body["data"].values():
        if isinstance(payload, dict) and payload.get("errors"):
            raise Refused(str(payload["errors"][0]["code"]))
    found: dict[str, Any] = body["data"]
    return found


def buy(http: Line, line: dict[str, Any], log: Log) -> None:
    """Basket, address, freight, payment, order. Raises Refused."""
    begun = time.perf_counter()

    def step(name: str, **given: Any) -> dict[str, Any]:
        at = time.perf_counter()
        data = send(http, STEPS[name], given)
        log.steps.setdefault(name, []).append(time.perf_counter() - at)
        return data

    opened = {"channel": CHANNEL, "email": "bench@example.org", "lines": [line]}
    key = step("create", input=opened)["checkoutCreate"]["checkout"]["id"]
    step("address", id=key, address=ADDRESS)
    offers = step("freight", id=key)["deliveryOptionsCalculate"]["deliveries"]
    sent = next(each for each in offers if each["shippingMethod"]["kind"] != "PICKUP")
    step("choose", id=key, delivery=sent["id"])
    step("pay", id=key, gateway={"id": "shiji.sandbox", "data": {"instrument": "ok"}})
    step("complete", id=key)
    log.whole.append(time.perf_counter() - begun)


def measure(*, quick: bool) -> list[Figure]:
    """Eight buyers without pause."""
    seconds = 5.0 if quick else 20.0
    with part("web", port_of("SHIJI_API_PORT")):
        address = Address(port_of("SHIJI_API_PORT"))
        with Line(address) as http:
            lines = _lines(http)
            for line in lines[:4]:
                buy(http, line, Log())
        log, ended = Log(), time.monotonic() + seconds
        turn = itertools.count()

        def buyer(_number: int) -> None:
            with Line(address) as own:
                while time.monotonic() < ended:
                    _tried(own, lines[next(turn) % len(lines)], log)

        begun = time.monotonic()
        with ThreadPoolExecutor(BUYERS) as pool:
            list(pool.map(buyer, range(BUYERS)))
        taken = time.monotonic() - begun
    return _figures(log, taken)


def _tried(http: Line, line: dict[str, Any], log: Log) -> None:
    try:
        buy(http, line, log)
    except Refused as refused:
        with log.lock:
            log.refused[str(refused)] = log.refused.get(str(refused), 0) + 1


def _figures(log: Log, taken: float) -> list[Figure]:
    ordered = sorted(log.whole) or [float("inf")]
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))] * 1000
    rate = len(log.whole) / taken
    means = ", ".join(
        f"{name} {1000 * sum(times) / len(times):.0f}" for name, times in log.steps.items()
    )
    absolute = f"ms: {means}" if not log.refused else f"refused: {log.refused}"
    right = not log.refused
    return [
        Figure(
            "whole purchase, 8 buyers", f">= {RATE_MIN:.0f}/s", f"{rate:.1f}/s", absolute,
            rate >= RATE_MIN and right,
        ),
        Figure(
            "whole purchase, p95", f"< {P95_MAX_MS:.0f} ms", f"{p95:.0f} ms", "",
            p95 < P95_MAX_MS and right,
        ),
    ]  # fmt: skip


def _lines(http: Line) -> list[dict[str, Any]]:
    """One allowed line per product, of goods with plenty in stock."""
    edges = send(http, RULES, {"c": CHANNEL})["products"]["edges"]
    rows = [edge["node"]["variants"][0] for edge in edges if edge["node"]["variants"]]
    return [
        {"variantId": row["id"], "quantity": row["quantityRule"]["min"]}
        for row in rows
        if (row["quantityAvailable"] or 0) >= 20 * row["quantityRule"]["min"]
    ]


def crowd(*, quick: bool) -> list[Figure]:
    """Two hundred buyers at once on twenty pieces."""
    buyers = 40 if quick else CROWD
    with part("web", port_of("SHIJI_API_PORT")):
        address = Address(port_of("SHIJI_API_PORT"))
        with Line(address) as http:
            line = _scarce(http)
        log, gate = Log(), threading.Barrier(buyers)

        def buyer(_number: int) -> None:
            with Line(address, patience=CROWD_PATIENCE_SECONDS) as own:
                gate.wait(timeout=60)
                _tried(own, line, log)

        with ThreadPoolExecutor(buyers) as pool:
            list(pool.map(buyer, range(buyers)))
    sold = len(log.whole) * line["quantity"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM inventory_stock WHERE allocated > quantity")
        over = cursor.fetchone()[0]
    said = json.dumps(log.refused, ensure_ascii=False)
    return [
        Figure(
            f"{buyers} buyers at once, {PIECES} pieces", "exactly 20", str(sold), said,
            sold == PIECES and not over,
        )
    ]  # fmt: skip


def _scarce(http: Line) -> dict[str, Any]:
    """Set the stock of an article that is sold by the piece to twenty free ones."""
    address = Address(port_of("SHIJI_API_PORT"))
    edges = send(http, OWN, {"c": CHANNEL, "n": 60})["products"]["edges"]
    rules = {line["variantId"]: line["quantity"] for line in _lines(http)}
    fitting = [
        (rules[row["id"]], edge["node"]["merchant"]["slug"], row)
        for edge in edges
        for row in edge["node"]["variants"]
        if row["id"] in rules and PIECES % rules[row["id"]] == 0
    ]
    if not fitting:
        raise LookupError("no article whose smallest quantity divides twenty")
    each, seller, row = min(fitting, key=lambda found: found[0])  # as many happy buyers as can be
    _stock_set(address, seller, row)
    return {"variantId": row["id"], "quantity": each}


def _stock_set(address: Address, seller: str, row: dict[str, Any]) -> None:
    token = token_of(address, email_of(seller))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(s.allocated), 0) FROM inventory_stock s "
            "JOIN catalog_productvariant v ON v.id = s.variant_id WHERE v.sku = %s",
            [row["sku"]],
        )
        held = int(cursor.fetchone()[0])
    with Line(address) as http:
        send(http, STOCK, {"s": row["sku"], "q": PIECES + held}, token=token)
