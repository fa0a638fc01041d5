"""A small trading day through the web door, then every proof."""

from __future__ import annotations

import httpx
import pytest

from backend.config.wsgi import application
from backend.demo import roster
from backend.demo.accounts import demo_password
from backend.demo.day.client import Door, Town
from backend.demo.day.proofs import prove_all
from backend.demo.day.run import Plan, trade_a_day
from backend.demo.services.city import city_load


@pytest.mark.usefixtures("committed_db")
def test_a_day_trades_settles_and_proves():
    city_load(products=140, password=demo_password())
    town = Town(Door(httpx.WSGITransport(app=application)), roster.email_of, hands=1)
    tally = trade_a_day(
        town, Plan(orders=10, seed=5), say=lambda _text: None, advance=lambda _count: None
    )
    report = prove_all()

    assert report.faults == []
    assert len(tally.orders) >= 8
    assert not [what for what in tally.refused if "INTERNAL" in what or "Error" in what]
