"""The finance desk: a payment that two persons look at, a journal that one writes and another posts."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.conftest import VisitMaker
from tests.e2e.people import bought_then
from tests.e2e.product import Product
from tests.e2e.visit import Visit

OPEN_REVIEW = """
from backend.kernel.ids import public_id
from payments.limits.services import review_open
paid = part.payment
review_open(payment_id=paid.pk, payer=paid.payer, currency=paid.currency,
    amount_minor=paid.amount_minor, flags=["YOUNG_ACCOUNT", "CIRCLE"],
    evidence={"dayMinor": 200_000_000, "hourCount": 3, "accountDays": 2, "paid24hMinor": 200_000_000,
              "back24hMinor": 0, "circle": [paid.payer, paid.payer], "reportMinor": 200_000_000})
print("paid", public_id("pay", paid.pk))
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


def _pictured(visit: Visit, name: str, *, axe: bool = False) -> None:
    """The same for a page of a kind that is tried elsewhere: looked at, and no wider than its window."""
    if axe:
        visit.axe()
    visit.shot(f"{name}-desktop", full=True)
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.does_not_overflow()
    visit.shot(f"{name}-phone", full=True)
    visit.page.set_viewport_size({"width": 1440, "height": 900})


def test_two_persons_look_at_a_payment(product: Product, new_visit: VisitMaker) -> None:
    paid = bought_then(product, OPEN_REVIEW).split("paid ")[1].split()[0]
    maker = new_visit()
    maker.sign_in("finance-maker", second_factor=True, to="/finance/reviews")
    page = maker.page
    page.locator("main tbody tr", has_text=paid).locator("a").first.click()
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
    page.locator("main details form .button.primary").click()
    page.locator(".error-summary").wait_for()
    assert "12.49" in page.locator(".error-summary").inner_text()
    assert page.locator(".error-summary a").get_attribute("href") == "#debit_0"
    assert page.locator('input[name="credit_0"]').input_value() == "１２.50"
    assert "0.01" in page.locator("dl[aria-live]").inner_text()
    page.locator('input[name="debit_3"]').fill("12.50")
    page.locator("main details form .button.primary").click()
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


WAITING = """
from datetime import timedelta
from backend.demo import roster
from backend.kernel import clock
from backend.kernel.actor import SYSTEM
from backend.kernel.clock import clock_frozen
from backend.kernel.ids import public_id
from backend.parties.models import Membership
from payments.escrow.models import Escrow
from payments.escrow.rules import Part
from payments.escrow.services import chargeback_follow, escrow_release, holds_release_due, merchant_ref
from payments.gateway.adapters.bank_box import HttpBox
from payments.gateway.bank.house import own_account
from payments.gateway.models import Dispute
from payments.gateway.services import bank_collect
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import balance
from payments.ledger.services import SAFE_BANK, journal_post
from payments.payouts.services import bank_account_put
from payments.reconciliation.services import sheet_refuse

company = Membership.objects.get(user__email=roster.email_of("buyer-05")).organization
with clock_frozen(clock.now() - timedelta(days=5)):
    bank_account_put(actor=SYSTEM, merchant_id=company.pk, currency="CNY", bank_name="工商银行",
        account_name=company.legal_name, account_number="6222000011113333")
for name, minor, account in ((company.legal_name, 12_000_000, "6222000011113333"), ("未知付款人", 98_700, "6217000055556666")):
    HttpBox().call("receive", {"to": own_account(SAFE_BANK, "CNY").number, "amount": minor,
        "currency": "CNY", "name": name, "account": account})
bank_collect()
sheet_refuse(source="shiji.bank", ident="camt-e2e", sha256="0" * 64, code="STATEMENT_INVALID",
    reason="对账单内容无效。", field="lines.3.amount", account="1020:safeguarding:CNY")

escrow = part.escrow
Escrow.objects.filter(pk=escrow.pk).update(state="IN_INSPECTION")  # as if the goods had come
escrow_release(actor=SYSTEM, settlement_subject=escrow.settlement_subject,
    parts=[Part(escrow.price_minor, 150)], key=f"e2e:{escrow.pk}")
with clock_frozen(clock.now() + timedelta(days=60)):
    holds_release_due()
for code in ("2030", "2031"):
    held = balance(code, merchant_ref(escrow.merchant_id))
    if held:
        journal_post(key=f"e2e:{code}:{escrow.pk}", kind="J-MANUAL", lines=[
            dr(code, merchant_ref(escrow.merchant_id), held), cr("2900", "e2e-desk", held)])
case = Dispute.objects.create(provider="shiji.sandbox", ref="sbd_desk", payment=part.payment, currency="CNY",
    amount_minor=part.amount_minor, fee_minor=10000, reason="fraudulent", evidence_due=clock.now() + timedelta(days=9))
chargeback_follow(dispute_id=case.pk)
print("owner", public_id("org", company.pk))
"""
LOST = """
from payments.escrow.services import chargeback_follow
from payments.gateway.models import Dispute
case = Dispute.objects.get(ref="sbd_desk")
Dispute.objects.filter(pk=case.pk).update(state="LOST")
chargeback_follow(dispute_id=case.pk)
"""


