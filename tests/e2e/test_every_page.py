"""Every kind of page, at a desk and on a phone, in light and dark: no grave finding, no overflow."""

from __future__ import annotations

import pytest

from tests.e2e.visit import Visit

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
}


@pytest.mark.parametrize(("name", "path"), PUBLIC.items(), ids=list(PUBLIC))
def test_public_page(visit: Visit, phone: Visit, name: str, path: str) -> None:
    page = visit.go(path)
    assert page.locator("h1").count() == 1
    visit.tried(f"{name}-desktop")

    phone.go(path)
    phone.does_not_overflow()
    phone.shot(f"{name}-phone")
