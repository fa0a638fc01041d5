"""The supervisors' desk: find a purchase, prove it, take its file, freeze its money by two persons, ask the shop."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.conftest import VisitMaker
from tests.e2e.people import bought
from tests.e2e.product import ROOT, Product
from tests.e2e.visit import Visit

VERIFIER = ROOT / "backend" / "audit" / "verifier" / "shiji_verify.py"
PATIENCE_MS = 25_000


def _traced(desk: Visit, number: str) -> str:
    """Search for the order and open its trace; the address of the trace."""
    page = desk.page
    for _ in range(20):
        page = desk.go(f"/oversight?text={number}")
        if page.locator("main table a").count():
            break
        page.wait_for_timeout(1000)
    page.locator("main table a").first.click()
    page.wait_for_url("**/oversight/trace/**")
    desk.settled()
    return page.url.removeprefix(desk.base)


def _verified(path: Path, tmp_path: Path) -> None:
    """The offline verifier passes the bundle, and not one that was touched."""
    run = [sys.executable, str(VERIFIER)]
    good = subprocess.run([*run, str(path)], capture_output=True, text=True, check=False)
    assert good.returncode == 0, good.stdout + good.stderr
    bundle = json.loads(path.read_text())
    bundle["leaves"][0]["text"] = bundle["leaves"][0]["text"].replace('"v":1', '"v":2')
    touched = tmp_path / "touched.json"
    touched.write_text(json.dumps(bundle))
    assert subprocess.run([*run, str(touched)], capture_output=True, check=False).returncode == 1


def test_trace_proof_bundle_freeze_and_explanation(
    product: Product, new_visit: VisitMaker, tmp_path: Path
) -> None:
    trade = bought(product)
    first = new_visit()
    first.sign_in("regulator", second_factor=True, to="/oversight")
    first.tried("desk-search")
    trace = _traced(first, trade.number)
    page = first.page

    for _ in range(60):  # a head is signed once a minute
        page.locator('button[name="prove"]').first.click()
        page.locator("#proof").wait_for()
        if page.locator("#proof .note.good").count():
            break
        page.wait_for_timeout(1500)
        first.go(trace)
    said = page.locator("#proof").inner_text()
    assert said.count("✓") == 3, said
    first.tried("desk-trace")
    with page.expect_download() as given:
        page.locator('a:has-text("下载证据包")').click()
    bundle = tmp_path / "bundle.json"
    given.value.save_as(bundle)
    _verified(bundle, tmp_path)

    fold = page.locator('details:has(button[value="freeze"])').first
    fold.locator("summary").click()
    fold.locator("textarea").fill("核查资金流向")
    fold.locator("button").click()
    page.wait_for_url("**/oversight/freezes")
    first.settled()
    assert "您已申请" in page.locator("main").inner_text()

    second = new_visit()
    page = second.sign_in("regulator2", second_factor=True, to="/oversight/freezes")
    fold = page.locator('details:has(button[value="freeze"])').first
    fold.locator("summary").click()
    fold.locator("button").click()
    page.locator(".badge.bad").first.wait_for(timeout=PATIENCE_MS)
    second.tried("desk-freezes")

    page = first.go(trace)
    page.locator('[name="title"]').fill("核查担保资金")
    page.locator('button[value="case"]').click()
    page.wait_for_url("**/oversight/cases/**")
    first.settled()
    # buyer and shop of this trade; the address changes a moment before the page does
    expect(page.locator('select[name="organizationId"] option')).to_have_count(2)
    page.locator('textarea[name="question"]').fill("请说明成交价格的依据")
    page.locator('[name="dueAt"]').fill("2030-01-31")
    page.locator('button[value="demand"]').click()
    page.locator("text=请说明成交价格的依据").wait_for(timeout=PATIENCE_MS)
    first.tried("desk-case")

    parties = [new_visit(), new_visit()]
    answered = 0
    seen: list[str] = []
    for party, name in zip(parties, (trade.buyer, trade.merchant), strict=True):
        page = party.sign_in(name, to="/explanations")
        party.settled()
        seen.append(page.locator("main").inner_text())
        if page.locator("textarea").count():
            party.tried("explanations")
            page.locator("textarea").fill("按公示的阶梯价成交")
            page.locator("main form button").last.click()
            page.locator("text=按公示的阶梯价成交").wait_for(timeout=PATIENCE_MS)
            answered += 1
    assert answered == 1, seen
    assert (
        "按公示的阶梯价成交"
        in first.go(first.page.url.removeprefix(first.base)).locator("main").inner_text()
    )
