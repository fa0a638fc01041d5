"""A person protects the account with an authenticator app, and uses it."""

from __future__ import annotations

import re

import pyotp

from backend.demo.accounts import demo_password
from tests.e2e.conftest import VisitMaker


def test_a_buyer_sets_up_an_authenticator_app(new_visit: VisitMaker) -> None:
    visit = new_visit()
    page = visit.sign_in("buyer-33", to="/security")
    page.locator('input[name="password"]').fill(demo_password())
    page.locator('button[value="enrol"]').click()
    code = page.locator('main img[src^="data:image/svg"]')
    code.wait_for()
    assert code.evaluate("image => image.complete && image.naturalWidth") > 0, "it is drawn"
    visit.tried("second-factor")
    secret = re.sub(r"\s", "", page.locator('input[name="secret"]').input_value())
    page.locator('input[name="code"]').fill("１２3")
    page.locator('button[value="confirm"]').click()
    page.locator(".error-summary").wait_for()
    visit.allow("status of 4")
    page.locator('input[name="code"]').fill(pyotp.TOTP(secret).now())
    page.locator('button[value="confirm"]').click()
    page.locator("main li", has_text=re.compile(r"^\w{5}-\w{5}$")).first.wait_for()
    assert page.locator("main li", has_text=re.compile(r"^\w{5}-\w{5}$")).count() == 10
