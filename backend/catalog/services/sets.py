"""Attribute sets and the category tree, written as data; every act may run twice."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from backend.catalog.drafts import OptionDraft, UseDraft
from backend.catalog.models import (
    Attribute,
    AttributeValue,
    Category,
    ProductType,
    ProductTypeAttribute,
)

if TYPE_CHECKING:
    from backend.channels.models import Site


def _named(english: str) -> dict[str, dict[str, str]]:
    return {"EN": {"name": english}} if english else {}


@transaction.atomic
def attribute_put(
    *,
    slug: str,
    name: str,
    kind: str,
    english: str = "",
    unit: str = "",
    options: Sequence[OptionDraft] = (),
) -> uuid.UUID:
    """Create or update an attribute; options are added or renamed, never removed."""
    attribute, _ = Attribute.objects.update_or_create(
        slug=slug,
        defaults={
            "name": name,
            "input_type": kind,
            "unit": unit,
            "translations": _named(english),
        },
    )
    AttributeValue.objects.bulk_create(
        [
            AttributeValue(
                attribute=attribute,
                slug=option.slug,
                name=option.name,
                value=option.swatch,
                position=place,
                translations=_named(option.english),
            )
            for place, option in enumerate(options)
        ],
        update_conflicts=True,
        unique_fields=["attribute", "slug"],
        update_fields=["name", "value", "position", "translations"],
    )
    return attribute.pk


@transaction.atomic
def product_type_put(
    *, slug: str, name: str, english: str = "", uses: Sequence[UseDraft] = ()
) -> uuid.UUID:
    """Create or update a product type with its attribute set; attributes must exist."""
    kind, _ = ProductType.objects.update_or_create(
        slug=slug, defaults={"name": name, "translations": _named(english)}
    )
    by_slug = dict(
        Attribute.objects.filter(slug__in=[use.attribute for use in uses]).values_list("slug", "pk")
    )
    ProductTypeAttribute.objects.bulk_create(
        [
            ProductTypeAttribute(
                product_type=kind,
                attribute_id=by_slug[use.attribute],
                is_required=use.required,
                is_variant=use.variant,
                is_filter=use.filter,
                is_compared=use.compared,
                position=place,
            )
            for place, use in enumerate(uses)
        ],
        update_conflicts=True,
        unique_fields=["product_type", "attribute"],
        update_fields=["is_required", "is_variant", "is_filter", "is_compared", "position"],
    )
    return kind.pk


@transaction.atomic
def category_put(
    *,
    site: Site,
    slug: str,
    name: str,
    english: str = "",
    parent_id: uuid.UUID | None = None,
    product_type: str = "",
    position: int = 0,
) -> uuid.UUID:
    """Create or update a category below its parent."""
    parent = Category.objects.get(pk=parent_id) if parent_id else None
    category, _ = Category.objects.update_or_create(
        slug=slug,
        defaults={
            "site": site,
            "parent": parent,
            "name": name,
            "path": f"{parent.path}/{slug}" if parent else slug,
            "level": parent.level + 1 if parent else 0,
            "position": position,
            "product_type_slug": product_type,
            "translations": _named(english),
        },
    )
    return category.pk
