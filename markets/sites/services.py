"""Writing the sites' data through the catalogue's and pricing's own acts; twice is once."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import transaction

from backend.catalog.drafts import OptionDraft, UseDraft
from backend.catalog.services import attribute_put, category_put, product_type_put
from backend.channels.selectors import site_by_slug
from backend.kernel.errors import NotFound
from backend.pricing.services.bulk import commission_put
from markets.sites.data import SITES
from markets.sites.rules import AttributeSpec, CategorySpec, ProductTypeSpec, SiteSpec

# Rates stand from before the oldest trade that may be replayed.
RATES_FROM = date(2009, 1, 1)


@transaction.atomic
def sites_sync() -> None:
    """Create or update attributes, product types, categories and commission of the four sites.

    Rows people added are left alone; nothing is removed. Raises NotFound for a missing site.
    """
    for spec in SITES:
        assert not spec.faults(), spec.faults()
        for attribute in spec.attributes:
            _attribute(attribute)
        for kind in spec.product_types:
            _product_type(kind)
    for spec in SITES:
        _tree(spec)


def _attribute(spec: AttributeSpec) -> None:
    attribute_put(
        slug=spec.slug,
        name=spec.zh,
        kind=spec.kind,
        english=spec.en,
        unit=spec.unit,
        options=[OptionDraft(each.code, each.zh, each.en, each.swatch) for each in spec.choices],
    )


def _product_type(spec: ProductTypeSpec) -> None:
    product_type_put(
        slug=spec.slug,
        name=spec.zh,
        english=spec.en,
        uses=[
            UseDraft(
                attribute=each.attribute,
                required=each.required,
                variant=each.variant,
                filter=each.filter,
                compared=each.compared,
            )
            for each in spec.uses
        ],
    )


def _tree(spec: SiteSpec) -> None:
    site = site_by_slug(spec.slug)
    if site is None:
        raise NotFound("没有站点“{slug}”。", field="site", slug=spec.slug)
    tops: dict[str, uuid.UUID] = {}

    def branch(node: CategorySpec, parent: uuid.UUID | None, place: int) -> uuid.UUID:
        key = category_put(
            site=site,
            slug=node.slug,
            name=node.zh,
            english=node.en,
            parent_id=parent,
            product_type=node.product_type,
            position=place,
        )
        for position, child in enumerate(node.children):
            branch(child, key, position)
        return key

    for place, top in enumerate(spec.categories):
        tops[top.slug] = branch(top, None, place)
    for slug, bp in spec.commission_bp.items():
        commission_put(site=site, bp=bp, category_id=tops.get(slug), valid_from=RATES_FROM)
