"""One page of goods in a channel: shared by the root list, categories, collections and shops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F, QuerySet

from backend.api.connections import ConnectionPage, resolve_connection
from backend.api.context import actor_of
from backend.api.marks import shelf_mark
from backend.catalog.graphql.opening import Shelf
from backend.catalog.graphql.scope import InChannel, goods_subjects
from backend.catalog.models import Category, Collection, Product, ProductListing
from backend.catalog.selectors.find import SHELF_ORDER, listings_find
from backend.catalog.selectors.shelf import visible_listings, visible_products
from backend.channels.selectors import channel_by_slug
from backend.search.port import ShelfWalk

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


_ASPECTS = {
    "PRICE": "price",
    "MINIMAL_PRICE": "price",
    "RATING": "turnover",
    "TURNOVER": "turnover",
}
_MARKED_FILTERS = {
    "categories": "rows",
    "stock_availability": "rows",
    "is_available": "rows",
    "is_published": "rows",
    "channel": "rows",
    "price": "price",
    "minimal_price": "price",
}
_UNMARKED_ORDERS = {"LAST_MODIFIED", "LAST_MODIFIED_AT", "TYPE", "COLLECTION"}


def _given(filter: Any) -> set[str]:
    return {key for key, value in (filter or {}).items() if value is not None}


def _saw_page(
    info: Any, channel: Channel, page: ConnectionPage, *, plain: bool, filter: Any, sort_by: Any
) -> None:
    """What a page depends on: the list in its order, and each of its goods."""
    order = str((sort_by or {}).get("field") or "")
    given = _given(filter)
    if not plain or order in _UNMARKED_ORDERS or not given <= _MARKED_FILTERS.keys():
        info.context.keep_off()
        return
    aspects = {"rows", *(_MARKED_FILTERS[key] for key in given), _ASPECTS.get(order, "rows")}
    info.context.saw(*(shelf_mark(channel.pk, aspect) for aspect in aspects))
    for edge in page.edges:
        saw_product(info, edge.node)


def saw_product(info: Any, shown: InChannel) -> None:
    """An answer that shows goods depends on them and on their seller."""
    info.context.saw(*goods_subjects(shown.row))


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
        info.context.keep_off()
        return _own_page(info, search=search, wanted=wanted)
    channel = channel_by_slug(slug)
    if channel is None or not channel.is_active:
        info.context.keep_off()
        return resolve_connection(ProductListing.objects.none(), order=("id",), **wanted)
    part = category is not None or collection is not None or merchant_id is not None
    marked = collection is None and merchant_id is None and not where
    shelf = _shelf(info, channel, sort_by)
    found = listings_find(
        channel,
        filter=filter,
        where=where,
        search=search,
        sort_by=sort_by,
        base=_base(channel, category, collection, merchant_id) if part else None,
        collected=collection is not None,
        shelf=_walked(shelf, filter, marked=marked),
    )
    page = resolve_connection(
        found.paged,
        order=found.order,
        opening=shelf.opening if found.whole else None,
        count=shelf.count if found.whole else found.count,
        **wanted,
    )
    page.shown_count = found.shown_count
    for edge in page.edges:
        edge.node = InChannel(edge.node.product, channel, edge.node)
    plain = marked and not search
    _saw_page(info, channel, page, plain=plain, filter=filter, sort_by=sort_by)
    return page


def _walked(shelf: Shelf, filter: Any, *, marked: bool) -> ShelfWalk:
    """The shelf for a search; what it meets is counted once where every change leaves a mark."""
    given = _given(filter) - {"search"}
    kept = marked and given <= _MARKED_FILTERS.keys()
    aspects = {"values", *(_MARKED_FILTERS[key] for key in given if kept)}
    return ShelfWalk(
        order=SHELF_ORDER,
        count=(lambda rows: shelf.count_of(rows, aspects)) if kept else lambda rows: rows.count(),
        whole=shelf.count,
    )


def _shelf(info: Any, channel: Channel, sort_by: Any) -> Shelf:
    """The shelf with the marks this answer is made under; an order without a mark is read afresh."""
    order = str((sort_by or {}).get("field") or "")
    pieces = info.context.pieces
    marks = pieces.marks if pieces is not None and order not in _UNMARKED_ORDERS else {}
    return Shelf(channel.pk, marks, [_ASPECTS.get(order, "rows")])


def _own_page(info: Any, *, search: str, wanted: dict[str, Any]) -> ConnectionPage:
    rows: QuerySet[Product] = visible_products(actor_of(info))
    if search:
        rows = rows.filter(name__icontains=search.strip()[:100])
    page = resolve_connection(rows, order=("-created_at", "-id"), **wanted)
    for edge in page.edges:
        edge.node = InChannel(edge.node)
    return page
