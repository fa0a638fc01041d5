"""Reading the catalogue."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from backend.catalog.models import Category, Product, ProductListing, ProductVariant
from backend.kernel.statements import run


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantFacts:
    """What pricing, stock, freight and orders need to know of a variant.

    ``category_ids`` run from the root to the leaf; ``carton`` and ``weight_g`` may be unknown.
    """

    id: uuid.UUID
    product_id: uuid.UUID
    merchant_id: uuid.UUID
    category_ids: tuple[uuid.UUID, ...]
    sku: str
    name: str
    product_name: str
    product_slug: str
    base_unit: str
    track_stock: bool
    weight_g: int | None
    carton: dict[str, int]
    vat_bp: int
    made_to_order: bool
    choices: dict[str, str]
    measured: bool
    """Weighed or cut goods: billed by what was shipped (decision D6)."""
    sold: bool = False
    """Sold in the channel that was asked about; False where none was."""


TRAILS_MAX = 5000
_trails: dict[tuple[uuid.UUID, str], tuple[uuid.UUID, ...]] = {}
"""Ids from the root to a category, by its own id and path: a moved category has another path."""


Place = tuple[uuid.UUID, str, uuid.UUID]
"""A category's id, path and site."""


def _ancestors(categories: set[Place]) -> dict[uuid.UUID, tuple[uuid.UUID, ...]]:
    unknown = [each for each in categories if each[:2] not in _trails]
    if unknown:
        if len(_trails) > TRAILS_MAX:
            _trails.clear()
        _trails.update(_trails_read(unknown))
    return {key: _trails[(key, path)] for key, path, _site in categories}


def _trails_read(
    categories: Iterable[Place],
) -> dict[tuple[uuid.UUID, str], tuple[uuid.UUID, ...]]:
    """One query for all of them; paths repeat between sites, so the site counts."""
    steps = {
        (key, path, site): [
            "/".join(path.split("/")[: end + 1]) for end in range(len(path.split("/")))
        ]
        for key, path, site in categories
    }
    wanted = {path for paths in steps.values() for path in paths}
    rows = Category.objects.filter(path__in=wanted).values_list("site_id", "path", "pk")
    by_place = {(site, path): key for site, path, key in rows}
    return {
        (key, own): tuple(by_place[(site, path)] for path in paths)
        for (key, own, site), paths in steps.items()
    }


# Read five times in a purchase: plain columns cost a third of three rows of models.
_FACTS = """
SELECT v.id, v.product_id, p.merchant_id, v.sku, v.name, p.name, p.slug, v.base_unit, v.track_stock,
    v.weight_g, v.carton, p.vat_bp, p.made_to_order, v.choices,
    v.cutting <> '' OR coalesce(p.facts -> 'weight-basis' ? 'weighed', false),
    c.id, c.path, c.site_id,
    EXISTS (SELECT 1 FROM catalog_productlisting pl JOIN catalog_variantlisting vl
            ON vl.variant_id = v.id AND vl.channel_id = pl.channel_id
            WHERE pl.product_id = p.id AND pl.channel_id = %s::uuid AND pl.is_published AND pl.visible)
FROM catalog_productvariant v
JOIN catalog_product p ON p.id = v.product_id
JOIN catalog_category c ON c.id = p.category_id
WHERE v.id = ANY((SELECT %s)::uuid[])"""


def variant_facts(
    variant_ids: Iterable[uuid.UUID], *, channel_id: uuid.UUID | None = None
) -> dict[uuid.UUID, VariantFacts]:
    """Facts by variant id; unknown ids are absent. One query, or two.

    With a channel, ``sold`` says whether the product is published, visible and listed there.
    """
    rows, _ = run(_FACTS, [channel_id, list(variant_ids)])
    lines = _ancestors({row[15:18] for row in rows})
    return {
        row[0]: VariantFacts(
            id=row[0],
            product_id=row[1],
            merchant_id=row[2],
            category_ids=lines[row[15]],
            sku=row[3],
            name=row[4],
            product_name=row[5],
            product_slug=row[6],
            base_unit=row[7],
            track_stock=row[8],
            weight_g=row[9],
            carton=json.loads(row[10]),
            vat_bp=row[11],
            made_to_order=row[12],
            choices=json.loads(row[13]),
            measured=row[14],
            sold=row[18],
        )
        for row in rows
    }


_HOMES = """
SELECT v.id, p.id, p.merchant_id FROM catalog_productvariant v
JOIN catalog_product p ON p.id = v.product_id WHERE v.id = ANY((SELECT %s)::uuid[])"""
_PRICES = """
SELECT variant_id, price FROM catalog_variantlisting WHERE variant_id = ANY((SELECT %s)::uuid[]) AND channel_id = %s"""
_BY_SKU = "SELECT sku, id FROM catalog_productvariant WHERE sku = ANY(%s)"


def variants_home(variant_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, tuple[uuid.UUID, uuid.UUID]]:
    """Product and merchant by variant id, and nothing else: for loads of thousands."""
    return {row[0]: (row[1], row[2]) for row in run(_HOMES, [list(variant_ids)])[0]}


def listing_prices(
    variant_ids: Iterable[uuid.UUID], channel_id: uuid.UUID
) -> dict[uuid.UUID, Decimal]:
    """The listing price per variant in a channel; absent means not listed there."""
    return dict(run(_PRICES, [list(variant_ids), channel_id])[0])


def purchasable_variants(variant_ids: Iterable[uuid.UUID], channel_id: uuid.UUID) -> set[uuid.UUID]:
    """Variants of published, visible products of a channel."""
    rows = ProductVariant.objects.filter(
        pk__in=list(variant_ids),
        product__listings__channel_id=channel_id,
        product__listings__is_published=True,
        product__listings__visible=True,
        listings__channel_id=channel_id,
    )
    return set(rows.values_list("pk", flat=True))


def listing_row(product_id: uuid.UUID, channel_id: uuid.UUID) -> ProductListing | None:
    """One listing row."""
    return ProductListing.objects.filter(product_id=product_id, channel_id=channel_id).first()


def variants_by_sku(skus: Iterable[str]) -> dict[str, uuid.UUID]:
    """Variant ids by article number; unknown numbers are absent."""
    return dict(run(_BY_SKU, [list(skus)])[0])


def variants_of_merchant(
    skus: Iterable[str], merchant_id: uuid.UUID | None
) -> dict[str, ProductVariant]:
    """Variants by SKU with their products; of one merchant if one is named."""
    rows = ProductVariant.objects.filter(sku__in=list(skus)).select_related("product")
    if merchant_id is not None:
        rows = rows.filter(product__merchant_id=merchant_id)
    return {row.sku: row for row in rows}


def merchant_of_products(product_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, uuid.UUID]:
    """The seller of each product."""
    rows = Product.objects.filter(pk__in=list(product_ids))
    return dict(rows.values_list("pk", "merchant_id"))
