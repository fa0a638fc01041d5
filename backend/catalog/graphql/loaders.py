"""Batched reading of goods: one query per kind and request, however many are shown."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from backend.api.loaders import Loader
from backend.catalog.graphql.book import BookLoader
from backend.catalog.graphql.scope import InChannel
from backend.catalog.models import (
    Attribute,
    AttributeValue,
    Category,
    Collection,
    CollectionProduct,
    Product,
    ProductListing,
    ProductMedia,
    ProductType,
    ProductTypeAttribute,
    ProductVariant,
    SaleUnit,
    VariantListing,
)
from backend.catalog.rules import CHOICE_KINDS
from backend.channels.selectors import channel_get
from backend.credit.selectors import grades_by_ids
from backend.kernel.readings import Reading
from backend.parties.selectors import organizations_by_ids

_UNITS: Any = ArraySubquery(
    SaleUnit.objects.filter(variant=OuterRef("pk"))
    .order_by("factor")
    .values(unit=JSONObject(code="code", name="name", factor="factor"))
)


def _variants(products: Sequence[uuid.UUID]) -> Any:
    rows = ProductVariant.objects.filter(product_id__in=products).annotate(units=_UNITS)
    return rows.order_by("position", "sku")


def _variants_listed(channel: uuid.UUID, products: Sequence[uuid.UUID]) -> Any:
    listed = VariantListing.objects.filter(variant=OuterRef("pk"), channel_id=channel)
    return _variants(products).annotate(listed=Subquery(listed.values("price")[:1]))


# Asked whenever a page is made afresh: their texts are made once.
_VARIANTS = Reading(_variants, list)
_VARIANTS_LISTED = Reading(_variants_listed, uuid.UUID, list)
_MEDIA = Reading(
    lambda products: ProductMedia.objects.filter(product_id__in=products).order_by("position"),
    list,
)


def _by_pk(model: Any, keys: Sequence[Any]) -> list[Any]:
    found = model.objects.in_bulk(list({key for key in keys if key is not None}))
    return [found.get(key) for key in keys]


class CategoryLoader(BookLoader):
    """Categories by id."""

    def fetch(self, keys: Sequence[Any]) -> Sequence[Any]:
        return _by_pk(Category, keys)


class CategoryTrailLoader(BookLoader):
    """Categories from the root to a path."""

    def fetch(self, keys: Sequence[str]) -> Sequence[Any]:
        wanted = {
            "/".join(parts[:end])
            for parts in (key.split("/") for key in keys)
            for end in range(1, len(parts) + 1)
        }
        by_path = {row.path: row for row in Category.objects.filter(path__in=wanted)}
        return [
            [
                by_path[path]
                for end in range(1, len(key.split("/")) + 1)
                if (path := "/".join(key.split("/")[:end])) in by_path
            ]
            for key in keys
        ]


class CategoryChildrenLoader(Loader):
    """Categories below a category, in order."""

    def read(self, keys: Sequence[Any]) -> Sequence[Any]:
        found: dict[Any, list[Category]] = defaultdict(list)
        for row in Category.objects.filter(parent_id__in=keys).order_by("position", "slug"):
            found[row.parent_id].append(row)
        return [found[key] for key in keys]


class ProductTypeLoader(BookLoader):
    """Product types by id."""

    def fetch(self, keys: Sequence[Any]) -> Sequence[Any]:
        return _by_pk(ProductType, keys)


class AttributeLoader(Loader):
    """Attributes by id."""

    def read(self, keys: Sequence[Any]) -> Sequence[Any]:
        return _by_pk(Attribute, keys)


class MerchantLoader(Loader):
    """Sellers by id."""

    def read(self, keys: Sequence[Any]) -> Sequence[Any]:
        found = organizations_by_ids(set(keys))
        return [found.get(key) for key in keys]


class GradeLoader(Loader):
    """Sellers' credit grades by organisation id."""

    def read(self, keys: Sequence[Any]) -> Sequence[Any]:
        found = grades_by_ids(keys)
        return [found[key] for key in keys]


class ListingLoader(Loader):
    """Listing rows by (product id, channel id)."""

    def read(self, keys: Sequence[tuple[uuid.UUID, uuid.UUID]]) -> Sequence[Any]:
        rows = ProductListing.objects.filter(
            product_id__in={product for product, _ in keys},
            channel_id__in={channel for _, channel in keys},
        )
        found = {(row.product_id, row.channel_id): row for row in rows}
        return [found.get(key) for key in keys]


