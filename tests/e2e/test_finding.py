"""Searching, narrowing, switching: what a guest does before buying; the weight of a product page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Response, expect

from tests.e2e.conftest import VisitMaker
from tests.e2e.product import Product
from tests.e2e.shopping import wares
from tests.e2e.visit import Visit

SCRIPT_BYTES_MAX = 200_000
SITES = ("textile", "electronics", "industrial", "intl")


def test_facets_and_sort_narrow_the_list(visit: Visit) -> None:
    page = visit.go("/textile/list")
    count = page.locator(".page-head .muted")
    before = int(re.sub(r"\D", "", count.inner_text()))
    facet = page.locator(".facet a").first
    wanted = int(re.sub(r"\D", "", facet.locator("small").inner_text()))
    facet.click()
    expect(count).to_contain_text(str(wanted))
    assert 0 < wanted < before
    page.get_by_role("link", name="价格从低到高").click()
    page.wait_for_url("**sort=priceUp**")
    expect(page.locator('.sortbar a[aria-current="true"]').first).to_have_text("价格从低到高")
    prices = [
        float(re.search(r"[\d,.]+", text).group().replace(",", ""))  # type: ignore[union-attr]
        for text in page.locator(".card .price").all_inner_texts()
    ]
    assert prices == sorted(prices)
    assert len(prices) > 1
    visit.tried("list-narrowed-desktop")


def test_suggestions_by_keys(visit: Visit) -> None:
    page = visit.go("/electronics")
    box = page.get_by_role("combobox")
    box.press_sequentially("手机")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    visit.shot("suggestions-desktop")
    visit.axe()
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    box.press("Escape")
    expect(options.first).to_be_hidden()
    box.press("Enter")
    page.wait_for_url("**/list?q=*")
    expect(page.locator(".card").first).to_be_visible()


def test_nothing_found_says_what_to_do(visit: Visit) -> None:
    page = visit.go("/industrial/list?q=zzzzqqqq")
    expect(page.locator(".empty h2")).to_have_text("没有符合条件的商品")
    visit.tried("list-empty-desktop")
    page.locator(".empty a").click()
    page.wait_for_url("**/industrial/list")
    expect(page.locator(".card").first).to_be_visible()


def test_english_and_back(visit: Visit) -> None:
    page = visit.go("/intl")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", name="New arrivals")).to_be_visible()
    visit.tried("home-intl-en-desktop")
    page.get_by_role("button", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")


def test_dark_by_choice_is_kept(visit: Visit) -> None:
    page = visit.go("/textile")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="深色").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    visit.go("/textile/list")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_the_currency_of_the_export_site(visit: Visit) -> None:
    page = visit.go("/intl/list")
    page.get_by_role("button", name="USD").click()
    expect(page.locator(".card .price").first).to_contain_text("$")


def test_each_site_has_a_character_of_its_own(visit: Visit) -> None:
    faces = set()
    for site in SITES:
        page = visit.go(f"/{site}")
        faces.add(
            (
                page.evaluate(
                    "getComputedStyle(document.documentElement).getPropertyValue('--accent')"
                ),
                page.locator(".hero h1").inner_text(),
                page.locator(".hero .motif path").first.get_attribute("d"),
                page.locator(".tree > li > a").first.inner_text(),
            )
        )
    for column in zip(*faces, strict=True):
        assert len(set(column)) == len(SITES), column


@pytest.mark.parametrize("site", SITES)
def test_product_page(product: Product, visit: Visit, phone: Visit, site: str) -> None:
    ware = max(wares(product.url, site), key=lambda one: one.kinds)
    page = visit.go(ware.path)
    assert page.locator(".tiers li").count() >= 1
    assert page.locator(".specs dt").count() >= 3
    page.locator(f'input[name="q.{ware.variant}"]').fill(str(ware.quantity))
    visit.tried(f"product-{site}-desktop")
    phone.go(ware.path)
    phone.does_not_overflow()
    phone.shot(f"product-{site}-phone")


def test_a_product_page_weighs_little(product: Product, new_visit: VisitMaker) -> None:
    visit = new_visit()
    heard: list[Response] = []
    visit.page.on("response", lambda response: heard.append(response))
    visit.go(wares(product.url, "textile")[0].path)
    visit.page.wait_for_load_state("networkidle")
    scripts = [one for one in heard if "javascript" in one.headers.get("content-type", "")]
    assert scripts, "the page has script"
    weight = sum(one.request.sizes()["responseBodySize"] for one in scripts)
    assert weight <= SCRIPT_BYTES_MAX, {one.url: one.request.sizes() for one in scripts}


@pytest.mark.parametrize(
    ("name", "path", "title"),
    [
        ("no-page", "/textile/p/no-such-thing", "没有找到这个页面"),
        ("no-site", "/no-such-site", "没有找到这个页面"),
        ("no-shop", "/textile/shop/no-such-shop", "没有找到这个页面"),
    ],
)
def test_missing_pages(visit: Visit, name: str, path: str, title: str) -> None:
    visit.allow("status of 404")
    page = visit.go(path)
    expect(page.locator("h1")).to_have_text(title)
    visit.tried(f"error-{name}-desktop")


def test_a_form_from_elsewhere_is_refused(product: Product, visit: Visit) -> None:
    visit.go("/sign-in")
    answer = visit.context.request.post(
        f"{product.url}/sign-in",
        form={"email": "a@b.example", "password": "x"},
        headers={"Origin": "https://elsewhere.example"},
    )
    assert answer.status in {400, 403}, "the router's own check or our guard"
    assert "shiji_session" not in answer.headers.get("set-cookie", "")


def test_fast_order_tells_every_line_its_verdict(product: Product, visit: Visit) -> None:
    ware = wares(product.url, "industrial")[0]
    number = ware.slug.rsplit("-", 1)[-1].upper()
    page = visit.go("/industrial/fast")
    page.locator("textarea").fill(f"{number}-01, {ware.quantity}\nNO-SUCH-1\t5\n{number}-01 many")
    page.locator('button[value="check"]').click()
    states = page.locator("td .badge")
    expect(states).to_have_text(["可下单", "没有此货号", "数量看不懂"])
    visit.tried("fast-order-desktop")
    page.locator('button[value="add"]').click()
    page.wait_for_url("**/industrial/cart")
    expect(page.locator(".line-row")).to_have_count(1)


def test_lately_seen_goods_come_back(product: Product, visit: Visit) -> None:
    first, second = wares(product.url, "textile")[:2]
    visit.go(first.path)
    page = visit.go(second.path)
    expect(page.locator(".recent a")).to_have_attribute("href", first.path)
