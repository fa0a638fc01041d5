"""Finding goods in a channel: words, filters, order, facets, suggestions."""

from __future__ import annotations

import time
import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Max, Min, Q, QuerySet

from backend.catalog.models import (
    AssignedValue,
    AttributeValue,
    Category,
    ProductListing,
    ProductTypeAttribute,
)
from backend.catalog.selectors.narrow import (
    attribute_condition,
    filter_condition,
    where_condition,
)
from backend.catalog.selectors.shelf import visible_listings
from backend.kernel.errors import Invalid
from backend.search.port import RANKED_MAX, Hits, ShelfWalk, TextQuery
from backend.search.postgres import search_port
from backend.search.rules import words
from backend.search.spec import Lexicon, Option, spec_read
from backend.search.synonyms import spellings

if TYPE_CHECKING:
    from backend.channels.models import Channel

LEXICON_SECONDS = 60.0
QUERY_CHARS_MAX = 200
FACET_VALUES_MAX = 40
_lexicons: dict[str, tuple[float, Lexicon, dict[str, str]]] = {}


def _lexicon(site: str) -> tuple[Lexicon, dict[str, str]]:
    """Names of the attribute values that a site's goods use, kept for a minute."""
    held = _lexicons.get(site)
    if held and held[0] > time.monotonic():
        return held[1], held[2]
    types = Category.objects.filter(site__slug=site).exclude(product_type_slug="")
    uses = ProductTypeAttribute.objects.filter(
        product_type__slug__in=types.values("product_type_slug")
    )
    rows = AttributeValue.objects.filter(attribute_id__in=uses.values("attribute_id"))
    options = [
        Option(attribute, slug, tuple({name, *_translated(translations)}))
        for attribute, slug, name, translations in rows.values_list(
            "attribute__slug", "slug", "name", "translations"
        )
    ]
    has_length = any(option.attribute == "length-mm" for option in options)
    sizes = {"length": "length-mm"} if has_length else {}
    lexicon = Lexicon(options)
    _lexicons[site] = (time.monotonic() + LEXICON_SECONDS, lexicon, sizes)
    return lexicon, sizes


def _translated(translations: Mapping[str, Any]) -> list[str]:
    return [str(each["name"]) for each in translations.values() if each.get("name")]


def lexicon_forget() -> None:
    """Read the names afresh next time (after a change, and between tests)."""
    _lexicons.clear()


def text_query(typed: str, site: str) -> TextQuery:
    """The words of a query with the site's synonyms."""
    return TextQuery(typed, tuple(tuple(spellings(word, site)) for word in words(typed)))


def search_rows(
    rows: QuerySet[ProductListing], typed: str, site: str, shelf: ShelfWalk | None = None
) -> Hits:
    """Rows that answer a query: attribute values first (markets brief 5.3), words for the rest."""
    typed = typed.strip()[:QUERY_CHARS_MAX]
    lexicon, sizes = _lexicon(site)
    read = spec_read(typed, lexicon, sizes=sizes)
    if read.values:
        condition = Q()
        for slug, values in read.values.items():
            condition &= attribute_condition({"slug": slug, "values": values})
        narrowed = search_port().narrow(rows.filter(condition), text_query(read.rest, site), shelf)
        if narrowed.is_any:
            return narrowed
    return search_port().narrow(rows, text_query(typed, site), shelf)


@dataclass(frozen=True, slots=True)
class Found:
    """Rows with the order that fits the question."""

    rows: QuerySet[ProductListing]
    order: tuple[str, ...]
    paged: QuerySet[ProductListing]
    """Those that can be paged in this order: of very many hits only the foremost are ranked."""
    number: int | None = None
    """How many there are, where it is known already."""
    whole: bool = False
    """Whether nothing of the channel's shelf was left out."""

    @property
    def is_cut(self) -> bool:
        """Whether some of the rows cannot be reached in this order."""
        return self.paged is not self.rows

    @property
    def shown_count(self) -> int | None:
        """How many can be reached in this order; None: all."""
        return RANKED_MAX if self.is_cut else None

    def count(self) -> int:
        """How many there are."""
        return self.rows.count() if self.number is None else self.number