class ProductLoader(Loader):
    """Products in a channel by (product id, channel id or None)."""

    def read(self, keys: Sequence[tuple[uuid.UUID, uuid.UUID | None]]) -> Sequence[Any]:
        found = Product.objects.in_bulk(list({key for key, _ in keys}))
        return [
            InChannel(found[key], channel_get(channel) if channel else None)
            if key in found
            else None
            for key, channel in keys
        ]


class VariantLoader(Loader):
    """Variants in a channel by (variant id, channel id or None)."""

    def read(self, keys: Sequence[tuple[uuid.UUID, uuid.UUID | None]]) -> Sequence[Any]:
        found = ProductVariant.objects.in_bulk(list({key for key, _ in keys}))
        return [
            InChannel(found[key], channel_get(channel) if channel else None)
            if key in found
            else None
            for key, channel in keys
        ]


class VariantsOfProductLoader(Loader):
    """Variants in order by (product id, channel id or None).

    With their sale units (``units``) and, in a channel, their listing price (``listed``).
    """

    def read(self, keys: Sequence[tuple[uuid.UUID, uuid.UUID | None]]) -> Sequence[Any]:
        found: dict[Any, list[ProductVariant]] = defaultdict(list)
        for channel in {channel for _, channel in keys}:
            products = list({product for product, each in keys if each == channel})
            for row in _VARIANTS_LISTED(channel, products) if channel else _VARIANTS(products):
                found[(row.product_id, channel)].append(row)
        return [found[key] for key in keys]


class VariantListingLoader(Loader):
    """Listing prices by (variant id, channel id)."""

    def read(self, keys: Sequence[tuple[uuid.UUID, uuid.UUID]]) -> Sequence[Any]:
        rows = VariantListing.objects.filter(
            variant_id__in={variant for variant, _ in keys},
            channel_id__in={channel for _, channel in keys},
        )
        found = {(row.variant_id, row.channel_id): row for row in rows}
        return [found.get(key) for key in keys]


class MediaLoader(Loader):
    """A product's pictures in order."""

    def read(self, keys: Sequence[Any]) -> Sequence[Any]:
        found: dict[Any, list[ProductMedia]] = defaultdict(list)
        for row in _MEDIA(list(keys)):
            found[row.product_id].append(row)
        return [found[key] for key in keys]


class SaleUnitLoader(Loader):
    """A variant's sale units, smallest first."""

    def read(self, keys: Sequence[Any]) -> Sequence[Any]:
        found: dict[Any, list[SaleUnit]] = defaultdict(list)
        for row in SaleUnit.objects.filter(variant_id__in=keys).order_by("factor"):
            found[row.variant_id].append(row)
        return [found[key] for key in keys]


class CollectionsOfProductLoader(Loader):
    """The published collections a product stands in."""

    def read(self, keys: Sequence[Any]) -> Sequence[Any]:
        found: dict[Any, list[Collection]] = defaultdict(list)
        rows = CollectionProduct.objects.filter(
            product_id__in=keys, collection__is_published=True
        ).select_related("collection")
        for row in rows:
            found[row.product_id].append(row.collection)
        return [found[key] for key in keys]


@dataclass(slots=True)
class AttributeSet:
    """A product type's uses with their attributes and options."""

    uses: list[ProductTypeAttribute] = field(default_factory=list)
    options: dict[tuple[uuid.UUID, str], AttributeValue] = field(default_factory=dict)


class AttributeSetLoader(BookLoader):
    """Attribute sets by product type id. Two queries."""

    def fetch(self, keys: Sequence[Any]) -> Sequence[Any]:
        sets = {key: AttributeSet() for key in keys}
        uses = (
            ProductTypeAttribute.objects.filter(product_type_id__in=keys)
            .select_related("attribute")
            .order_by("position")
        )
        for use in uses:
            sets[use.product_type_id].uses.append(use)
        chosen = {use.attribute_id for use in uses if use.attribute.input_type in CHOICE_KINDS}
        options: dict[uuid.UUID, list[AttributeValue]] = defaultdict(list)
        for row in AttributeValue.objects.filter(attribute_id__in=chosen):
            options[row.attribute_id].append(row)
        for each in sets.values():
            each.options = {
                (row.attribute_id, row.slug): row
                for use in each.uses
                for row in options[use.attribute_id]
            }
        return [sets[key] for key in keys]
