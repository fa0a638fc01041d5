"""Paying by bank transfer and in dollars; a chargeback at the finance desk; a lease from grant to end."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from fpdf import FPDF
from playwright.sync_api import Page, expect

from backend.demo.day import queries
from backend.demo.day.client import Refused
from backend.demo.day.market import Trade, fill, shelf, trades
from tests.e2e.conftest import VisitMaker
from tests.e2e.people import bought_then, town_of
from tests.e2e.product import Product
from tests.e2e.shopping import address, asked, pay, take, wares
from tests.e2e.visit import Visit

AT_THE_COUNTER = """
from backend.kernel.money import Money
from payments.gateway.adapters.bank_box import HttpBox
from payments.gateway.models import Payment
from payments.gateway.services import bank_collect
from payments.receipts.services.take import payer_name
paid = Payment.objects.get(provider_ref="{number}")
HttpBox().call("receive", {{"to": paid.provider_ref, "amount": {part} or paid.amount_minor - {less},
    "currency": paid.currency, "name": payer_name(paid) or "buyer", "account": "6217000000000001"}})
bank_collect()
"""
DISPUTED = """
from datetime import timedelta
from backend.kernel import clock
from payments.escrow.services import chargeback_follow
from payments.gateway.models import Dispute
case = Dispute.objects.create(provider=part.payment.provider, ref="sbd_e2e", payment=part.payment,
    currency="CNY", amount_minor=part.amount_minor, fee_minor=10000, reason="product_not_received",
    evidence_due=clock.now() + timedelta(days=14, hours=1))
