"""Attribute sets and the category tree."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable

from backend.catalog.models import AttributeValue, Category, ProductTypeAttribute
from backend.catalog.rules import CHOICE_KINDS, AttributeDef


def attribute_defs(type_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, dict[str, AttributeDef]]:
    """The attribute set of each product type, by attribute slug, in order. Two queries."""
    uses = list(
        ProductTypeAttribute.objects.filter(product_type_id__in=list(type_ids))
        .select_related("attribute")
        .order_by("position")
    )
    chosen = {use.attribute_id for use in uses if use.attribute.input_type in CHOICE_KINDS}
    options: dict[uuid.UUID, dict[str, str]] = defaultdict(dict)
    rows = AttributeValue.objects.filter(attribute_id__in=chosen).order_by("position")
    for attribute, slug, name in rows.values_list("attribute_id", "slug", "name"):
        options[attribute][slug] = name
    found: dict[uuid.UUID, dict[str, AttributeDef]] = defaultdict(dict)
    for use in uses:
        found[use.product_type_id][use.attribute.slug] = AttributeDef(
            slug=use.attribute.slug,
            name=use.attribute.name,
            kind=use.attribute.input_type,
            is_variant=use.is_variant,
            is_required=use.is_required,
            options=options[use.attribute_id],
        )
    return dict(found)


def category_by_slug(slug: str) -> Category | None:
    """One category."""
    return Category.objects.filter(slug=slug).select_related("site").first()


def categories_under(category_ids: Iterable[uuid.UUID]) -> list[str]:
    """Paths of some categories and everything below them."""
    roots = list(Category.objects.filter(pk__in=list(category_ids)).values_list("path", flat=True))
    found: set[str] = set(roots)
    for root in roots:
        below = Category.objects.filter(path__startswith=f"{root}/")
        found.update(below.values_list("path", flat=True))
    return sorted(found)


def site_categories(site: str) -> list[Category]:
    """A site's whole tree in order, parents before children."""
    rows = Category.objects.filter(site__slug=site)
    return list(rows.order_by("level", "position", "slug"))