_ORDER = {
    "NAME": "name",
    "PRICE": "min_price",
    "MINIMAL_PRICE": "min_price",
    "DATE": "listed_at",
    "PUBLISHED": "listed_at",
    "PUBLICATION_DATE": "listed_at",
    "PUBLISHED_AT": "listed_at",
    "CREATED_AT": "listed_at",
    "LAST_MODIFIED": "product__updated_at",
    "LAST_MODIFIED_AT": "product__updated_at",
    "TYPE": "product__product_type_id",
    "RATING": "turnover_minor",
    "TURNOVER": "turnover_minor",
}
SHELF_ORDER = ("-in_stock", "-listed_at", "-id")
SEARCH_ORDER = ("-in_stock", "-rank", "-id")
COLLECTION_ORDER = ("place", "id")


def order_of(
    sort_by: Mapping[str, Any] | None, *, searched: bool, collected: bool
) -> tuple[str, ...]:
    """The order asked for; else the best match first, goods out of stock last. Raises Invalid."""
    wanted = (sort_by or {}).get("field")
    if wanted == "RANK" and not searched:
        raise Invalid("只有搜索时才能按相关度排序。", field="sortBy")
    if wanted == "COLLECTION" and collected:
        return COLLECTION_ORDER
    if wanted in (None, "RANK", "COLLECTION"):
        return SEARCH_ORDER if searched else SHELF_ORDER
    sign = "-" if (sort_by or {}).get("direction") == "DESC" else ""
    return (f"{sign}{_ORDER[str(wanted)]}", f"{sign}id")


def listings_find(
    channel: Channel,
    *,
    filter: Mapping[str, Any] | None = None,
    where: Mapping[str, Any] | None = None,
    search: str = "",
    sort_by: Mapping[str, Any] | None = None,
    base: QuerySet[ProductListing] | None = None,
    collected: bool = False,
    shelf: ShelfWalk | None = None,
) -> Found:
    """Rows of a channel that answer. Raises Invalid when both filter and where are given.

    With ``shelf`` a search by rank may reach only the foremost of very many hits.
    """
    if filter and where:
        raise Invalid("filter 与 where 不能同时使用。", field="where")
    rows = visible_listings(channel.pk) if base is None else base
    if filter:
        rows = rows.filter(filter_condition(filter))
    if where:
        rows = rows.filter(where_condition(where))
    typed = (search or str((filter or {}).get("search") or "")).strip()
    order = order_of(sort_by, searched=bool(typed), collected=collected)
    if not typed:
        return Found(rows, order, rows, whole=base is None and not (filter or where))
    # all that answer are ranked before twenty are taken: only these are then joined
    rows = rows.select_related(None).prefetch_related("product__merchant")
    hits = search_rows(rows, typed, channel.site.slug, shelf)
    by_rank = order == SEARCH_ORDER
    return Found(hits.rows, order, hits.ranked if by_rank else hits.rows, number=hits.number)


@dataclass(slots=True)
class Facet:
    """An attribute with counts per value; numbers give their range."""

    attribute: Any
    values: list[tuple[AttributeValue, int]] = field(default_factory=list)
    lowest: Decimal | None = None
    highest: Decimal | None = None


def _own(entry: Mapping[str, Any]) -> str | None:
    """The attribute a where-entry is about, when it is about one only."""
    slugs = {
        row.get("slug")
        for part in [entry, *(entry.get("OR") or [])]
        for row in part.get("attributes") or []
    }
    keys = set(entry) - {"OR", "attributes"}
    return slugs.pop() if len(slugs) == 1 and not keys else None


