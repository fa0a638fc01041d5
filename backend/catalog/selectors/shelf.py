"""Who sees which goods: the one place that decides (markets brief 7, decision D32)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from backend.catalog.models import Product, ProductListing
from backend.kernel.actor import Viewer
from backend.kernel.readings import Reading
from backend.kernel.statements import run

if TYPE_CHECKING:
    from backend.channels.models import Channel

REVIEW = "catalog.review"
OPEN_DOOR = "open"


def market_standing_shown(channel: Channel | None) -> bool:
    """Whether a seller's grade, turnover and stalls may be shown (decisions D23 and D29).

    A channel behind the procurement door shows none of them: there credit offers vetoes only.
    """
    return channel is None or channel.ordering_door == OPEN_DOOR


def visible_listings(channel_id: uuid.UUID) -> QuerySet[ProductListing]:
    """What everybody sees in a channel: published rows that nothing hides."""
    rows = ProductListing.objects.filter(channel_id=channel_id, is_published=True, visible=True)
    return rows.select_related("product__merchant").defer("document", "codes")


_BY_SLUG = Reading(
    lambda channel, slug: visible_listings(channel).filter(product__slug=slug), uuid.UUID, str
)


def visible_listing_by_slug(channel_id: uuid.UUID, slug: str) -> ProductListing | None:
    """What everybody sees of one product in a channel, by the name in its address."""
    return _BY_SLUG.one(channel_id, slug)


@lru_cache(maxsize=64)
def _opening(order: tuple[str, ...], size: int) -> Reading[ProductListing]:
    return Reading(lambda channel: visible_listings(channel).order_by(*order)[:size], uuid.UUID)


def shelf_opening(channel_id: uuid.UUID, order: Sequence[str], size: int) -> list[ProductListing]:
    """What stands first on a channel's whole shelf: the texts of its orders are made once."""
    return _opening(tuple(order), size)(channel_id)


_ROWS = Reading(
    lambda channel, keys: visible_listings(channel).filter(pk__in=keys), uuid.UUID, list
)


def shelf_rows(channel_id: uuid.UUID, keys: Sequence[uuid.UUID]) -> list[ProductListing]:
    """Those of some rows that everybody sees, in no order."""
    return _ROWS(channel_id, list(keys))


_COUNT = """
SELECT count(*) FROM catalog_productlisting WHERE channel_id = %s AND is_published AND visible"""


def shelf_count(channel_id: uuid.UUID) -> int:
    """How many goods everybody sees in a channel."""
    return int(run(_COUNT, [channel_id])[0][0][0])


def visible_products(viewer: Viewer, channel_id: uuid.UUID | None = None) -> QuerySet[Product]:
    """Goods on a channel's shelf; without a channel the viewer's own, or all for reviewers."""
    if channel_id is not None:
        return Product.objects.filter(
            listings__channel_id=channel_id,
            listings__is_published=True,
            listings__visible=True,
        )
    if viewer.may(REVIEW):
        return Product.objects.all()
    if viewer.organization_id is None:
        return Product.objects.none()
    return Product.objects.filter(merchant_id=viewer.organization_id)


def product_get(viewer: Viewer, product_id: uuid.UUID) -> Product | None:
    """One product the viewer may see without naming a channel."""
    return visible_products(viewer).filter(pk=product_id).first()


@dataclass(frozen=True, slots=True)
class PriceSpread:
    """Prices of one category by their natural logarithms: how many, median, median deviation."""

    count: int
    middle: float
    deviation: float


_SPREAD = """
WITH logs AS (
    SELECT ln(l.min_price)::float8 AS price
    FROM catalog_productlisting l JOIN catalog_product p ON p.id = l.product_id
    WHERE l.channel_id = %s AND p.category_id = %s AND l.is_published AND l.visible
        AND l.min_price > 0),
whole AS (
    SELECT count(*) AS number, percentile_cont(0.5) WITHIN GROUP (ORDER BY price) AS middle FROM logs)
SELECT number, coalesce(middle, 0), coalesce(
    (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY abs(price - middle)) FROM logs), 0)
FROM whole
"""


def category_spread(channel_id: uuid.UUID, category_id: uuid.UUID) -> PriceSpread:
    """Of the lowest prices of all goods of one category on a channel's shelf."""
    return PriceSpread(*run(_SPREAD, [channel_id, category_id])[0][0])
