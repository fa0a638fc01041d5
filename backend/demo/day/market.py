"""A purchase on the open sites, seen from the buyer, the shop and the carrier."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from backend.demo import roster
from backend.demo.day import queries
from backend.demo.day.client import Refused, Town
from backend.demo.shapes import QUANTITY_WEIGHTS, lines_of_an_order, weighted

GATEWAY = "shiji.sandbox"
CHANNELS = ("textile-cny", "electronics-cny", "industrial-cny", "intl-cny", "intl-usd", "intl-eur")
ABROAD = {
    "usd": {"country": "US", "countryArea": "NY", "city": "New York", "postalCode": "10001"},
    "eur": {"country": "DE", "city": "Hamburg", "postalCode": "20095"},
    "gbp": {"country": "GB", "city": "London", "postalCode": "EC1A 1BB"},
}
PAGE = 60
EXPECTED: dict[str, frozenset[str]] = {
    "buy": frozenset({"INSUFFICIENT_STOCK", "NO_COMMON_DELIVERY"}),
    "payout": frozenset({"NOTHING_TO_PAY"}),
}
"""What may be refused on an ordinary day, by what was tried; anything else is a fault."""
STORIES = {"ok": 88, "3ds": 5, "dup_event_x3": 3, "event_out_of_order": 2, "decline": 2}


@dataclass(slots=True)
class Trade:
    """One placed order on its way."""

    id: str
    number: str
    buyer: str
    merchant: str
    amount: Decimal
    currency: str
    carrier: str = ""
    waybill: str = ""
    fate: str = ""


@dataclass(slots=True)
class Tally:
    """What the day brought."""

    orders: list[Trade] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)
    unexpected: dict[str, int] = field(default_factory=dict)
    attempts: int = 0
    tried: set[str] = field(default_factory=set)

    def refuse(self, error: Exception, what: str) -> None:
        """Count a refusal by what was tried and the API's codes."""
        codes = sorted(error.codes) if isinstance(error, Refused) else []
        key = f"{what}: {','.join(codes) or repr(error)[:160]}"
        self.refused[key] = self.refused.get(key, 0) + 1
        if not codes or not set(codes) <= EXPECTED.get(what, frozenset()):
            self.unexpected[f"{key} {error}"[:300]] = 1


def shelf(town: Town, channel: str, *, pages: int = 3) -> list[dict[str, Any]]:
    """Variants in stock with their quantity rules, as any visitor sees them."""
    found: list[dict[str, Any]] = []
    after = None
    for _ in range(pages):
        variables = {"channel": channel, "first": PAGE, "after": after}
        page = town.door.send(queries.SHELF, variables, "")["products"]
        for edge in page["edges"]:
            found += [
                {**variant, "merchant": edge["node"]["merchant"]["slug"]}
                for variant in edge["node"]["variants"]
                if (variant["quantityAvailable"] or 0) >= variant["quantityRule"]["min"]
            ]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    return found