def _without(given: Mapping[str, Any], slug: str) -> dict[str, Any]:
    """A filter or where without its conditions on one attribute: a facet counts its own freely."""
    kept = dict(given)
    if kept.get("attributes"):
        kept["attributes"] = [row for row in kept["attributes"] if row.get("slug") != slug] or None
    if kept.get("AND"):
        kept["AND"] = [entry for entry in kept["AND"] if _own(entry) != slug]
    return kept


def _selected(given: Mapping[str, Any]) -> set[str]:
    found = {str(row.get("slug")) for row in given.get("attributes") or []}
    return found | {slug for entry in given.get("AND") or [] if (slug := _own(entry))}


def facets_count(
    channel: Channel,
    *,
    filter: Mapping[str, Any] | None = None,
    where: Mapping[str, Any] | None = None,
    search: str = "",
) -> list[Facet]:
    """Counts per filterable attribute among the goods found, each without its own filter."""
    found = listings_find(channel, filter=filter, where=where, search=search)
    uses = ProductTypeAttribute.objects.filter(is_filter=True).select_related("attribute")
    attributes = {use.attribute_id: use.attribute for use in uses.order_by("position")}
    chosen = _selected(filter or {}) | _selected(where or {})
    open_ids = [key for key, row in attributes.items() if row.slug not in chosen]
    facets = _counted(found.rows, open_ids, attributes)
    for key, row in attributes.items():
        if row.slug in chosen:
            wider = listings_find(
                channel,
                filter=_without(filter, row.slug) if filter else None,
                where=_without(where, row.slug) if where else None,
                search=search,
            )
            facets.update(_counted(wider.rows, [key], attributes))
    return [facets[key] for key in attributes if key in facets]


def _counted(
    rows: QuerySet[ProductListing], keys: list[uuid.UUID], attributes: Mapping[uuid.UUID, Any]
) -> dict[uuid.UUID, Facet]:
    goods = rows.order_by().values("product_id")
    assigned = AssignedValue.objects.filter(product_id__in=goods, attribute_id__in=keys)
    counts = assigned.values("attribute_id", "value_id").annotate(
        goods=Count("product_id", distinct=True), low=Min("number"), high=Max("number")
    )
    found: dict[uuid.UUID, Facet] = {}
    by_value: dict[uuid.UUID, tuple[uuid.UUID, int]] = {}
    for row in counts:
        facet = found.setdefault(row["attribute_id"], Facet(attributes[row["attribute_id"]]))
        if row["value_id"] is not None:
            by_value[row["value_id"]] = (row["attribute_id"], row["goods"])
        elif row["low"] is not None:
            facet.lowest, facet.highest = row["low"], row["high"]
    grouped: dict[uuid.UUID, list[tuple[AttributeValue, int]]] = defaultdict(list)
    for value in AttributeValue.objects.filter(pk__in=by_value).order_by("position", "slug"):
        attribute, goods_count = by_value[value.pk]
        grouped[attribute].append((value, goods_count))
    for key, values in grouped.items():
        found[key].values = values[:FACET_VALUES_MAX]
    return {key: facet for key, facet in found.items() if facet.values or facet.lowest is not None}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A way to go on from what was typed."""

    text: str
    kind: str
    slug: str


def suggestions(
    site: str, channel_id: uuid.UUID, typed: str, *, limit: int = 8
) -> list[Suggestion]:
    """Categories and shops by name, then titles of goods."""
    text = typed.strip()[:40]
    if not text:
        return []
    categories = Category.objects.filter(site__slug=site, name__icontains=text).order_by("level")
    found = [Suggestion(row.name, "CATEGORY", row.slug) for row in categories[:3]]
    rows = visible_listings(channel_id)
    shops = (
        rows.filter(merchant_name__icontains=text)
        .order_by("merchant_name")
        .values_list("merchant_name", "product__merchant__slug")
        .distinct()[:2]
    )
    found += [Suggestion(name, "MERCHANT", slug) for name, slug in shops]
    titles = search_port().suggest(rows, text, limit=limit - len(found))
    return [*found, *(Suggestion(title, "PRODUCT", "") for title in titles)]
