"""The front door as it stands on real servers: a proxy before it ends TLS and names the host."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator

import httpx
import pytest

from backend.demo import roster
from backend.demo.accounts import demo_password
from backend.embedded.node import find_node
from backend.embedded.processes import free_port, port_is_taken, wait_until
from tests.e2e.product import ROOT, Product

PUBLIC = "shiji.example.org"
PROXY = {"Host": PUBLIC, "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}


@pytest.fixture
def door(product: Product) -> Iterator[str]:
    """A second storefront before the same core, told that a proxy of ours stands before it."""
    port = free_port()
    process = subprocess.Popen(
        [str(find_node().node), "server/index.ts"], cwd=ROOT / "storefront", start_new_session=True,
        env={
            "PATH": os.environ["PATH"], "NODE_ENV": "production", "HOST": "127.0.0.1",
            "PORT": str(port), "API_URL": product.url, "SHIJI_TRUSTED_PROXY": "1",
            "PUBLIC_URL": f"https://{PUBLIC}", "SECRET_KEY": "of-this-test-alone-" * 4,
        },
    )  # fmt: skip
    try:
        assert wait_until(lambda: port_is_taken(port), seconds=30)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_forms_are_taken_from_our_own_address_behind_tls_and_from_no_other(door: str) -> None:
    with httpx.Client(base_url=door, headers=PROXY, timeout=30) as browser:
        page = browser.get("/sign-in")
        assert all("Secure" in each for each in page.headers.get_list("set-cookie"))
        assert "演示环境" not in page.text, "only the demonstration is called one"
        token = re.search(r'name="csrf" value="([^"]+)"', page.text)
        assert token is not None
        form = {"csrf": token[1], "email": roster.email_of("buyer-01"), "password": demo_password()}
        # a Secure cookie would not be sent over our plain connection: the proxy's part is played here
        told = [each.split(";")[0] for each in page.headers.get_list("set-cookie")]
        proof = {"Cookie": "; ".join(told)}
        for origin, status in (("https://evil.example", 400), (f"https://{PUBLIC}", 302)):
            answer = browser.post("/sign-in", data=form, headers=proof | {"Origin": origin})
            assert answer.status_code == status, origin
        for place in ("/nothing", "/gov/nothing", "/textile/nothing", "/merchant/nothing"):
            lost = browser.get(place)
            assert lost.status_code == 404
            assert "没有" in lost.text or "找不到" in lost.text
            assert "content-security-policy" in lost.headers
