"""Every kind of page, at a desk and on a phone, in light and dark: no grave finding, no overflow."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.e2e.conftest import VisitMaker
from tests.e2e.people import town_of
from tests.e2e.product import Product
from tests.e2e.visit import AXE_OPTIONS, AXE_SHAPE, DESKTOP, PHONE, Visit

PUBLIC = {
    "portal": "/",
    "home-textile": "/textile",
    "home-electronics": "/electronics",
    "home-industrial": "/industrial",
    "home-intl": "/intl",
    "list": "/textile/list",
    "shops": "/textile/shops",
    "cart-empty": "/textile/cart",
    "sign-in": "/sign-in",
    "register": "/register",
    "reset-password": "/reset-password",
    "gov-home": "/gov",
    "gov-notices": "/gov/notices",
    "gov-mall": "/gov/mall",
    "gov-lateness": "/gov/lateness",
    "market-map": "/textile/market",
    "compare-empty": "/textile/compare",
    "verify": "/verify",
    "signed-head": "/oversight/head",
}
ROOMS: dict[tuple[str, bool], dict[str, str]] = {
    ("operator", True): {"review": "/review", "members": "/organizations/members", "freezes": "/oversight/freezes"},
    ("regulator", True): {"desk": "/oversight", "charts": "/oversight/charts", "flags": "/oversight/flags", "cases": "/oversight/cases"},
    ("sysadmin", True): {"parked": "/finance/parked"},
    ("finance-maker", True): {"batches": "/finance", "books": "/finance/books", "receipts": "/finance/receipts", "chargebacks": "/finance/chargebacks", "reconciliation": "/finance/reconciliation", "reviews": "/finance/reviews", "journals": "/finance/journals", "manual": "/finance/manual", "purchases": "/finance/purchases"},
    ("treasury-maker", True): {"treasury": "/gov/treasury", "quotas": "/gov/quotas"},
    ("market-xinhua", False): {"leases": "/leases", "notices": "/notices"},
    ("textile-01", False): {"work": "/merchant", "work-stock": "/merchant/stock", "statements": "/merchant/statements", "work-money": "/merchant/money", "work-credit": "/merchant/credit", "invoices": "/merchant/invoices"},
    ("buyer-02", False): {"account": "/account", "security": "/security", "organizations": "/organizations", "new-organization": "/organizations/new", "apply": "/apply", "orders": "/orders", "wallet": "/wallet"},
}  # fmt: skip
"""Pages behind a sign-in, by who walks them and whether the second factor is asked."""


@pytest.mark.parametrize(("name", "path"), PUBLIC.items(), ids=list(PUBLIC))
def test_public_page(walkers: tuple[Visit, Visit], name: str, path: str) -> None:
    visit, phone = walkers
    page = visit.go(path)
    assert page.locator("h1").count() == 1
    visit.tried(f"{name}-desktop")

    phone.go(path)
    phone.does_not_overflow()
    phone.shot(f"{name}-phone")


@pytest.mark.parametrize("who", ROOMS, ids=[name for name, _ in ROOMS])
def test_pages_behind_a_sign_in(new_visit: VisitMaker, who: tuple[str, bool]) -> None:
    name, second = who
    visit = new_visit()
    visit.sign_in(name, second_factor=second)
    for place, (label, path) in enumerate(ROOMS[who].items()):
        page = visit.go(path)
        assert page.locator("h1").count() == 1, path
        narrow = AXE_SHAPE if place else AXE_OPTIONS  # a phone's own parts, its menu, are in all
        for width, window, options in (("desktop", DESKTOP, AXE_OPTIONS), ("phone", PHONE, narrow)):
            page.set_viewport_size(window)
            visit.does_not_overflow()
            visit.axe(options)
            visit.shot(f"{label}-{width}")
        page.set_viewport_size(DESKTOP)


def _slugs(product: Product) -> list[str]:
    with town_of(product) as town:
        rows = town.person("buyer-01").ask(KIN)["products"]["edges"]
    kinds: dict[str, list[str]] = {}
    for edge in rows:
        kinds.setdefault(edge["node"]["productType"]["id"], []).append(edge["node"]["slug"])
    return next(slugs[:2] for slugs in kinds.values() if len(slugs) > 1)


KIN = """{ products(first: 50, channel: "electronics-cny") {
  edges { node { slug productType { id } } } } }"""


def test_goods_are_compared_without_script(new_visit: VisitMaker, product: Product) -> None:
    visit = new_visit(script=False)
    one, other = _slugs(product)
    page = visit.go(f"/electronics/p/{one}")
    page.locator(f'a[href$="/compare?add={one}"]').click()
    page.wait_for_url(f"**/electronics/compare?p={one}")
    page = visit.go(f"/electronics/compare?add={other}")
    assert page.url.endswith(f"/compare?p={one}&p={other}")
    assert page.locator("table.compare thead th").count() == 2
    assert page.locator("table.compare tr.differs").count() > 0

    page = visit.go("/electronics/list")
    ticks = page.locator('input[name="p"]')
    ticks.nth(0).check()
    ticks.nth(1).check()
    page.locator("form#pick button").click()
    page.wait_for_url("**/electronics/compare?p=*")
    assert page.url.count("p=") == 2


def test_a_comparison_and_a_freight_estimate_stand_at_both_widths(
    visit: Visit, phone: Visit, product: Product
) -> None:
    one, other = _slugs(product)
    for label, path in {
        "compare": f"/electronics/compare?p={one}&p={other}",
        "freight": f"/electronics/p/{one}?to={quote('山西省')}&n=20",
    }.items():
        page = visit.go(path)
        visit.tried(f"{label}-desktop")
        phone.go(path)
        phone.does_not_overflow()
        phone.shot(f"{label}-phone", full=True)
    assert page.locator(".freight-options li").count() > 1
    assert "¥" in page.locator(".freight-options .price").first.inner_text()
