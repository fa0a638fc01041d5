"""What a buyer does on the pages, step by step; works with and without script."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.request import Request, urlopen

from playwright.sync_api import Page, expect

from backend.demo import roster
from tests.e2e.visit import Visit

SHELF = """query($channel: String!) { products(channel: $channel, first: 60, filter: {stockAvailability: IN_STOCK}) {
  edges { node { slug name merchant { slug }
    variants { id quantityAvailable quantityRule { min step max } priceTiers { minQuantity } } } } } }"""
ADDRESS = {
    "firstName": "收货部",
    "phone": "13800000001",
    "city": "北京市",
    "cityArea": "朝阳区",
    "postalCode": "100020",
    "streetAddress1": "批发街 1 号",
}


@dataclass(frozen=True, slots=True)
class Ware:
    """One thing that can be ordered now, and how much of it is allowed."""

    site: str
    slug: str
    merchant: str
    variant: str
    quantity: int
    kinds: int

    @property
    def path(self) -> str:
        """Its page."""
        return f"/{self.site}/p/{self.slug}"


def asked(base: str, query: str, token: str = "", **variables: Any) -> Any:
    """Data of the public API, as any client may ask."""
    headers = {"Content-Type": "application/json"} | (
        {"Authorization": f"Bearer {token}"} if token else {}
    )
    body = json.dumps({"query": query, "variables": variables}).encode()
    with urlopen(Request(f"{base}/graphql/", data=body, headers=headers), timeout=60) as answer:
        told = json.load(answer)
    assert "errors" not in told, told["errors"]
    return told["data"]


def wares(base: str, site: str, channel: str = "") -> list[Ware]:
    """Goods of a site in stock with an allowed quantity, one per merchant."""
    found: dict[str, Ware] = {}
    shelf = asked(base, SHELF, channel=channel or f"{site}-cny")
    for edge in shelf["products"]["edges"]:
        node = edge["node"]
        for variant in node["variants"]:
            rule = variant["quantityRule"]
            quantity = (rule["min"] or 1) + 3 * (rule["step"] or 1)
            if variant["quantityAvailable"] > 2 * quantity:
                merchant = node["merchant"]["slug"]
                found.setdefault(
                    merchant,
                    Ware(
                        site, node["slug"], merchant, variant["id"], quantity, len(node["variants"])
                    ),
                )
    return list(found.values())


def take(visit: Visit, ware: Ware) -> Page:
    """Put a ware into the basket on its own page."""
    page = visit.go(ware.path)
    page.locator(f'input[name="q.{ware.variant}"]').fill(str(ware.quantity))
    page.locator(".buybox button").click()
    expect(page.locator(".note.good")).to_be_visible()
    return page


def address(page: Page, *, email: str = "") -> None:
    """Fill the delivery address and use it."""
    if email:
        page.locator('input[name="email"]').fill(email)
    for name, value in ADDRESS.items():
        page.locator(f'main input[name="{name}"]').fill(value)
    page.locator('select[name="countryArea"]').select_option(label="北京市")
    page.locator('button[value="address"]').click()
    expect(page.locator('button[value="pay"]')).to_be_visible()


def pay(page: Page, *, instrument: str = "ok") -> str:
    """From the chosen carriage to the order's page; the order's id."""
    page.locator('button[value="pay"]').click()
    page.wait_for_url("**/pay")
    page.locator(f'input[name="instrument"][value="{instrument}"]').check()
    page.locator("main form button.primary").click()
    if instrument == "3ds":
        expect(page.locator('input[name="transaction"]')).to_have_count(1)
        page.locator("main form button.primary").click()
    page.wait_for_url("**/orders/*placed*")
    return page.url.split("/orders/")[1].split("?")[0]


def own_email(role: str) -> str:
    """The address a demo account signs in with."""
    return roster.email_of(role)
