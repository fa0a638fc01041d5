"""One page of goods in a channel: shared by the root list, categories, collections and shops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F, QuerySet

from backend.api.connections import ConnectionPage, resolve_connection
from backend.api.context import actor_of
from backend.catalog.graphql.scope import InChannel
from backend.catalog.models import Category, Collection, Product, ProductListing
from backend.catalog.selectors.find import listings_find
from backend.catalog.selectors.shelf import visible_listings, visible_products
from backend.channels.selectors import channel_by_slug

if TYPE_CHECKING:
    from backend.channels.models import Channel

_PAGING = ("first", "after", "last", "before")


def _base(
    channel: Channel,
    category: Category | None,
    collection: Collection | None,
    merchant_id: Any,
) -> QuerySet[ProductListing]:
    rows = visible_listings(channel.pk)
    if category is not None:
        below = Category.objects.filter(path__startswith=f"{category.path}/")
        rows = rows.filter(category_path__in=[category.path, *below.values_list("path", flat=True)])
    if collection is not None:
        rows = rows.filter(product__in_collections__collection=collection).annotate(
            place=F("product__in_collections__position")
        )
    if merchant_id is not None:
        rows = rows.filter(product__merchant_id=merchant_id)
    return rows


def goods_page(
    info: Any,
    channel_slug: str,
    *,
    category: Category | None = None,
    collection: Collection | None = None,
    merchant_id: Any = None,
    filter: Any = None,
    where: Any = None,
    search: str = "",
    sort_by: Any = None,
    **paging: Any,
) -> ConnectionPage:
    """A page of what the channel shows; without a channel, of the viewer's own goods."""
    wanted = {key: paging.get(key) for key in _PAGING}
    slug = channel_slug or (filter or {}).get("channel") or (sort_by or {}).get("channel") or ""
    if not slug:
        return _own_page(info, search=search, wanted=wanted)
    channel = channel_by_slug(slug)
    if channel is None or not channel.is_active:
        return resolve_connection(ProductListing.objects.none(), order=("id",), **wanted)
    found = listings_find(
        channel,
        filter=filter,
        where=where,
        search=search,
        sort_by=sort_by,
        base=_base(channel, category, collection, merchant_id),
        collected=collection is not None,
    )
    page = resolve_connection(found.rows, order=found.order, **wanted)
    for edge in page.edges:
        edge.node = InChannel(edge.node.product, channel, edge.node)
    return page


def _own_page(info: Any, *, search: str, wanted: dict[str, Any]) -> ConnectionPage:
    rows: QuerySet[Product] = visible_products(actor_of(info))
    if search:
        rows = rows.filter(name__icontains=search.strip()[:100])
    page = resolve_connection(rows, order=("-created_at", "-id"), **wanted)
    for edge in page.edges:
        edge.node = InChannel(edge.node)
    return page
