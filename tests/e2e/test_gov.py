"""The e-mall through its pages: from the budget to the payment tracker, by everybody who has a hand in it."""

from __future__ import annotations

import re
import time
from datetime import datetime, timedelta
from urllib.parse import quote
from zoneinfo import ZoneInfo

from playwright.sync_api import Page

from backend.demo import roster
from backend.demo.day import queries
from tests.e2e.conftest import VisitMaker
from tests.e2e.people import town_of
from tests.e2e.product import Product
from tests.e2e.visit import Visit

CITY = ZoneInfo("Asia/Shanghai")

OFFERS = "{ mallOffers(first: 12) { edges { node { id variantId price { amount } } } } }"
RULE = """query($id: ID!) { productVariant(id: $id, channel: "gov") { quantityRule { min } } }"""
SUPPLIER_SLUG = re.compile(r"^(electronics|intl)-\d\d$")
PATIENCE_MS = 25_000


def _act(page: Page, name: str) -> None:
    """Press the one button of the page that does the act."""
    page.locator(f'main button[name="act"][value="{name}"]').first.click()


def _state(visit: Visit, path: str, wanted: str) -> None:
    """Load the page again until the state's badge says it: the core works behind the page."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while True:
        page = visit.go(path)
        if page.locator(".page-head .badge").first.inner_text() == wanted:
            return
        assert time.monotonic() < end, page.locator(".page-head").inner_text()
        page.wait_for_timeout(500)


def _fill_wish(page: Page, purpose: str) -> None:
    page.locator('textarea[name="purpose"]').fill(purpose)
    page.locator('textarea[name="reason"]').fill("同规格报价不足三家，经市场询价")
    page.locator('input[name="name"]').fill("办公室")
    page.locator('input[name="phone"]').fill("0311-88880000")
    page.locator('input[name="street"]').fill("中山东路 216 号")


def _affordable(product: Product) -> str:
    """The address of the comparison of an offer whose least quantity costs little."""
    with town_of(product) as town:
        buyer = town.person("edu-requester")
        found = buyer.ask(OFFERS)["mallOffers"]["edges"]
        costs = []
        for edge in found:
            offer = edge["node"]
            rule = buyer.ask(RULE, id=offer["variantId"])["productVariant"]["quantityRule"]
            least = (rule or {}).get("min") or 1
            costs.append((float(offer["price"]["amount"]) * least, least, offer["id"]))
    _, least, offer_id = min(costs)
    return f"/gov/mall/compare/{quote(offer_id, safe='')}?quantity={least}"


def _request(requester: Visit, product: Product) -> tuple[str, str]:
    """From the mall over the comparison and the basket to a submitted requisition."""
    requester.go("/gov/mall")
    requester.page.locator(".card a").first.wait_for()
    page = requester.go(_affordable(product))
    page.locator('button:has-text("加入采购单")').first.click()
    page.wait_for_url("**/gov/basket")
    requester.settled()
    requester.tried("gov-basket")
    page.locator('a:has-text("填写采购申请")').first.click()
    page.wait_for_url("**/requisitions/new**")
    requester.settled()
    page.locator("main form button").last.click()  # held back: the purpose is required
    assert "/requisitions/new" in page.url
    _fill_wish(page, "更换办公设备")
    requester.tried("gov-requisition-form")
    page.locator("main form button").last.click()
    page.wait_for_url(re.compile(r"/gov/requisitions/(?!new)"))
    requester.settled()
    path = page.url.removeprefix(requester.base)
    supplier = page.locator("dt:has-text('供应商') + dd").first.inner_text()
    page.locator('input[name="reason"]').first.fill("同规格报价不足三家，经市场询价")
    _act(page, "compare")
    page.locator('main button[value="submit"]').wait_for()
    page.locator('a:has-text("查看与打印")').click()
    page.wait_for_url("**/sheet")
    requester.settled()
    requester.tried("gov-sheet")
    requester.go(path)
    page.locator('form:has(button[value="submit"]) input[name="reason"]').fill(
        "同规格报价不足三家，经市场询价"
    )
    _act(page, "submit")
    _state(requester, path, "待审批")
    return path, supplier


def _account_of(supplier: str) -> str:
    names = {draft.display_name: draft.slug for draft in roster.merchants()}
    assert SUPPLIER_SLUG.match(names[supplier]), supplier
    return names[supplier]


def _deliver(product: Product, carrier: str, number: str, at: datetime) -> None:
    """The carrier's own system says that the goods were handed over."""
    with town_of(product) as town:
        for code in ("PICKED_UP", "DELIVERED"):
            town.person(f"carrier-{carrier}").do(
                queries.WAYBILL,
                input={
                    "carrier": carrier,
                    "number": number,
                    "code": code,
                    "at": (at + timedelta(seconds=1)).isoformat(),
                    "place": "石家庄市",
                    "proof": {"receivedBy": "收货部", "pieces": 1} if code == "DELIVERED" else None,
                },
            )


def _confirmed(page: Page, act: str, **fields: str) -> None:
    """An act behind a fold that says what it means."""
    fold = page.locator(f'details:has(button[value="{act}"])').first
    fold.locator("summary").click()
    for name, value in fields.items():
        fold.locator(f'[name="{name}"]').fill(value)
    fold.locator(f'button[value="{act}"]').click()


def _last_moment(page: Page) -> datetime:
    """The product's own time of the last step of a purchase; its clock need not be ours."""
    told = page.locator(".timeline time").last.get_attribute("datetime")
    assert told is not None
    return datetime.fromisoformat(told)