def basket(source: random.Random, goods: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines for one order, in allowed quantities, from one or two shops."""
    shops = source.sample(sorted({each["merchant"] for each in goods}), k=1)
    if source.random() < 0.3:
        shops.append(source.choice(goods)["merchant"])
    pool = [each for each in goods if each["merchant"] in shops]
    count = min(len(pool), lines_of_an_order(source, at_most=8))
    lines = []
    for each in source.sample(pool, k=count):
        rule = each["quantityRule"]
        steps = weighted(source, QUANTITY_WEIGHTS) % 6
        top = min(each["quantityAvailable"] // 10, rule["max"] or 10**6)
        wanted = rule["min"] + steps * rule["step"]
        quantity = wanted if wanted <= top else rule["min"]
        lines.append({"variantId": each["id"], "quantity": quantity})
    return lines


def address_for(channel: str, index: int) -> dict[str, str]:
    """The buyer's own address at home, an office abroad for foreign channels."""
    home = roster.home_of_buyer(index)
    names = {
        "first_name": "firstName", "country": "country", "country_area": "countryArea",
        "city": "city", "city_area": "cityArea", "street_address_1": "streetAddress1",
        "postal_code": "postalCode", "phone": "phone",
    }  # fmt: skip
    plain = {names[key]: value for key, value in home.items()}
    abroad = ABROAD.get(channel.rsplit("-", 1)[1])
    if abroad is None:
        return plain
    return {"firstName": "Receiving", "streetAddress1": f"Trade Street {index + 1}", **abroad}


@dataclass(frozen=True, slots=True)
class Filled:
    """A basket with its address, and the way of sending it that was chosen."""

    buyer: str
    checkout: str
    method: dict[str, Any]


def fill(
    town: Town, source: random.Random, channel: str, index: int, lines: list[dict[str, Any]]
) -> Filled:
    """Basket, address, delivery. Raises Refused."""
    buyer = f"buyer-{index + 1:02d}"
    person = town.person(buyer)
    address = address_for(channel, index)
    rules = {"checkRequiredFields": False, "checkFieldsFormat": False}
    made = person.do(
        queries.CREATE,
        input={
            "channel": channel,
            "lines": lines,
            "email": roster.email_of(buyer),
            "shippingAddress": address,
            "billingAddress": address,
            "validationRules": {"shippingAddress": rules, "billingAddress": rules},
        },
    )
    checkout = made["checkoutCreate"]["checkout"]["id"]
    offered = person.do(queries.OPTIONS, id=checkout)["deliveryOptionsCalculate"]
    return Filled(buyer, checkout, _method(offered, source))


def buy(
    town: Town,
    source: random.Random,
    channel: str,
    index: int,
    lines: list[dict[str, Any]],
    *,
    planned: str = "",
) -> list[Trade]:
    """A basket paid and ordered; ``planned``: the payment's story. Raises Refused."""
    filled = fill(town, source, channel, index, lines)
    person, checkout, method = town.person(filled.buyer), filled.checkout, filled.method
    story = planned or source.choices(list(STORIES), weights=list(STORIES.values()))[0]
    pay = {"id": checkout, "key": f"day-{checkout}"}
    if story not in {"3ds", "decline"}:
        gateway = {"id": GATEWAY, "data": {"instrument": story}}
        done = person.do(queries.BUY, method=method["id"], gateway=gateway, **pay)
    else:
        person.do(queries.CHOOSE, id=checkout, method=method["id"])
        _pay_hard(person, story, pay)
        done = person.do(queries.COMPLETE, id=checkout)
    return trades(done, filled)


def trades(done: dict[str, Any], filled: Filled) -> list[Trade]:
    """The orders a basket became."""
    method = filled.method
    return [
        Trade(
            id=order["id"],
            number=order["number"],
            buyer=filled.buyer,
            merchant=order["merchant"]["slug"],
            amount=Decimal(str(order["total"]["gross"]["amount"])),
            currency=order["total"]["gross"]["currency"],
            carrier=method["carrierCode"] or "taihang",
        )
        for order in done["checkoutComplete"]["orders"]
    ]


def _pay_hard(person: Any, story: str, pay: dict[str, str]) -> None:
    """A payment with a challenge, or a declined one and then another card."""
    gateway = {"id": GATEWAY, "data": {"instrument": story}}
    made = person.do(queries.PAY, gateway=gateway, **pay)["transactionInitialize"]
    if story == "3ds":
        person.do(queries.CONTINUE, id=made["transaction"]["id"], data={"challenge": "pass"})
        return
    second = {**pay, "key": f"{pay['key']}-2"}
    person.do(queries.PAY, gateway={"id": GATEWAY, "data": {"instrument": "ok"}}, **second)


def _method(offered: dict[str, Any], source: random.Random) -> dict[str, Any]:
    """A way of sending that every group of the basket offers."""
    groups = offered["checkout"]["deliveryGroups"]
    common = None
    for group in groups:
        ids = {each["shippingMethod"]["id"] for each in group["deliveryOptions"]}
        common = ids if common is None else common & ids
    methods = {
        each["shippingMethod"]["id"]: each["shippingMethod"]
        for group in groups
        for each in group["deliveryOptions"]
        if each["shippingMethod"]["id"] in (common or set())
        and each["shippingMethod"]["kind"] != "PICKUP"
    }
    if not methods:
        raise Refused([{"code": "NO_COMMON_DELIVERY"}])
    return source.choice(sorted(methods.values(), key=lambda each: str(each["id"])))


def dispatch(town: Town, trade: Trade) -> None:
    """The shop hands the goods to the carrier. Raises Refused."""
    trade.waybill = f"{trade.carrier[:2].upper()}{trade.number}"
    town.person(trade.merchant).do(
        queries.DISPATCH,
        input={
            "order": trade.id,
            "carrier": trade.carrier,
            "trackingNumber": trade.waybill,
            "idempotencyKey": f"dispatch-{trade.id}",
        },
    )


def carried(town: Town, trade: Trade, code: str, at: datetime, place: str) -> None:
    """The carrier says where the goods are. Raises Refused."""
    proof = {"receivedBy": "收货部", "pieces": 1} if code == "DELIVERED" else None
    town.person(f"carrier-{trade.carrier}").do(
        queries.WAYBILL,
        input={
            "carrier": trade.carrier,
            "number": trade.waybill,
            "code": code,
            "at": at.isoformat(),
            "place": place,
            "proof": proof,
        },
    )


def accept(town: Town, trade: Trade) -> None:
    """The buyer takes the goods. Raises Refused."""
    given = {"order": trade.id, "idempotencyKey": f"accept-{trade.id}"}
    town.person(trade.buyer).do(queries.ACCEPT, input=given)


def complain(town: Town, trade: Trade) -> None:
    """The buyer reports a problem and the shop gives a tenth back. Raises Refused."""
    town.person(trade.buyer).do(
        queries.PROBLEM, input={"order": trade.id, "reason": "到货有少量破损"}
    )
    back = max(Decimal("0.01"), (trade.amount / 10).quantize(Decimal("0.01")))
    town.person(trade.merchant).do(
        queries.REFUND,
        input={
            "order": trade.id,
            "amount": str(back),
            "reason": "破损补偿",
            "idempotencyKey": f"refund-{trade.id}",
        },
    )


def cancel(town: Town, trade: Trade) -> None:
    """The buyer thinks again before the goods leave. Raises Refused."""
    given = {"order": trade.id, "reason": "买错了"}
    town.person(trade.buyer).do(queries.CANCEL, input=given)
