"""From the shelf to the released money, as people do it: two merchants, a problem, no script, keys only."""

from __future__ import annotations

from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from backend.demo.accounts import demo_password
from backend.demo.day.client import SIGN_IN
from backend.demo.day.queries import WAYBILL
from tests.e2e.conftest import VisitMaker
from tests.e2e.product import Product
from tests.e2e.shopping import ADDRESS, Ware, address, asked, own_email, pay, take, wares
from tests.e2e.visit import Visit

CARRIER = "taihang"


def _until(page: Page, state: str) -> None:
    """Reload until the worker has brought the order so far."""
    for _ in range(40):
        if page.locator(".page-head .badge", has_text=state).count():
            return
        page.wait_for_timeout(500)
        page.reload()
    expect(page.locator(".page-head .badge")).to_have_text(state)


def _deliver(base: str, number: str) -> None:
    """The carrier's own programme says that the goods were handed over."""
    who = {"email": own_email(f"carrier-{CARRIER}"), "password": demo_password()}
    token = asked(base, SIGN_IN, **who)["tokenCreate"]["token"]
    proof = {"receivedBy": "收货部", "pieces": 1}
    for code, given in (("PICKED_UP", None), ("DELIVERED", proof)):
        said = {
            "carrier": CARRIER,
            "number": number,
            "code": code,
            "at": datetime.now(UTC).isoformat(),
            "place": "北京朝阳",
            "proof": given,
        }
        told = asked(base, WAYBILL, token, input=said)["waybillEventRecord"]
        assert told["errors"] == []


def _dispatch(seller: Visit, ware: Ware, order: str, number: str) -> None:
    seller.sign_in(ware.merchant)
    page = seller.go(f"/merchant/orders/{order}")
    page.locator('select[name="carrier"]').select_option(CARRIER)
    page.locator('input[name="trackingNumber"]').fill(number)
    page.locator('button[value="dispatch"]').click()
    expect(page.locator(".panel", has_text=number).first).to_be_visible()
    seller.tried("workbench-order-desktop")


def _orders_of_two(visit: Visit, goods: list[Ware]) -> Page:
    """A signed-in buyer's basket of two merchants, paid with a further step asked by the bank."""
    visit.sign_in("buyer-02")
    for ware in goods:
        take(visit, ware)
    visit.tried("product-added-desktop")
    page = visit.go(f"/{goods[0].site}/cart")
    expect(page.locator("main form .panel")).to_have_count(2)
    visit.tried("cart-desktop")
    page.get_by_role("link", name="去结算").click()
    page.wait_for_url("**/checkout")
    visit.tried("checkout-address-desktop")
    address(page)
    assert page.locator('main input[type="radio"]').count() >= 2, "each merchant quotes carriage"
    visit.tried("checkout-carriage-desktop")
    return page


def test_bought_dispatched_delivered_accepted(
    product: Product, visit: Visit, new_visit: VisitMaker
) -> None:
    goods = wares(product.url, "textile")[:2]
    page = _orders_of_two(visit, goods)
    order = pay(page, instrument="3ds")
    expect(page.locator(".note.good")).to_contain_text("付款已托管")
    visit.tried("order-paid-desktop")
    assert page.locator(".timeline li").count() >= 1, "the escrow tells its story"

    shop = page.locator('main a[href*="/shop/"], .lede').first.inner_text()
    sold = next(ware for ware in goods if _shop_name(visit, ware) in shop)
    page.goto(f"{product.url}/orders/{order}")
    number = f"TH{order[-10:]}".replace("=", "0")
    _dispatch(new_visit(), sold, order, number)
    _deliver(product.url, number)
    page.reload()
    _until(page, "验收中")
    expect(page.locator("main")).to_contain_text("还剩")
    visit.tried("order-inspecting-desktop")
    page.locator('button[value="accept"]').click()
    _until(page, "交易完成")
    visit.tried("order-done-desktop")
    expect(page.locator(".sum-list dd").nth(1)).not_to_have_text("¥0.00")


def _shop_name(visit: Visit, ware: Ware) -> str:
    page = visit.context.new_page()
    page.goto(f"{visit.base}/{ware.site}/shop/{ware.merchant}")
    name = page.locator("h1").inner_text()
    page.close()
    return name


