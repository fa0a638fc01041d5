"""The technical operator opens the admin with both factors and reads it, at a desk and on a phone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from backend.demo import roster
from backend.demo.accounts import demo_password
from backend.demo.authenticator import fresh_code
from tests.e2e.conftest import VisitMaker
from tests.e2e.visit import AXE_CONTRAST, DESKTOP, PHONE, Visit

WHO = roster.email_of("sysadmin")


def _enter(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.base}/admin/")
    page.locator('[name="username"]').fill(WHO)
    page.locator('[name="password"]').fill(demo_password())
    with fresh_code(WHO, state=visit.product.state) as code:
        page.locator('[name="code"]').fill(code)
        page.locator("#login-form button").click()
        page.wait_for_url(f"{visit.base}/admin/")


def _until_booked(page: Page) -> None:
    """The house's own money comes through the bank, some time after the product stands."""
    sums = page.locator("#result_list td", has_text=" CNY")
    for _ in range(120):
        if sums.count():
            return
        page.wait_for_timeout(500)
        page.reload()
    expect(sums).not_to_have_count(0)


def _looked_at(visit: Visit, name: str) -> None:
    for width, window in (("phone", PHONE), ("desktop", DESKTOP)):
        visit.page.set_viewport_size(window)
        visit.does_not_overflow()
        visit.axe()
        visit.shot(f"desk-{name}-{width}")


def _keys_alone(visit: Visit) -> None:
    """Menu and filters open and shut without a mouse, and whoever opened them is not lost."""
    page = visit.page
    page.set_viewport_size(PHONE)
    menu, shut = (page.get_by_role("button", name=name, exact=True) for name in ("菜单", "关闭"))
    menu.press("Enter")
    expect(shut).to_be_focused()
    visit.axe()
    shut.press("Enter")
    expect(menu).to_be_focused()
    expect(shut).to_be_hidden()
    filters = page.locator("#changelist-filter")
    page.locator('[role="button"]', has_text="filter_list").press("Space")
    expect(filters).to_be_visible()
    page.keyboard.press("Escape")
    expect(filters).to_be_hidden()


def test_the_technical_operator_reads_the_desk(new_visit: VisitMaker) -> None:
    visit = new_visit()
    _enter(visit)
    page = visit.page
    _looked_at(visit, "index")

    page.goto(f"{visit.base}/admin/payments_ledger/account/?code=1030")
    _until_booked(page)
    _looked_at(visit, "list")
    _keys_alone(visit)

    page.locator("#result_list tbody th a").first.click()
    page.wait_for_url(lambda url: "/change/" in url)
    assert (
        page.locator('#content-main :is(input, button, select):visible, [name="_save"]').count()
        == 0
    )
    _looked_at(visit, "row")
    page.locator("html").evaluate("page => page.classList.add('dark')")  # colours alone differ
    visit.axe(AXE_CONTRAST)
    visit.shot("desk-row-dark")
