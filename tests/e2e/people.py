"""People who act through the API where the story needs them, not their pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from backend.demo import roster
from backend.demo.day.client import Door, Town
from tests.e2e.product import Product


@contextmanager
def town_of(product: Product) -> Iterator[Town]:
    """The demo's people at the running product; the connection is closed afterwards."""
    kept = os.environ.get("API_URL")
    os.environ["API_URL"] = product.url
    try:
        door = Door()
    finally:
        if kept is None:
            del os.environ["API_URL"]
        else:
            os.environ["API_URL"] = kept
    with door.http:
        yield Town(door, roster.email_of)
