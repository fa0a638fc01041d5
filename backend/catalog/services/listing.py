"""Keeping the listing row (decision D13): what the catalogue knows, and what others push down."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F, Max, Min

from backend.catalog.drafts import (
    BoothPart,
    CreditPart,
    ListingPart,
    StockPart,
    TurnoverPart,
)
from backend.catalog.models import (
    AttributeValue,
    Category,
    Product,
    ProductListing,
    ProductStatus,
    ProductVariant,
    VariantListing,
)
from backend.kernel import clock
from backend.kernel.acts import act
from backend.kernel.statements import run
from backend.search.rules import Weighted, document

OWN_FIELDS = (
    "is_published",
    "category_path",
    "name",
    "min_price",
    "max_price",
    "merchant_name",
    "document",
    "codes",
    "listed_at",
)
CODES_CHARS_MAX = 2000


@transaction.atomic
def listing_update(
    product_ids: Sequence[uuid.UUID], part: ListingPart, *, channel_id: uuid.UUID | None = None
) -> int:
    """Push one part of the listing rows of some products down; returns the rows written."""
    rows = ProductListing.objects.filter(product_id__in=list(product_ids))
    return _part_write(rows if channel_id is None else rows.filter(channel_id=channel_id), part)


@transaction.atomic
def merchant_listing_update(merchant_id: uuid.UUID, part: ListingPart) -> int:
    """Push a part to all listing rows of one merchant (grade, booths)."""
    return _part_write(ProductListing.objects.filter(product__merchant_id=merchant_id), part)


def _part_write(rows: Any, part: ListingPart) -> int:
    match part:
        case StockPart():
            changed = rows.exclude(in_stock=part.in_stock).update(in_stock=part.in_stock)
        case CreditPart():
            changed = rows.update(grade=part.grade, search_factor=part.search_factor)
        case BoothPart():
            codes = list(part.booth_codes)
            changed = rows.exclude(booth_codes=codes).update(booth_codes=codes)
        case TurnoverPart():
            changed = rows.update(
                turnover_minor=F("turnover_minor") + part.amount_minor,
                sold_quantity=F("sold_quantity") + part.quantity,
            )
    return int(changed)


def _option_names(
    products: Iterable[Product], variants: Iterable[ProductVariant]
) -> dict[str, str]:
    """Names by ``attribute/option`` for all options these goods use."""
    slugs = {
        str(value) for product in products for values in product.facts.values() for value in values
    }
    slugs |= {value for variant in variants for value in variant.choices.values()}
    rows = AttributeValue.objects.filter(slug__in=slugs).values_list(
        "attribute__slug", "slug", "name"
    )
    return {f"{attribute}/{slug}": name for attribute, slug, name in rows}


def _texts(
    product: Product, variants: Sequence[ProductVariant], trail: str, names: dict[str, str]
) -> list[Weighted]:
    """What a product is found by: title, translations, values, category, merchant, codes."""
    values = [
        names.get(f"{attribute}/{value}", str(value))
        for attribute, given in product.facts.items()
        for value in given
        if value is not True and value is not False
    ]
    chosen = {
        names.get(f"{attribute}/{value}", value)
        for variant in variants
        for attribute, value in variant.choices.items()
    }
    translated = [
        str(words["name"])
        for words in product.translations.values()
        if isinstance(words, dict) and words.get("name")
    ]
    return [
        Weighted(product.name, "A"),
        Weighted(" ".join(translated), "B"),
        Weighted(" ".join([*values, *sorted(chosen)]), "B"),
        Weighted(trail, "C"),
        Weighted(product.merchant.display_name, "C"),
        Weighted(" ".join(variant.sku for variant in variants), "D"),
    ]


def _codes(product: Product, variants: Sequence[ProductVariant]) -> str:
    facts = [
        str(value)
        for slug in ("style-no", "model", "gtin", "ccc-certificate")
        for value in product.facts.get(slug, ())
    ]
    codes = [*facts, product.external_reference, *(variant.sku for variant in variants)]
    codes += [variant.gtin for variant in variants]
    return " ".join(dict.fromkeys(code.lower() for code in codes if code))[:CODES_CHARS_MAX]


def _trails(products: Iterable[Product]) -> dict[uuid.UUID, str]:
    """Names of the categories from the root, by category id."""
    paths = {product.category_id: product.category.path for product in products}
    slugs = {slug for path in paths.values() for slug in path.split("/")}
    names = dict(Category.objects.filter(slug__in=slugs).values_list("slug", "name"))
    return {
        key: " ".join(names.get(slug, "") for slug in path.split("/"))
        for key, path in paths.items()
    }


def _standing(merchants: set[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
    """Grade, slot and stalls that a merchant's earlier rows already carry."""
    rows: Any = (
        ProductListing.objects.filter(product__merchant_id__in=merchants)
        .order_by("product__merchant_id", "-pk")
        .distinct("product__merchant_id")
        .values("product__merchant_id", "grade", "search_factor", "booth_codes")
    )
    return {
        row["product__merchant_id"]: {
            key: row[key] for key in ("grade", "search_factor", "booth_codes")
        }
        for row in rows
    }