def _supply(seller: Visit, product: Product, supplier: str) -> str:
    """The supplier confirms, and the address of the order in the workbench."""
    page = seller.sign_in(_account_of(supplier), to="/merchant/mall")
    seller.tried("mall-orders")
    page.locator("main table a").first.click()
    page.wait_for_url("**/merchant/mall/**")
    seller.settled()
    sold = page.url.removeprefix(seller.base)
    _act(page, "confirm")
    _state(seller, sold, "供应商已确认")
    return sold


def _sign_both(approver: Visit, path: str, seller: Visit, sold: str) -> None:
    """Department first, then supplier; then either takes the file away."""
    page = approver.go(path)
    _confirmed(page, "sign")
    page.locator("text=一方已签").wait_for(timeout=PATIENCE_MS)
    page = seller.go(sold)
    _confirmed(page, "sign")
    page.locator("text=双方已签").wait_for(timeout=PATIENCE_MS)
    with page.expect_download() as given:
        page.locator('a:has-text("下载合同")').click()
    assert given.value.path().read_bytes().startswith(b"%PDF-")


def _secured(maker: Visit, path: str, seller: Visit, approver: Visit) -> None:
    """The department's finance asks for a guarantee, the supplier answers with a bank's letter."""
    page = maker.go(path)
    _confirmed(page, "askSecurity", amount="1.00")
    page.locator("text=待缴纳").wait_for(timeout=PATIENCE_MS)
    page = seller.go("/merchant/money")
    fold = page.locator('details:has(button[value="letter"])').first
    fold.locator("summary").click()
    fold.locator('[name="letterNumber"]').fill(f"DB-{time.time_ns()}")
    fold.locator('[name="issuer"]').fill("示例银行石家庄分行")
    fold.locator('[name="validUntil"]').fill("2030-12-31")
    letter = {"name": "letter.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 letter"}
    fold.locator('[name="file"]').set_input_files(letter)
    fold.locator('button[value="letter"]').click()
    page.locator("text=有效").first.wait_for(timeout=PATIENCE_MS)
    page = approver.go(path)
    page.locator("text=示例银行石家庄分行").wait_for()
    approver.tried("gov-guarantee")


def _given_back(approver: Visit, path: str) -> None:
    """Acceptance has begun the days of return; the approver does not wait for their end."""
    page = approver.go(path)
    page.locator("text=前退还").wait_for(timeout=PATIENCE_MS)
    _confirmed(page, "releaseSecurity")
    page.locator("text=已退还").wait_for(timeout=PATIENCE_MS)


def test_from_budget_to_the_payment_tracker(product: Product, new_visit: VisitMaker) -> None:
    requester = new_visit()
    requester.sign_in("edu-requester", to="/gov/mall")
    path, supplier = _request(requester, product)

    approver = new_visit()
    page = approver.sign_in("edu-approver", second_factor=True, to="/gov/requisitions?box=approval")
    page.locator("main table a").first.click()
    page.wait_for_url("**/gov/requisitions/**")
    approver.settled()
    _act(page, "approve")
    _state(approver, path, "已下单")

    seller = new_visit()
    sold = _supply(seller, product, supplier)
    _sign_both(approver, path, seller, sold)
    maker = new_visit()
    maker.sign_in("edu-finance", second_factor=True, to=path)
    _secured(maker, path, seller, approver)
    number = f"YD{int(time.time())}"
    page = seller.go(sold)
    page.locator('[name="trackingNumber"]').fill(number)
    carrier = page.locator('select[name="carrier"]').input_value()
    _act(page, "ship")
    _state(seller, sold, "已发货")
    _deliver(product, carrier, number, _last_moment(seller.page))

    acceptor = new_visit()
    acceptor.sign_in("edu-acceptor", to="/gov/requisitions?box=acceptance")
    _state(acceptor, path, "已送达")
    acceptor.tried("gov-acceptance")
    _act(acceptor.page, "accept")
    _state(acceptor, path, "已验收")
    _given_back(approver, path)

    page = seller.go(sold)
    page.locator('[name="number"]').fill(f"26{time.time_ns() % 10**18:018d}")
    page.locator('[name="issuedOn"]').fill(f"{_last_moment(page).astimezone(CITY):%Y-%m-%d}")
    _act(page, "invoice")
    _state(seller, sold, "已开票")
    seller.tried("mall-order")

    page = maker.go(path)
    page.locator("details:has([name='accountNumber']) summary").first.click()
    page.locator("[name='accountNumber']").fill("6222000011112222")  # none is registered yet
    page.locator("[name='bankName']").fill("工商银行石家庄分行")
    _act(page, "requestPay")
    maker.page.locator('button[value="approvePay"]').wait_for(timeout=PATIENCE_MS)
    _act(maker.page, "approvePay")  # the same person is refused
    maker.allow("status of 400")
    maker.page.locator(".error-summary").wait_for()
    checker = new_visit()
    checker.sign_in("edu-finance2", second_factor=True, to=path)
    _act(checker.go(path), "approvePay")
    _state(checker, path, "已支付")
    checker.go("/gov/payments")
    checker.tried("gov-payments")
    assert "已于" in checker.page.locator("main").inner_text()
    requester.go("/gov/budget")
    requester.tried("gov-budget")

    guest = new_visit(script=False)
    page = guest.go("/gov/notices")
    page.locator(".news a").first.click()
    assert page.locator("h1").inner_text()
    assert "ocds-" in page.locator("main").inner_text()
    page.goto(f"{guest.base}/gov/lateness")
    assert page.locator("h1").count() == 1
