"""A product went in or out of stock: say so, and push it into the listing rows (decision D13)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping

from backend.catalog.drafts import StockPart
from backend.catalog.selectors import variant_facts
from backend.catalog.services import listing_update
from backend.events.services import publish
from backend.inventory.events import StockFlipped
from backend.inventory.models import Stock
from backend.inventory.selectors import products_in_stock
from backend.kernel.actor import Actor

COUNTER = Actor.system("inventory")


def free_now(stocks: Iterable[Stock]) -> dict[uuid.UUID, bool]:
    """Which rows have something free, before a change."""
    return {row.pk: row.quantity > row.allocated for row in stocks}


def flips_push(
    before: Mapping[uuid.UUID, bool], stocks: Iterable[Stock], *, actor: Actor = COUNTER
) -> None:
    """Tell of the products whose rows began or ceased to have free units."""
    turned = {row.variant_id for row in stocks if before[row.pk] != (row.quantity > row.allocated)}
    if not turned:
        return
    products = {each.product_id for each in variant_facts(turned).values()}
    for product, in_stock in sorted(products_in_stock(products).items()):
        listing_update([product], StockPart(in_stock=in_stock))
        publish(StockFlipped(product_id=product, in_stock=in_stock), actor=actor)