# taken before the spans are read: who waited here for another hand's prices then sees them
_SPANS_TAKE = """
SELECT product_id FROM catalog_productlisting WHERE product_id = ANY(%s) AND channel_id = %s
ORDER BY product_id FOR NO KEY UPDATE"""
_SPANS = """
UPDATE catalog_productlisting held SET min_price = span.low, max_price = span.high
FROM (SELECT v.product_id, min(l.price) AS low, max(l.price) AS high
      FROM catalog_variantlisting l JOIN catalog_productvariant v ON v.id = l.variant_id
      WHERE v.product_id = ANY(%s) AND l.channel_id = %s GROUP BY v.product_id) span
WHERE held.product_id = span.product_id AND held.channel_id = %s
  AND (held.min_price, held.max_price) IS DISTINCT FROM (span.low, span.high)"""


def listing_prices_sync(product_ids: Iterable[uuid.UUID], channel_id: uuid.UUID) -> set[uuid.UUID]:
    """The lowest and highest price of the rows that stand, and nothing else of them.

    A price changes no text: what a product is found by is not made afresh. Returns whose rows stand.
    """
    products = list(product_ids)
    standing = {row[0] for row in run(_SPANS_TAKE, [products, channel_id])[0]}
    run(_SPANS, [products, channel_id, channel_id])
    return standing


@act
def listing_sync(
    product_ids: Sequence[uuid.UUID], known: Mapping[uuid.UUID, Mapping[str, Any]] | None = None
) -> int:
    """Write the catalogue's own parts of the rows afresh, one row per priced channel.

    ``known``: by product, fields of other parts for rows that are not there yet.
    """
    known = known or {}
    products = list(
        Product.objects.filter(pk__in=list(product_ids)).select_related("merchant", "category")
    )
    variants: dict[uuid.UUID, list[ProductVariant]] = defaultdict(list)
    for variant in ProductVariant.objects.filter(product__in=products):
        variants[variant.product_id].append(variant)
    prices = (
        VariantListing.objects.filter(variant__product__in=products)
        .values("variant__product_id", "channel_id")
        .annotate(low=Min("price"), high=Max("price"))
    )
    by_product: dict[uuid.UUID, list[tuple[uuid.UUID, Decimal, Decimal]]] = defaultdict(list)
    for row in prices:
        by_product[row["variant__product_id"]].append((row["channel_id"], row["low"], row["high"]))
    names = _option_names(products, [each for group in variants.values() for each in group])
    trails = _trails(products)
    standing = _standing({product.merchant_id for product in products})
    rows = [
        _row(
            product,
            channel,
            texts,
            codes,
            {**standing.get(product.merchant_id, {}), **known.get(product.pk, {})},
        )
        for product in products
        for texts, codes in [
            (
                document(_texts(product, variants[product.pk], trails[product.category_id], names)),
                _codes(product, variants[product.pk]),
            )
        ]
        for channel in by_product[product.pk]
    ]
    ProductListing.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["product", "channel"],
        update_fields=list(OWN_FIELDS),
    )
    gone = [product.pk for product in products if not by_product[product.pk]]
    ProductListing.objects.filter(product_id__in=gone).update(is_published=False)
    return len(rows)


def _row(
    product: Product,
    priced: tuple[uuid.UUID, Decimal, Decimal],
    texts: str,
    codes: str,
    standing: dict[str, Any],
) -> ProductListing:
    channel_id, low, high = priced
    return ProductListing(
        product=product,
        channel_id=channel_id,
        is_published=product.status == ProductStatus.PUBLISHED,
        category_path=product.category.path,
        name=product.name,
        min_price=low,
        max_price=high,
        merchant_name=product.merchant.display_name,
        document=texts,
        codes=codes,
        listed_at=product.published_at or clock.now(),
        **standing,
    )
