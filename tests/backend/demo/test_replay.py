"""A hundred real invoices through the real endpoint: every sum to the penny, twice is once."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from backend.demo import roster
from backend.demo.day.client import Door, Town
from backend.demo.day.proofs.settled import days_faults, nights_faults
from backend.demo.day.replay.run import Listener, replay
from backend.inventory.selectors import negative_stock, stock_faults
from markets.sites.services import sites_sync
from payments.escrow.selectors import identity_faults, totals
from payments.gateway.services import bank_collect
from payments.ledger.selectors import prove
from payments.payouts.services import capital_ask

pytestmark = pytest.mark.long
LIMIT = 100


@pytest.fixture
def invoices(shared_data: Path) -> Path:
    """The real history, read in place."""
    file = shared_data / "online-retail" / "transactions.csv"
    if not file.is_file():
        pytest.skip(f"the real invoices are not here: {file}")
    return file


@pytest.fixture
def town(committed_db: str) -> Town:
    """People who speak to the whole Django application, one after the other."""
    from django.test import Client

    client = Client()

    def post(request: httpx.Request) -> httpx.Response:
        answer = client.post(
            request.url.path,
            data=request.content,
            content_type="application/json",
            headers={key: request.headers[key] for key in request.headers if key[0] == "a"},
        )
        return httpx.Response(answer.status_code, content=answer.content)

    sites_sync()
    capital_ask(["GBP"])
    bank_collect()
    return Town(Door(httpx.MockTransport(post)), roster.email_of, hands=1)


def test_a_hundred_invoices_stand_to_the_penny(town: Town, invoices: Path):
    found = replay(town, invoices, limit=LIMIT, listener=Listener())

    assert found.faults == []
    assert found.documents == LIMIT
    assert found.placed_minor == found.plan.sold_minor > 0
    assert found.refunded_minor == found.plan.back_minor > 0
    assert prove().faults == []
    assert (days_faults(), nights_faults()) == ([], [])
    assert identity_faults() == []
    assert (stock_faults(), negative_stock()) == (0, 0)
    held = totals()["GBP"]
    assert held["funded"] == found.placed_minor
    assert held["refunded"] == found.refunded_minor
    assert held["released"] == found.placed_minor - found.refunded_minor

    calls = town.door.calls
    again = replay(town, invoices, limit=LIMIT, listener=Listener())

    assert again.faults == []
    assert not again.is_new
    assert again.outcome.placed == again.outcome.given_back == 0
    assert town.door.calls - calls < 20  # it looked, and placed nothing
    assert any("nothing to place" in line for line in again.lines())
