"""Writing many products at once: importers and cities. Idempotent by slug and SKU."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.db import transaction

from backend.catalog.drafts import ProductDraft
from backend.catalog.errors import SellerNotActive
from backend.catalog.events import ProductsLoaded
from backend.catalog.models import (
    Category,
    Product,
    ProductMedia,
    ProductStatus,
    ProductType,
    ProductVariant,
)
from backend.catalog.rules import facts_normalise, slug_of
from backend.catalog.selectors import attribute_defs
from backend.catalog.services.listing import listing_sync
from backend.catalog.services.write import (
    Vocabulary,
    listing_rows,
    sale_unit_rows,
    variant_row,
)
from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.bulk import rows_copy
from backend.kernel.errors import Invalid
from backend.kernel.ids import uuid7
from backend.parties.selectors import sellers_trading

BATCH = 500


@transaction.atomic
def products_load(
    drafts: Sequence[ProductDraft], *, actor: Actor, publish_now: bool = True
) -> dict[str, uuid.UUID]:
    """Create the drafts' products that are not there yet; returns variant ids by SKU.

    For trusted callers (a city, the invoice replay): no review, no per-product event. Drafts whose
    slug exists are left as they are, so running twice changes nothing. Raises Invalid, and
    SellerNotActive where goods of a shop that may not trade would come onto the shelf.
    """
    actor.require("catalog.load")
    wanted = {_slug(draft): draft for draft in drafts}
    known = set(Product.objects.filter(slug__in=wanted).values_list("slug", flat=True))
    fresh = {slug: draft for slug, draft in wanted.items() if slug not in known}
    sellers = {each.merchant_id for each in fresh.values()}
    if publish_now and sellers - sellers_trading(sellers):
        raise SellerNotActive
    if fresh:
        _write(fresh, actor=actor, publish_now=publish_now)
    skus = [variant.sku for draft in drafts for variant in draft.variants]
    return dict(ProductVariant.objects.filter(sku__in=skus).values_list("sku", "pk"))


def _slug(draft: ProductDraft) -> str:
    return draft.slug or slug_of(draft.variants[0].sku)


def _products(fresh: dict[str, ProductDraft], *, publish_now: bool) -> list[Product]:
    by_slug = {
        row.slug: row
        for row in Category.objects.filter(slug__in={each.category for each in fresh.values()})
    }
    types = dict(ProductType.objects.values_list("slug", "pk"))
    defs = attribute_defs(types.values())
    rows = []
    for slug, draft in fresh.items():
        category = by_slug.get(draft.category)
        if category is None:
            raise Invalid("没有类目“{slug}”。", field="category", slug=draft.category)
        kind = types.get(draft.product_type or category.product_type_slug)
        if kind is None:
            raise Invalid("类目“{slug}”没有商品类型。", field="category", slug=draft.category)
        facts, _faults = facts_normalise(defs.get(kind, {}), draft.facts)
        rows.append(product_row(draft, slug, category, kind, facts))
        if publish_now:
            rows[-1].status = ProductStatus.PUBLISHED
            rows[-1].published_at = clock.now()
    return rows


def product_row(
    draft: ProductDraft,
    slug: str,
    category: Category,
    kind: uuid.UUID,
    facts: dict[str, list[object]],
) -> Product:
    """A product's row from its draft."""
    return Product(
        merchant_id=draft.merchant_id,
        product_type_id=kind,
        category=category,
        name=draft.name[:250],
        slug=slug,
        description=draft.description,
        facts=facts,
        translations=dict(draft.translations),
        unit=draft.unit,
        hs_code=draft.hs_code,
        gpc_code=draft.gpc_code,
        external_reference=draft.external_reference,
        made_to_order=draft.made_to_order,
        returnable=draft.returnable,
        vat_bp=draft.vat_bp,
        picture=dict(draft.picture),
        metadata=dict(draft.metadata),
    )


def _write(fresh: dict[str, ProductDraft], *, actor: Actor, publish_now: bool) -> None:
    products = _products(fresh, publish_now=publish_now)
    rows_copy(products)
    pairs = [
        (product, draft, variant_row(product, draft, place))
        for product in products
        for place, draft in enumerate(fresh[product.slug].variants)
    ]
    variants = [variant for _, _, variant in pairs]
    rows_copy(variants)
    rows_copy([row for _, draft, variant in pairs for row in listing_rows(variant, draft.prices)])
    rows_copy([row for _, draft, variant in pairs for row in sale_unit_rows(variant, draft)])
    rows_copy(
        [
            ProductMedia(product=product, url=url, alt=alt, position=place)
            for product in products
            for place, (url, alt) in enumerate(fresh[product.slug].media)
        ]
    )
    _assign(products, variants)
    known = {product.pk: _known(fresh[product.slug]) for product in products}
    for start in range(0, len(products), BATCH):
        listing_sync([product.pk for product in products[start : start + BATCH]], known)
    event = ProductsLoaded(load_id=uuid7(), products=len(products), variants=len(variants))
    publish(event, actor=actor)


def _known(draft: ProductDraft) -> dict[str, object]:
    """Parts of the listing row that the draft already knows."""
    known: dict[str, object] = {"in_stock": draft.in_stock}
    if draft.booth_codes:
        known["booth_codes"] = list(draft.booth_codes)
    return known


def _assign(products: Sequence[Product], variants: Sequence[ProductVariant]) -> None:
    used = {slug for product in products for slug in product.facts}
    used |= {slug for variant in variants for slug in variant.choices}
    words = Vocabulary(used)
    rows = [row for product in products for row in words.assigned(product, product.facts)]
    for variant in variants:
        chosen = {slug: [value] for slug, value in variant.choices.items()}
        rows.extend(words.assigned(variant.product, chosen, variant=variant))
    rows_copy(rows)
