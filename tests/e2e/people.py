"""People who act through the API where the story needs them, not their pages."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager

from backend.demo import roster
from backend.demo.day.client import Door, Refused, Town
from backend.demo.day.market import Trade, basket, buy, shelf
from tests.e2e.product import Product

TRIES = 5
ABOUT = """
from backend.orders.models import Order
from payments.escrow.models import Funding
part = Funding.objects.get(state="FUNDED",
    escrow__settlement_subject=Order.objects.get(number="{number}").settlement_subject)
"""
"""Finds what was paid for one order: other purchases go on beside."""


@contextmanager
def town_of(product: Product) -> Iterator[Town]:
    """The demo's people at the running product; the connection is closed afterwards."""
    kept = os.environ.get("API_URL")
    os.environ["API_URL"] = product.url
    try:
        door = Door(state=product.state)
    finally:
        if kept is None:
            del os.environ["API_URL"]
        else:
            os.environ["API_URL"] = kept
    with door.http:
        yield Town(door, roster.email_of)


def bought(product: Product) -> Trade:
    """A purchase on the textile site, paid into escrow."""
    source = random.Random(20261125)
    with town_of(product) as town:
        goods = shelf(town, "textile-cny", pages=1)
        for attempt in range(TRIES):
            lines = basket(source, goods)[:1]
            try:
                return buy(town, source, "textile-cny", attempt, lines, planned="ok")[0]
            except Refused:  # no common way of sending
                continue
    raise AssertionError("nothing could be bought")


def bought_then(product: Product, script: str) -> str:
    """What a script of the shell prints that goes on with ``part``, a purchase of its own."""
    about = ABOUT.format(number=bought(product).number)
    return product.command("shell", "-v0", "-c", about + script)
