"""Reactions: a merchant's first goods on the shelf get the codes of its booths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.catalog.events import ProductMoved
from backend.events.registry import handles
from markets.venues.selectors import has_booth
from markets.venues.services.lease import booths_push

if TYPE_CHECKING:
    from backend.events.models import EventEntry

ON_THE_SHELF = "PUBLISHED"


@handles(ProductMoved)
def booths_on_the_shelf(event: ProductMoved, _entry: EventEntry) -> None:
    """Push the codes when goods go on the shelf; later goods inherit them (decision D13)."""
    if event.after == ON_THE_SHELF and has_booth(event.merchant_id):
        booths_push(event.merchant_id)