chargeback_follow(dispute_id=case.pk)
"""
TENANT = """query($slug: String!) { merchant(slug: $slug) { uscc } }"""


def _at_the_till(visit: Visit, product: Product, at: int) -> Page:
    take(visit, wares(product.url, "industrial")[at])
    page = visit.go("/industrial/cart")
    page.get_by_role("link", name="去结算").click()
    page.wait_for_url("**/checkout")
    address(page)
    return page


def test_a_basket_is_paid_by_transfer_in_two_pieces_and_another_in_dollars(
    product: Product, visit: Visit
) -> None:
    visit.sign_in("buyer-06")
    page = _at_the_till(visit, product, 0)
    page.locator('button[value="pay"]').click()
    page.wait_for_url("**/pay")
    visit.settled()
    page.locator('input[value="ok@USD"]').check()
    quote = page.locator("section.note")
    expect(quote).to_contain_text("1 USD = 7.1429 CNY")
    expect(quote.locator("[role=timer]")).to_contain_text(":")
    assert "¥" in quote.inner_text()
    assert "$" in quote.inner_text()
    visit.tried("pay-dollars-desktop")

    page.locator('input[value="transfer"]').check()
    page.locator("main form button.primary").click()
    card = page.locator(".copy-list")
    expect(card).to_be_visible()
    number = card.locator("dd.mono").inner_text()
    assert number.isdigit()
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card.locator("button").first.click()
    expect(card.locator("button").first).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == number
    visit.tried("pay-transfer-desktop")
    page.set_viewport_size({"width": 390, "height": 844})
    visit.does_not_overflow()
    visit.shot("pay-transfer-phone", full=True)
    page.set_viewport_size({"width": 1440, "height": 900})

    product.command("shell", "-v0", "-c", AT_THE_COUNTER.format(number=number, part=100, less=0))
    page.reload()
    visit.settled()
    assert page.locator(".copy-list dd.mono").inner_text() == number, "the account is kept"
    page.locator("main form button.primary").click()
    expect(page.locator(".note.warn")).to_contain_text("还没有到齐")
    product.command("shell", "-v0", "-c", AT_THE_COUNTER.format(number=number, part=0, less=100))
    page.locator("main form button.primary").click()
    page.wait_for_url("**/orders/*placed*")
    expect(page.locator(".timeline")).to_contain_text("由持牌机构担保持有")

    _at_the_till(visit, product, 1)
    pay(page, instrument="ok@USD")
    expect(page.locator(".note.good")).to_contain_text("付款已托管")


def _in_parts(product: Product) -> Trade:
    """An order of the industrial site whose shop agreed to a fifth as earnest money."""
    source = random.Random(7)
    with town_of(product) as town:
        goods = shelf(town, "industrial-cny", pages=1)
        for attempt in range(5):
            try:
                one = source.choice(goods)
                lines = [{"variantId": one["id"], "quantity": one["quantityRule"]["min"]}]
                filled = fill(town, source, "industrial-cny", attempt, lines)
                person = town.person(filled.buyer)
                person.do(queries.CHOOSE, id=filled.checkout, method=filled.method["id"])
                trade = trades(person.do(queries.COMPLETE, id=filled.checkout), filled)[0]
            except Refused:  # no common way of sending
                continue
            parts = [{"kind": "EARNEST", "percent": "20"}]
            town.person(trade.merchant).do(queries.PARTS, id=trade.id, parts=parts)
            return trade
    raise AssertionError("nothing could be ordered")


def test_a_part_of_an_order_is_paid_by_transfer_and_the_rest_by_the_sandbox(
    product: Product, visit: Visit
) -> None:
    trade = _in_parts(product)
    page = visit.sign_in(trade.buyer, to=f"/orders/{trade.id}")
    page = visit.go(f"/orders/{trade.id}")
    visit.shot("order-parts-desktop", full=True)
    page.locator('a[href$="/pay"]').click()
    page.wait_for_url("**/pay")
    visit.settled()
    expect(page.locator("main h1")).to_contain_text("支付定金")
    page.locator('input[value="transfer"]').check()
    page.locator("main form button.primary").click()
    number = page.locator(".copy-list dd.mono").inner_text()
    page.set_viewport_size({"width": 390, "height": 844})
    visit.does_not_overflow()
    visit.shot("order-pay-phone", full=True)
    page.set_viewport_size({"width": 1440, "height": 900})
    visit.tried("order-pay-desktop")
    product.command("shell", "-v0", "-c", AT_THE_COUNTER.format(number=number, part=0, less=0))
    page.locator("main form button.primary").click()
    page.wait_for_url(lambda url: not url.endswith("/pay"))
    visit.settled()
    expect(page.locator("main")).to_contain_text("支付尾款")
    page.locator('a[href$="/pay"]').click()
    page.wait_for_url("**/pay")
    visit.settled()
    page.locator('input[value="ok"]').check()
    page.locator("main form button.primary").click()
    page.wait_for_url("**?paid")
    visit.settled()
    expect(page.locator(".note.good").first).to_contain_text("付款已进入担保")
    expect(page.locator(".meter")).to_have_attribute("aria-label", "已付 100%")


def _signed_slip() -> bytes:
    """A small real PDF: what is no document is refused at the door."""
    sheet = FPDF()
    sheet.add_page()
    sheet.set_font("helvetica", size=14)
    sheet.cell(text="Delivered and signed for")
    return bytes(sheet.output())


def test_finance_contests_a_chargeback(product: Product, new_visit: VisitMaker) -> None:
    bought_then(product, DISPUTED)
    desk = new_visit()
    desk.sign_in("finance-maker", second_factor=True, to="/finance")
    page = desk.go("/finance/chargebacks?state=OPEN&words=sbd_e2e")
    rows = page.locator("main tbody tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("还有 14 天")
    desk.tried("chargebacks-desktop")
    with page.expect_download() as kept:
        page.locator("a[download]").click()
    told = kept.value.path().read_text("utf-8-sig").splitlines()
    assert len(told) == 2
    assert "sbd_e2e" in told[1]

    rows.locator("a").click()
    page.wait_for_url("**/finance/chargebacks/*")
    desk.settled()
    expect(page.locator("main h1")).to_be_visible()
    fold = page.locator('details:has(button[value="contest"])')
    fold.locator("summary").click()
    fold.locator("textarea").fill("十一月二十日发货，运单与签收单齐全，买方签收后未提异议。")
    slip = {"name": "slip.pdf", "mimeType": "application/pdf", "buffer": _signed_slip()}
    fold.locator('input[type="file"]').first.set_input_files(slip)
    desk.tried("chargeback-desktop")
    fold.locator("button").click()
    expect(page.locator("main")).to_contain_text("运单与签收单齐全")
    expect(page.locator("main")).to_contain_text("slip.pdf")
    assert page.locator('button[value="contest"]').count() == 0, "evidence is sent once"
    page.set_viewport_size({"width": 390, "height": 844})
    desk.does_not_overflow()
    desk.shot("chargeback-phone", full=True)


def test_a_booth_is_let_and_the_lease_ended(product: Product, visit: Visit) -> None:
    merchant = wares(product.url, "textile")[0].merchant
    tenant = asked(product.url, TENANT, slug=merchant)["merchant"]["uscc"]
    visit.sign_in("market-xinhua")
    page = visit.go("/leases")
    floors = page.locator('a[href*="floor="]')
    for at in range(floors.count()):
        if page.locator('select[name="booth"]').count():
            break
        floors.nth(at).click()
        visit.settled()
    booth = page.locator('select[name="booth"] option').first.inner_text()
    page.locator('input[name="tenant"]').fill(tenant)
    today = datetime.now(UTC).date()
    first, last = today + timedelta(days=400), today + timedelta(days=430)
    page.locator('input[name="startsOn"]').fill(first.isoformat())
    page.locator('input[name="endsOn"]').fill(last.isoformat())
    page.locator('button[value="open"]').click()
    expect(page.locator(".note.good")).to_contain_text("租约已登记")
    page = visit.go(f"/leases?booth={booth}")
    row = page.locator("main tbody tr", has_text=first.strftime("%Y/%m/%d"))
    row.locator("summary").click()
    row.locator('input[name="lastDay"]').fill((first + timedelta(days=9)).isoformat())
    row.locator('input[name="reason"]').fill("双方协商")
    row.locator("button").click()
    expect(page.locator(".note.good")).to_contain_text("租约已终止")
