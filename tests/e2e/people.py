"""People who act through the API where the story needs them, not their pages."""

from __future__ import annotations

import os

from backend.demo import roster
from backend.demo.day.client import Door, Town
from tests.e2e.product import Product


def town_of(product: Product) -> Town:
    """The demo's people at the running product."""
    kept = os.environ.get("API_URL")
    os.environ["API_URL"] = product.url
    try:
        return Town(Door(), roster.email_of)
    finally:
        if kept is None:
            del os.environ["API_URL"]
        else:
            os.environ["API_URL"] = kept
