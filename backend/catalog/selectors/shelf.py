"""Who sees which goods: the one place that decides (markets brief 7, decision D32)."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from backend.catalog.models import Product, ProductListing
from backend.kernel.actor import Viewer

if TYPE_CHECKING:
    from backend.channels.models import Channel

REVIEW = "catalog.review"
OPEN_DOOR = "open"
PRICES_MAX = 500


def market_standing_shown(channel: Channel | None) -> bool:
    """Whether a seller's grade, turnover and stalls may be shown (decisions D23 and D29).

    A channel behind the procurement door shows none of them: there credit offers vetoes only.
    """
    return channel is None or channel.ordering_door == OPEN_DOOR


def visible_listings(channel_id: uuid.UUID) -> QuerySet[ProductListing]:
    """What everybody sees in a channel: published rows that nothing hides."""
    rows = ProductListing.objects.filter(channel_id=channel_id, is_published=True, visible=True)
    return rows.select_related("product__merchant").defer("document", "codes")


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


def category_prices(channel_id: uuid.UUID, category_id: uuid.UUID) -> list[Decimal]:
    """Lowest prices of some goods of one category on a channel's shelf."""
    rows = visible_listings(channel_id).filter(
        product__category_id=category_id, min_price__isnull=False
    )
    return list(rows.order_by().values_list("min_price", flat=True)[:PRICES_MAX])
