"""What the people of the history do, each through the public API."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from backend.demo.day.client import Person, Refused, Town
from backend.demo.day.replay import queries
from backend.demo.day.replay.history import CURRENCY, LINES_MAX, GiveBack, Purchase
from backend.demo.day.replay.places import receiving
from backend.demo.day.replay.shop import (
    CARRIER,
    CHANNEL,
    WHOLESALER,
    Shop,
    customer_slug,
    sku_of,
)
from backend.kernel.money import Money

GATEWAY = {"id": "shiji.sandbox", "data": {"instrument": "ok"}}
REASON = "冲销单 / credit note "
LOOSE = {"checkRequiredFields": False, "checkFieldsFormat": False}


@dataclass(slots=True)
class Placed:
    """An order of the history as the shop sees it."""

    id: str
    number: str
    purchase: str
    total_minor: int
    state: str = "AWAITING_DISPATCH"
    refunded_minor: int = 0
    returns: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By the number of the cancellation: the return's id and state."""


class Stage:
    """The people, and what all of them share."""

    def __init__(self, town: Town, shop: Shop | None = None) -> None:
        self.town, self.shop = town, shop
        self._collect = ""
        self._lock = threading.Lock()

    @property
    def seller(self) -> Person:
        return self.town.person(WHOLESALER)

    def buyer(self, customer: str) -> Person:
        """The account of a customer."""
        return self.town.person(customer_slug(customer))

    def placed(self) -> dict[str, Placed]:
        """All orders of the shop by the buyers' purchase numbers, as the workbench lists them."""
        found: dict[str, Placed] = {}
        after = None
        while True:
            page = self.seller.ask(queries.PLACED, channel=CHANNEL, after=after)["orders"]
            for edge in page["edges"]:
                order = _placed(edge["node"])
                if order.purchase:
                    found[order.purchase] = order
            if not page["pageInfo"]["hasNextPage"]:
                return found
            after = page["pageInfo"]["endCursor"]

    def buy(self, purchase: Purchase) -> Placed:
        """Basket, address, freight to collect, payment, order. Raises Refused."""
        person = self.buyer(purchase.customer)
        address = receiving(purchase.customer, purchase.country)
        made = person.do(
            queries.CREATE,
            input={
                "channel": CHANNEL,
                "lines": self._lines(purchase),
                "email": person.email,
                "shippingAddress": address,
                "billingAddress": address,
                "validationRules": {"shippingAddress": LOOSE, "billingAddress": LOOSE},
                "metadata": [
                    {"key": "invoice", "value": purchase.document},
                    {"key": "invoiceDate", "value": purchase.at.isoformat(sep=" ")},
                ],
            },
        )
        checkout = made["checkoutCreate"]["checkout"]["id"]
        done = person.do(
            queries.BUY,
            id=checkout,
            number=purchase.number,
            method=self._method(person, checkout),
            gateway=GATEWAY,
            key=f"invoice-{checkout}",
        )
        order = done["checkoutComplete"]["orders"][0]
        total = Money.of(Decimal(str(order["total"]["gross"]["amount"])), CURRENCY).minor
        return Placed(order["id"], order["number"], purchase.number, total)

    def _lines(self, purchase: Purchase) -> list[dict[str, Any]]:
        assert self.shop is not None
        assert len(purchase.lines) <= LINES_MAX, "parts are cut to the basket's limit"
        return [
            {"variantId": self.shop.variant(line.article), "quantity": line.quantity}
            for line in purchase.lines
        ]

    def _method(self, person: Person, checkout: str) -> str:
        """The freight line that charges nothing: asked once, it is the same for every basket."""
        with self._lock:
            if not self._collect:
                offered = person.do(queries.QUOTE, id=checkout)["deliveryOptionsCalculate"]
                methods = [each["shippingMethod"] for each in offered["deliveries"]]
                found = [each["id"] for each in methods if each["kind"] == "PICKUP"]
                if not found:
                    raise Refused([{"code": "NO_FREIGHT_TO_COLLECT"}])
                self._collect = str(found[0])
            return self._collect

    def dispatch(self, orders: Sequence[Placed]) -> None:
        """The shop hands up to fifteen orders to the forwarder. Raises Refused."""
        inputs = [
            {
                "order": each.id,
                "carrier": CARRIER,
                "trackingNumber": _waybill(each),
                "idempotencyKey": f"dispatch-{each.id}",
            }
            for each in orders
        ]
        _send(self.seller, "orderDispatch", "OrderDispatchInput", inputs)

    def carried(self, orders: Sequence[Placed], code: str, at: datetime) -> None:
        """The forwarder says where up to fifteen consignments are. Raises Refused."""
        proof = {"receivedBy": "Goods inwards", "pieces": 1} if code == "DELIVERED" else None
        inputs = [
            {
                "carrier": CARRIER,
                "number": _waybill(each),
                "code": code,
                "at": at.isoformat(),
                "proof": proof,
            }
            for each in orders
        ]
        person = self.town.person(f"carrier-{CARRIER}")
        _send(person, "waybillEventRecord", "WaybillEventRecordInput", inputs)

    def accept(self, order: Placed, customer: str) -> None:
        """The customer takes what was delivered. Raises Refused."""
        given = {"order": order.id, "idempotencyKey": f"accept-{order.id}"}
        self.buyer(customer).do(queries.ACCEPT, input=given)

    def give_back(self, back: GiveBack, order: Placed) -> None:
        """Goods go back and the agreed sum with them; goes on where it once stopped. Raises Refused."""
        made = order.returns.get(back.document)
        if made is None:
            made = (self._send_back(back, order), "REQUESTED")
        key, state = made
        if state == "REFUNDED":
            return
        receive = {"orderReturn": key, "restock": True}
        if state == "REQUESTED":
            refund = str(Money(back.minor, CURRENCY).decimal)
            answer = {"orderReturn": key, "agree": True, "refund": refund}
            self.seller.do(queries.TAKE_BACK, answer=answer, receive=receive)
        else:
            self.seller.do(queries.RECEIVE, receive=receive)
        order.returns[back.document] = (key, "REFUNDED")

    def _send_back(self, back: GiveBack, order: Placed) -> str:
        person = self.buyer(back.customer)
        lines = person.ask(queries.LINES, id=order.id)["order"]["lines"]
        ids = {line["productSku"]: line["id"] for line in lines}
        parts = [
            {"orderLine": ids[sku_of(article)], "quantity": units}
            for article, units in back.units.items()
        ]
        made = person.do(
            queries.SEND_BACK,
            input={
                "order": order.id,
                "lines": parts,
                "reason": f"{REASON}{back.document}",
                "idempotencyKey": f"credit-{back.document}",
            },
        )
        return str(made["orderReturnRequest"]["orderReturn"]["id"])


def _waybill(order: Placed) -> str:
    return f"SR{order.number}"


def _send(person: Person, name: str, kind: str, inputs: Sequence[dict[str, Any]]) -> None:
    document = queries.many(name, kind, len(inputs))
    person.do(document, **{f"i{place}": each for place, each in enumerate(inputs)})


def _placed(node: dict[str, Any]) -> Placed:
    return Placed(
        id=node["id"],
        number=node["number"],
        purchase=node["purchaseNumber"] or "",
        total_minor=Money.of(Decimal(str(node["total"]["gross"]["amount"])), CURRENCY).minor,
        state=node["tradeState"],
        refunded_minor=Money.of(Decimal(str(node["totalRefunded"]["amount"])), CURRENCY).minor,
        returns={
            each["reason"].removeprefix(REASON).split("（")[0]: (each["id"], each["state"])
            for each in node["returns"]
        },
    )
