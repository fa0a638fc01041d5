"""The finance desk: a payment that two persons look at, a journal that one writes and another posts."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.e2e.conftest import VisitMaker
from tests.e2e.product import Product
from tests.e2e.test_oversight import _bought
from tests.e2e.visit import Visit

OPEN_REVIEW = """
from payments.gateway.models import Payment
from payments.limits.services import review_open
paid = Payment.objects.filter(state="CAPTURED").exclude(payer__startswith="guest").latest("pk")
review_open(payment_id=paid.pk, payer=paid.payer, currency=paid.currency,
    amount_minor=paid.amount_minor, flags=["YOUNG_ACCOUNT", "CIRCLE"],
    evidence={"dayMinor": 200_000_000, "hourCount": 3, "accountDays": 2, "paid24hMinor": 200_000_000,
              "back24hMinor": 0, "circle": [paid.payer, paid.payer], "reportMinor": 200_000_000})
"""


def _confirm(page: Page, act: str) -> None:
    """Open the fold of an act and do it."""
    button = page.locator(f'button[name="act"][value="{act}"]')
    button.locator("xpath=ancestor::details/summary").click()
    button.click()


def _at_both_widths(visit: Visit, name: str) -> None:
    visit.tried(f"{name}-desktop")
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.does_not_overflow()
    visit.shot(f"{name}-phone", full=True)
    visit.page.set_viewport_size({"width": 1440, "height": 900})


def test_two_persons_look_at_a_payment(product: Product, new_visit: VisitMaker) -> None:
    _bought(product)
    product.command("shell", "-v0", "-c", OPEN_REVIEW)
    maker = new_visit()
    maker.sign_in("finance-maker", second_factor=True, to="/finance/reviews")
    page = maker.page
    page.locator("main table a").first.click()
    page.wait_for_url("**/finance/reviews/*")
    maker.settled()
    said = page.locator("main").inner_text()
    assert "新账户短期大额付款" in said
    assert "¥2,000,000.00" in said
    assert "→" in said, "the circle is told by names"
    assert "dayMinor" not in said, "evidence is told in words"
    _at_both_widths(maker, "review-open")
    page.locator('input[name="decision"][value="STOP"]').check()
    page.locator('textarea[name="reason"]').fill("资金循环，报送后处理")
    page.locator('button[value="propose"]').click()
    page.locator(".note.warn").wait_for()
    assert page.locator('button[value="agree"]').count() == 0, "whoever proposed does not decide"
    address = page.url.removeprefix(maker.base)

    checker = new_visit()
    checker.sign_in("finance-checker", second_factor=True, to="/finance")
    page = checker.go(address)
    assert "资金循环" in page.locator("main").inner_text()
    _confirm(page, "agree")
    page.locator(".badge.bad").wait_for()
    assert "已止付" in page.locator("main").inner_text()
    page = checker.go("/finance/reviews?state=STOPPED")
    assert page.locator("main tbody tr").count() >= 1


def test_a_journal_by_hand_without_script_and_its_check(new_visit: VisitMaker) -> None:
    maker = new_visit(script=False)
    maker.sign_in("finance-maker", second_factor=True, to="/finance/manual")
    page = maker.go("/finance/manual")
    page.locator("main details summary").click()
    page.locator('select[name="account_0"]').select_option("2900")
    page.locator('input[name="owner_0"]').fill("e2e")
    page.locator('input[name="credit_0"]').fill("１２.50")
    page.locator('select[name="account_3"]').select_option("1020")
    page.locator('input[name="owner_3"]').fill("safeguarding")
    page.locator('input[name="debit_3"]').fill("12.49")
    page.locator('textarea[name="reason"]').fill("银行回单补记")
    maker.allow("status of 400")
    page.locator("main form .button.primary").click()
    page.locator(".error-summary").wait_for()
    assert "12.49" in page.locator(".error-summary").inner_text()
    assert page.locator(".error-summary a").get_attribute("href") == "#debit_0"
    assert page.locator('input[name="credit_0"]').input_value() == "１２.50"
    assert "0.01" in page.locator("dl[aria-live]").inner_text()
    page.locator('input[name="debit_3"]').fill("12.50")
    page.locator("main form .button.primary").click()
    page.wait_for_url("**/finance/manual/*")
    assert page.locator(".note.warn").count() == 1, "the writer is told that another must check"
    address = page.url.removeprefix(maker.base)

    checker = new_visit()
    checker.sign_in("finance-checker", second_factor=True, to="/finance")
    page = checker.go(address)
    _at_both_widths(checker, "manual-check")
    _confirm(page, "post")
    page.locator(".badge.good").wait_for()
    page = checker.go("/finance/journals?kind=J-MANUAL&owner=e2e")
    assert "12.50" in page.locator("main tbody").inner_text()
    _at_both_widths(checker, "journals")
    with page.expect_download() as kept:
        page.locator("a[download]").click()
    rows = kept.value.path().read_text("utf-8-sig").splitlines()
    assert len(rows) == 3, "heads and the two lines"
    assert ",2900," in rows[1] + rows[2]
