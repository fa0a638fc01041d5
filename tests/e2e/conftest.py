"""Fixtures of the browser tests. See ``README.md`` of this folder for how to add one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.e2e.product import Product, running_product
from tests.e2e.visit import PHONE, Visit, visit_open
from tests.e2e.workers import OneStoryOfMoney
from tests.gate.steps import browser as browser_path

HERE = Path(__file__).parent
VisitMaker = Callable[..., Visit]
PRODUCT = pytest.StashKey[Product]()
HANDHELD = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
expect.set_options(timeout=20_000)  # two cores render, serve and test at once


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder carries the marker, so that nobody can forget it."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> OneStoryOfMoney:
    """Who gives the tests of this folder out."""
    return OneStoryOfMoney(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Whoever starts the workers starts the product, before the first of them, and ends it."""
    config = node.config
    if PRODUCT not in config.stash:
        life = ExitStack()
        config.add_cleanup(life.close)
        config.stash[PRODUCT] = life.enter_context(running_product())
    node.workerinput["product"] = asdict(config.stash[PRODUCT])


@pytest.fixture(scope="session")
def product(request: pytest.FixtureRequest) -> Iterator[Product]:
    """The whole product, started once for the run."""
    if told := getattr(request.config, "workerinput", {}).get("product"):
        yield Product(**told)
        return
    with running_product() as one:
        yield one


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine, or the one that CHROMIUM names."""
    path = browser_path()
    if path is None:
        reason = "NO CHROMIUM on the path or in CHROMIUM: the pages were NOT tried in a browser"
        assert os.environ.get("SHIJI_REQUIRE_BROWSER") != "1", reason
        pytest.skip(reason)
    with sync_playwright() as play:
        chromium = play.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def new_visit(product: Product, browser: Browser) -> Iterator[VisitMaker]:
    """Makes visitors; at the end none of them may have an unanswered complaint."""
    visits: list[Visit] = []

    def make(*, phone: bool = False, script: bool = True, **options: Any) -> Visit:
        if phone:
            options |= HANDHELD
        visit = visit_open(browser, product, java_script_enabled=script, **options)
        visits.append(visit)
        return visit

    yield make
    unanswered = [text for visit in visits for text in visit.unanswered()]
    for visit in visits:
        visit.context.close()
    assert unanswered == []


@pytest.fixture
def visit(new_visit: VisitMaker) -> Visit:
    """A guest at a desk."""
    return new_visit()


@pytest.fixture
def phone(new_visit: VisitMaker) -> Visit:
    """A guest with a phone."""
    return new_visit(phone=True)


@pytest.fixture(scope="session")
def _walkers(product: Product, browser: Browser) -> Iterator[dict[str, Visit]]:
    walkers = {
        "desk": visit_open(browser, product),
        "phone": visit_open(browser, product, **HANDHELD),
    }
    yield walkers
    for each in walkers.values():
        each.context.close()


@pytest.fixture
def walkers(_walkers: dict[str, Visit]) -> Iterator[tuple[Visit, Visit]]:
    """Guests who walk from page to page, at a desk and with a phone: scripts are loaded once.

    For pages that are only looked at; whoever acts takes a visitor of his own.
    """
    yield _walkers["desk"], _walkers["phone"]
    unanswered = [text for each in _walkers.values() for text in each.unanswered()]
    for each in _walkers.values():
        each.complaints.clear()
    assert unanswered == []
