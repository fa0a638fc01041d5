"""Reading the catalogue."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from backend.catalog.models import Category, Product, ProductListing, ProductVariant, VariantListing


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


TRAILS_MAX = 5000
_trails: dict[tuple[uuid.UUID, str], tuple[uuid.UUID, ...]] = {}
"""Ids from the root to a category, by its own id and path: a moved category has another path."""


def _ancestors(categories: Iterable[Category]) -> dict[uuid.UUID, tuple[uuid.UUID, ...]]:
    asked = {category.pk: category for category in categories}
    unknown = [each for each in asked.values() if (each.pk, each.path) not in _trails]
    if unknown:
        if len(_trails) > TRAILS_MAX:
            _trails.clear()
        _trails.update(_trails_read(unknown))
    return {key: _trails[(key, category.path)] for key, category in asked.items()}


def _trails_read(
    categories: Iterable[Category],
) -> dict[tuple[uuid.UUID, str], tuple[uuid.UUID, ...]]:
    """One query for all of them; paths repeat between sites, so the site counts."""
    steps = {
        (category.pk, category.path): [
            "/".join(category.path.split("/")[: end + 1])
            for end in range(len(category.path.split("/")))
        ]
        for category in categories
    }
    wanted = {path for paths in steps.values() for path in paths}
    rows = Category.objects.filter(path__in=wanted).values_list("site_id", "path", "pk")
    by_place = {(site, path): key for site, path, key in rows}
    site_of = {category.pk: category.site_id for category in categories}
    return {
        (key, own): tuple(by_place[(site_of[key], path)] for path in paths)
        for (key, own), paths in steps.items()
    }


def variant_facts(variant_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, VariantFacts]:
    """Facts by variant id; unknown ids are absent. One query, or two."""
    rows = list(
        ProductVariant.objects.filter(pk__in=list(variant_ids)).select_related("product__category")
    )
    lines = _ancestors({row.product.category for row in rows}) if rows else {}
    return {
        row.pk: VariantFacts(
            id=row.pk,
            product_id=row.product_id,
            merchant_id=row.product.merchant_id,
            category_ids=lines[row.product.category_id],
            sku=row.sku,
            name=row.name,
            product_name=row.product.name,
            product_slug=row.product.slug,
            base_unit=row.base_unit,
            track_stock=row.track_stock,
            weight_g=row.weight_g,
            carton=row.carton,
            vat_bp=row.product.vat_bp,
            made_to_order=row.product.made_to_order,
            choices=row.choices,
            measured=bool(row.cutting) or "weighed" in row.product.facts.get("weight-basis", ()),
        )
        for row in rows
    }


def variants_home(variant_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, tuple[uuid.UUID, uuid.UUID]]:
    """Product and merchant by variant id, and nothing else: for loads of thousands."""
    rows = ProductVariant.objects.filter(pk__in=list(variant_ids))
    found = rows.values_list("pk", "product_id", "product__merchant_id")
    return {key: (product, merchant) for key, product, merchant in found}


def listing_prices(
    variant_ids: Iterable[uuid.UUID], channel_id: uuid.UUID
) -> dict[uuid.UUID, Decimal]:
    """The listing price per variant in a channel; absent means not listed there."""
    rows = VariantListing.objects.filter(variant_id__in=list(variant_ids), channel_id=channel_id)
    return dict(rows.values_list("variant_id", "price"))


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
    return dict(ProductVariant.objects.filter(sku__in=list(skus)).values_list("sku", "pk"))


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