def _opened(visit: Visit, path: str, text: str = "") -> Page:
    """Go to a list and follow the link of the row that holds a text."""
    page = visit.go(path)
    row = page.locator("main tbody tr", has_text=text).first
    row.locator("a").first.click()
    expect(page.locator("nav.crumbs, main h1").first).to_be_visible()
    page.wait_for_url(lambda url: url != visit.base + path)
    visit.settled()
    return page


def _proposed(desk: Visit, payer: str, how: str, target: str) -> str:
    """Say whose a receipt is; its address."""
    page = _opened(desk, "/finance/receipts?state=UNIDENTIFIED", payer)
    page.locator(f'input[name="how"][value="{how}"]').check()
    page.locator('input[name="target"]').fill(target)
    page.locator('textarea[name="note"]').fill("与付款人电话核对")
    if how == "WALLET":
        _pictured(desk, "receipt-open")
    page.locator('button[value="propose"]').click()
    expect(page.locator("main .badge").first).to_have_text("待复核")
    return page.url.removeprefix(desk.base)


def _money_is_bought_back(maker: Visit, checker: Visit) -> None:
    """Written down by one, looked up in the list and the file; sent back by the other."""
    page = maker.go("/finance/purchases")
    page.locator("main details summary").first.click()
    for name, text in (("reference", "FX-E2E-1"), ("bought", "７00.00"), ("paid", "5012")):
        page.locator(f'input[name="{name}"]').fill(text)
    page.locator("main details form button.primary").first.click()
    expect(page.locator(".note.warn")).to_contain_text("须由另一人复核")
    address = page.url.removeprefix(maker.base)
    page = maker.go("/finance/purchases?state=DRAFT&currency=USD")
    expect(page.locator("main tbody")).to_contain_text("FX-E2E-1")
    expect(page.locator(".stats")).to_contain_text("700.00")
    _pictured(maker, "purchases", axe=True)
    with page.expect_download() as kept:
        page.locator("a[download]").click()
    assert len(kept.value.path().read_text("utf-8-sig").splitlines()) == 2
    page = checker.go(address)
    _pictured(checker, "purchase-check", axe=True)
    fold = page.locator('details:has(button[value="refuse"])')
    fold.locator("summary").click()
    fold.locator("textarea").fill("回单金额不符")
    fold.locator("button").click()
    expect(page.locator("main .badge").first).to_have_text("已退回")


