"""How many statements each call of a whole purchase may cost: more is slower for every buyer."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from backend.demo.bench.purchase import ADDRESS, CHANNEL, STEPS
from backend.kernel.ids import to_relay
from tests.factories.trade import a_commission, a_shop

# BEGIN, COMMIT and the sandbox provider's own four in "pay" count too; Saleor's peer path costs 305.
CEILINGS = {
    "create": 8, "address": 10, "freight": 10, "choose": 10, "pay": 49, "complete": 16,
}  # fmt: skip


class Buyer:
    """One basket on its way to an order, as the bench drives it."""

    def __init__(self, variant_id: Any) -> None:
        self.client = Client()
        self.variant = to_relay("ProductVariant", variant_id)
        self.key = ""
        self.delivery = ""

    def post(self, step: str, **given: Any) -> dict[str, Any]:
        """One call; fails on refusals."""
        body = json.dumps({"query": STEPS[step], "variables": given})
        answer = self.client.post("/graphql/", body, content_type="application/json").json()
        assert "errors" not in answer, answer
        for payload in answer["data"].values():
            assert payload["errors"] == [], payload
        found: dict[str, Any] = answer["data"]
        return found

    def steps(self) -> dict[str, Callable[[], None]]:
        """The calls in order."""
        return {
            "create": self.create,
            "address": lambda: void(self.post("address", id=self.key, address=ADDRESS)),
            "freight": self.freight,
            "choose": lambda: void(self.post("choose", id=self.key, delivery=self.delivery)),
            "pay": lambda: void(
                self.post("pay", id=self.key, gateway={"id": "shiji.sandbox", "data": {}})
            ),
            "complete": lambda: void(self.post("complete", id=self.key)),
        }

    def create(self) -> None:
        lines = [{"variantId": self.variant, "quantity": 10}]
        given = {"channel": CHANNEL, "email": "buyer@example.org", "lines": lines}
        made = self.post("create", input=given)["checkoutCreate"]["checkout"]
        self.key = made["id"]

    def freight(self) -> None:
        offers = self.post("freight", id=self.key)["deliveryOptionsCalculate"]["deliveries"]
        self.delivery = offers[0]["id"]


def void(_answer: object) -> None:
    """A step's answer that nobody needs."""


def test_no_call_of_a_purchase_costs_more_statements_than_it_may(committed_db):
    a_commission(150)
    shop = a_shop()
    for _ in range(2):
        for call in Buyer(shop.variant.pk).steps().values():
            call()  # what a process keeps is kept now
    spent: dict[str, int] = {}
    for name, call in Buyer(shop.variant.pk).steps().items():
        with CaptureQueriesContext(connection) as seen:
            call()
        spent[name] = len(seen)
    assert spent == {name: min(count, CEILINGS[name]) for name, count in spent.items()}