def test_a_reported_problem_stops_the_clock(
    product: Product, phone: Visit, new_visit: VisitMaker
) -> None:
    ware = wares(product.url, "electronics")[0]
    phone.sign_in("buyer-03")
    take(phone, ware)
    phone.shot("product-phone")
    page = phone.go(f"/{ware.site}/cart")
    phone.does_not_overflow()
    phone.shot("cart-phone")
    page.get_by_role("link", name="去结算").click()
    page.wait_for_url("**/checkout")
    address(page)
    phone.does_not_overflow()
    phone.shot("checkout-phone")
    order = pay(page)
    number = f"TP{order[-10:]}".replace("=", "0")
    _dispatch(new_visit(), ware, order, number)
    _deliver(product.url, number)
    page.reload()
    _until(page, "验收中")
    page.locator("summary", has_text="报告问题").click()
    page.locator('select[name="reason"]').select_option(index=2)
    page.locator('textarea[name="text"]').fill("两台外壳开裂")
    page.locator('button[value="problem"]').click()
    expect(page.locator('button[value="problem"]')).to_have_count(0)
    phone.does_not_overflow()
    phone.shot("order-problem-phone", full=True)


def test_the_whole_purchase_without_script(product: Product, new_visit: VisitMaker) -> None:
    ware = wares(product.url, "industrial")[0]
    guest = new_visit(script=False)
    page = guest.go(f"/{ware.site}")
    page.locator('input[name="q"]').fill(ware.slug.rsplit("-", 1)[-1])
    page.locator(".search button").click()
    page.wait_for_url("**/list?q=*")
    take(guest, ware)
    page = guest.go(f"/{ware.site}/checkout")
    address(page, email="guest@buyers.example")
    pay(page)
    expect(page.locator(".note.good")).to_contain_text("付款已托管")


def test_a_declined_card_says_so_and_can_be_tried_again(product: Product, visit: Visit) -> None:
    ware = wares(product.url, "intl")[0]
    take(visit, ware)
    page = visit.go(f"/{ware.site}/checkout")
    address(page, email="guest@buyers.example")
    page.locator('button[value="pay"]').click()
    page.wait_for_url("**/pay")
    visit.tried("pay-desktop")
    visit.allow("status of 400")
    page.locator('input[value="decline"]').check()
    page.locator("main form button.primary").click()
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    visit.tried("pay-declined-desktop")
    summary.locator("a").click()
    pay_again = page.locator('input[name="instrument"][value="ok"]')
    pay_again.check()
    page.locator("main form button.primary").click()
    page.wait_for_url("**/orders/*placed*")


def test_a_faulty_address_takes_the_focus_to_the_field(product: Product, visit: Visit) -> None:
    ware = wares(product.url, "textile")[-1]
    take(visit, ware)
    page = visit.go(f"/{ware.site}/checkout")
    visit.allow("status of 400")
    page.locator('input[name="email"]').fill("guest@buyers.example")
    for name, value in {**ADDRESS, "postalCode": "１２"}.items():
        page.locator(f'main input[name="{name}"]').fill(value)
    page.locator('select[name="countryArea"]').select_option(label="北京市")
    page.locator('button[value="address"]').click()
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    visit.tried("checkout-fault-desktop")
    summary.locator("a").first.click()
    field = page.locator("#postalCode")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#city")).to_have_value(ADDRESS["city"])


def test_checkout_by_keys_alone(product: Product, visit: Visit) -> None:
    ware = wares(product.url, "industrial")[-1]
    page = visit.go(ware.path)
    _tab_to(page, f'input[name="q.{ware.variant}"]')
    page.keyboard.press("Control+a")
    page.keyboard.type(str(ware.quantity))
    page.keyboard.press("Enter")
    expect(page.locator(".note.good")).to_be_visible()
    _tab_to(page, '.note.good a[href$="/cart"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/cart")
    _tab_to(page, 'a[href$="/checkout"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/checkout")
    for name, value in {"email": "guest@buyers.example", **ADDRESS}.items():
        if name == "city":
            _tab_to(page, 'select[name="countryArea"]')
            page.keyboard.press("ArrowDown")
        _tab_to(page, f'main input[name="{name}"]')
        page.keyboard.type(value)
    page.keyboard.press("Enter")
    _tab_to(page, 'button[value="pay"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/pay")
    _tab_to(page, 'input[name="instrument"]')
    _tab_to(page, "main form button.primary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/orders/*placed*")


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus, as a person without a mouse does."""
    expect(page.locator(selector).first).to_be_visible()
    for _ in range(120):
        if page.evaluate("wanted => document.activeElement?.matches(wanted)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached by Tab on {page.url}")