def test_what_waits_at_the_desk_is_worked_by_two_persons(
    product: Product, new_visit: VisitMaker
) -> None:
    owner = bought_then(product, WAITING).split("owner ")[1].split()[0]
    maker, checker, buyer = new_visit(), new_visit(), new_visit()
    maker.sign_in("finance-maker", second_factor=True, to="/finance/receipts")
    receipts = [
        _proposed(maker, "未知付款人", "RETURN", ""),
        _proposed(maker, "****3333", "WALLET", owner),
    ]
    page = maker.go("/finance/reconciliation")
    expect(page.get_by_text("camt-e2e")).to_be_visible()
    _pictured(maker, "refused-sheet")

    page = _opened(maker, "/finance/chargebacks?words=sbd_desk")
    case = page.url.removeprefix(maker.base)
    _confirm(page, "cover")
    expect(page.locator('button[value="cover"]')).to_have_count(0)
    fold = page.locator('details:has(button[value="accept"])')
    fold.locator("summary").click()
    fold.locator("textarea").fill("金额小，没有签收单")
    fold.locator("button").click()
    expect(page.locator(".note.warn").first).to_contain_text("不抗辩由您申请")
    _pictured(maker, "chargeback-accept", axe=True)

    checker.sign_in("finance-checker", second_factor=True, to="/finance/receipts")
    for address, state in zip(receipts, ("退回中", "已查明"), strict=True):
        page = checker.go(address)
        _confirm(page, "agree")
        expect(page.locator("main .badge").first).to_have_text(state)
    page = checker.go(case)
    _confirm(page, "acceptApprove")
    expect(page.locator('button[value="acceptApprove"]')).to_have_count(0)

    page = buyer.sign_in("buyer-05", to="/wallet")
    expect(page.locator(".stats")).to_contain_text("0,000.00")
    for amount, state in (("10,000", "已发送银行"), ("６0000", "待复核")):
        page.locator("main details:has(button[value='ask']) summary").click()
        page.locator('input[name="amount"]').fill(amount)
        if state == "待复核":
            _pictured(buyer, "wallet-ask", axe=True)
        page.locator('button[value="ask"]').click()
        expect(page.locator(".note.good")).to_contain_text("已提交提取申请")
        expect(page.locator("main tbody .badge").first).to_have_text(state)
        page = buyer.go("/wallet")
    _pictured(buyer, "wallet-paid")
    with page.expect_download() as kept:
        page.locator("a[download]").first.click()
    assert len(kept.value.path().read_text("utf-8-sig").splitlines()) >= 3, "heads, two payouts"

    page = _opened(maker, "/finance/wallets?state=WAITING")
    _confirm(page, "agree")
    expect(page.locator(".note")).to_contain_text("须由另一人复核发送")
    payout = page.url.removeprefix(maker.base)
    page = checker.go(payout)
    _pictured(checker, "wallet-check", axe=True)
    _confirm(page, "send")
    expect(page.locator("main .badge").first).to_have_text("已发送银行")

    _money_is_bought_back(maker, checker)
    product.command("shell", "-v0", "-c", LOST)
    page = maker.go(case)
    fold = page.locator('details:has(button[value="writeOff"])')
    fold.locator("summary").click()
    fold.locator("textarea").fill("商户已停业，无法追偿")
    fold.locator("button").click()
    expect(page.locator(".note")).to_contain_text("核销由您申请")
    page = checker.go(case)
    _confirm(page, "approve")
    expect(page.locator("main .badge").first).to_have_text("已核销")
    _pictured(checker, "chargeback-written-off")


STUCK = """
from backend.events.models import Delivery, DeliveryState
from backend.kernel import clock
from payments.gateway.models import InboundEvent
row = Delivery.objects.filter(state=DeliveryState.DONE).latest("pk")
Delivery.objects.filter(pk=row.pk).update(state=DeliveryState.PARKED, attempts=8, last_error="TimeoutError: no answer")
InboundEvent.objects.create(provider="shiji.sandbox", event_id="evt_e2e", kind="payment.captured", object_kind="payment",
    object_ref="sbp_e2e", body=b"{}", state="DEAD", attempts=8, next_try_at=clock.now(), received_at=clock.now(),
    problem="object unknown")
"""


def test_the_technical_operator_retries_what_is_stuck_and_confirms_a_role(
    product: Product, new_visit: VisitMaker
) -> None:
    product.command("shell", "-v0", "-c", STUCK)
    desk = new_visit()
    page = desk.sign_in("sysadmin", second_factor=True, to="/finance/parked")
    page = desk.go("/finance/parked")
    expect(page.get_by_text("sbp_e2e")).to_be_visible()
    _pictured(desk, "parked-stuck")
    page = desk.go("/finance/parked?words=sbp_e2e")
    expect(page.locator("a[download]")).to_have_count(1)
    page = desk.go("/finance/parked")
    files = page.locator("a[download]")
    for at in range(files.count()):
        with page.expect_download() as kept:
            files.nth(at).click()
        assert len(kept.value.path().read_text("utf-8-sig").splitlines()) == 2
    for act in ("retry", "replay"):
        page.locator(f'button[value="{act}"]').first.click()
        expect(page.locator(f'button[value="{act}"]')).to_have_count(0)

    house = new_visit()
    house.sign_in("operator", second_factor=True, to="/organizations/members")
    page = house.go("/organizations/members")
    row = page.locator("main li", has_text="finance-maker")
    row.locator("summary").click()
    row.locator('select[name="newRole"]').select_option("operator")
    row.locator('button[value="grant"]').click()
    expect(page.locator('button[value="confirm"]')).to_have_count(1)
    page = desk.go("/organizations/members")
    waiting = page.locator('li:has(button[value="deny"])')
    expect(waiting).to_contain_text("finance-maker")
    _pictured(desk, "role-second", axe=True)
    waiting.locator('button[value="confirm"]').click()
    expect(page.locator('button[value="confirm"]')).to_have_count(0)
    page = house.go("/organizations/members")
    row = page.locator("main li", has_text="finance-maker")
    expect(row.locator(".badge.info")).to_have_count(2)
    row.locator("summary").click()
    row.locator('select[name="membership"]').select_option(label="平台运营")
    row.locator('button[value="end"]').click()
    expect(row.locator(".badge.info")).to_have_count(1)
