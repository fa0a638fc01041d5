"""A merchant's own goods: draft, change, price. Rules decide; faults are listed by field."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction

from backend.catalog.drafts import ProductDraft, VariantDraft
from backend.catalog.errors import ProductFaults, SkuTaken, SlugTaken
from backend.catalog.events import ProductChanged, ProductCreated
from backend.catalog.models import (
    AssignedValue,
    Category,
    Product,
    ProductMedia,
    ProductType,
    ProductVariant,
    SaleUnit,
    VariantListing,
)
from backend.catalog.permissions import PRODUCT_EDIT
from backend.catalog.rules import (
    NEEDS_REVIEW,
    PICTURES_MAX,
    PUBLISHED,
    VARIANTS_MAX,
    AttributeDef,
    Fault,
    fact_normalise,
    facts_normalise,
    slug_of,
)
from backend.catalog.selectors import attribute_defs, variants_home
from backend.catalog.services.listing import listing_prices_sync, listing_sync
from backend.catalog.services.load import product_row
from backend.catalog.services.publish import move_to_review, product_lock, seller_check
from backend.catalog.services.write import (
    Vocabulary,
    listing_rows,
    price_checked,
    sale_unit_rows,
    variant_row,
)
from backend.channels.selectors import channel_by_slug
from backend.events.services import publish
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import Conflict, Invalid, NotFound, Sentence
from backend.kernel.ids import uuid7
from backend.kernel.statements import run

if TYPE_CHECKING:
    from backend.channels.models import Channel

TEXT_FIELDS = ("name", "description", "hs_code", "gpc_code", "unit", "external_reference")


def _variant_faults(
    variants: Sequence[VariantDraft], specs: Mapping[str, AttributeDef]
) -> tuple[list[VariantDraft], list[Fault]]:
    """Variants with their choices as option slugs; bad choices and repeated SKUs are faults."""
    faults = []
    checked = []
    seen: set[str] = set()
    for place, draft in enumerate(variants):
        field = f"variants.{place}"
        if not draft.sku or draft.sku in seen:
            faults.append(Fault(f"{field}.sku", "UNIQUE", Sentence("SKU 不能为空或重复。")))
        seen.add(draft.sku)
        choices = {}
        for slug, value in draft.choices.items():
            spec = specs.get(slug)
            if spec is None or not spec.is_variant:
                words = Sentence("不是规格属性。")
                faults.append(Fault(f"{field}.choices.{slug}", "UNKNOWN_ATTRIBUTE", words))
                continue
            values, wrong = fact_normalise(spec, value)
            if wrong:
                faults.append(Fault(f"{field}.choices.{slug}", "BAD_VALUE", wrong))
            elif values:
                choices[slug] = str(values[0])
        checked.append(replace(draft, choices=choices))
    if len(variants) > VARIANTS_MAX:
        words = Sentence("一个商品最多 {max} 个规格。", max=VARIANTS_MAX)
        faults.append(Fault("variants", "TOO_MANY", words))
    return checked, faults


def _kind_of(draft: ProductDraft, category: Category) -> ProductType:
    slug = draft.product_type or category.product_type_slug
    kind = ProductType.objects.filter(slug=slug).first()
    if kind is None:
        raise Invalid("请选择末级类目。", field="category")
    return kind


def _add_variants(product: Product, drafts: Sequence[VariantDraft], *, after: int = 0) -> None:
    taken = ProductVariant.objects.filter(sku__in=[draft.sku for draft in drafts])
    if held := taken.values_list("sku", flat=True).first():
        raise SkuTaken(details={"sku": held})
    rows = [variant_row(product, draft, after + place) for place, draft in enumerate(drafts)]
    ProductVariant.objects.bulk_create(rows)
    pairs = list(zip(rows, drafts, strict=True))
    VariantListing.objects.bulk_create(
        [each for row, draft in pairs for each in listing_rows(row, draft.prices)]
    )
    SaleUnit.objects.bulk_create(
        [each for row, draft in pairs for each in sale_unit_rows(row, draft)]
    )
    words = Vocabulary({slug for draft in drafts for slug in draft.choices})
    AssignedValue.objects.bulk_create(
        [
            each
            for row in rows
            for each in words.assigned(
                product, {slug: [value] for slug, value in row.choices.items()}, variant=row
            )
        ]
    )


@transaction.atomic
def product_create(*, actor: Actor, draft: ProductDraft) -> Product:
    """Draft a product of the actor's own shop.

    Raises Forbidden, SellerNotActive, Invalid, ProductFaults, SkuTaken, SlugTaken.
    """
    actor.require(PRODUCT_EDIT)
    if not actor.is_system and draft.merchant_id != actor.organization_id:
        raise NotFound(field="merchant")
    seller_check(actor, draft.merchant_id)
    name = draft.name.strip()
    if not 2 <= len(name) <= 250:
        raise Invalid("商品名称须为 2 到 250 个字。", field="name")
    category = Category.objects.filter(slug=draft.category).first()
    if category is None:
        raise Invalid("没有这个类目。", field="category")
    kind = _kind_of(draft, category)
    specs = attribute_defs([kind.pk]).get(kind.pk, {})
    facts, faults = facts_normalise(specs, draft.facts)
    variants, wrong = _variant_faults(draft.variants, specs)
    if faults or wrong:
        raise ProductFaults([*faults, *wrong])
    slug = draft.slug or f"{slug_of(draft.category)}-{uuid7().hex[-12:]}"
    if Product.objects.filter(slug=slug).exists():
        raise SlugTaken
    product = product_row(replace(draft, name=name), slug, category, kind.pk, dict(facts))
    product.save(force_insert=True)
    AssignedValue.objects.bulk_create(Vocabulary(facts).assigned(product, facts))
    _add_variants(product, variants)
    _media_add(product, draft.media)
    listing_sync([product.pk])
    publish(ProductCreated(product_id=product.pk, merchant_id=product.merchant_id), actor=actor)
    return product


def _media_add(product: Product, media: Sequence[tuple[str, str]]) -> None:
    start = product.media.count()
    if start + len(media) > PICTURES_MAX:
        raise Invalid("一个商品最多 {max} 张图片。", field="media", max=PICTURES_MAX)
    for url, _alt in media:
        if not url.startswith(("https://", "http://", "/")) or len(url) > 300:
            raise Invalid("图片地址不正确。", field="media")
    ProductMedia.objects.bulk_create(
        [
            ProductMedia(product=product, url=url, alt=alt[:250], position=start + place)
            for place, (url, alt) in enumerate(media)
        ]
    )


@transaction.atomic
def product_update(
    *,
    actor: Actor,
    product_id: uuid.UUID,
    changes: Mapping[str, Any],
    seen_at: str | None = None,
) -> Product:
    """Change texts, category or facts of an own product.

    A published product whose category, brand, composition or certificate changes goes back to
    review; price, stock and pictures do not. Raises NotFound, Conflict, Invalid, ProductFaults.
    """
    actor.require(PRODUCT_EDIT)
    product = product_lock(actor, product_id)
    seller_check(actor, product.merchant_id)
    if seen_at is not None and product.updated_at.isoformat() != seen_at:
        raise Conflict
    touched: set[str] = set()
    for name in TEXT_FIELDS:
        if name in changes and changes[name] != getattr(product, name):
            setattr(product, name, changes[name])
            touched.add(name)
    if not 2 <= len(product.name.strip()) <= 250:
        raise Invalid("商品名称须为 2 到 250 个字。", field="name")
    touched |= _recategorise(product, changes.get("category"))
    touched |= _refact(product, changes.get("facts"))
    if touched:
        product.save()
        if product.status == PUBLISHED and touched & NEEDS_REVIEW:
            move_to_review(product, actor=actor)
        listing_sync([product.pk])
        publish(
            ProductChanged(
                product_id=product.pk, merchant_id=product.merchant_id, fields=sorted(touched)
            ),
            actor=actor,
        )
    return product


def _recategorise(product: Product, slug: str | None) -> set[str]:
    if slug is None or slug == product.category.slug:
        return set()
    category = Category.objects.filter(slug=slug).first()
    if category is None:
        raise Invalid("没有这个类目。", field="category")
    product.category = category
    kind = ProductType.objects.filter(slug=category.product_type_slug).first()
    if kind is None:
        raise Invalid("请选择末级类目。", field="category")
    product.product_type = kind
    return {"category"}


def _refact(product: Product, given: Mapping[str, Any] | None) -> set[str]:
    if given is None:
        return set()
    specs = attribute_defs([product.product_type_id]).get(product.product_type_id, {})
    facts, faults = facts_normalise(specs, given)
    if faults:
        raise ProductFaults(faults)
    merged = {**product.facts, **facts}
    for slug, value in given.items():
        if slug not in facts and value in (None, "", []):
            merged.pop(slug, None)
    changed = {
        slug for slug in {*merged, *product.facts} if merged.get(slug) != product.facts.get(slug)
    }
    product.facts = merged
    AssignedValue.objects.filter(product=product, variant=None).delete()
    AssignedValue.objects.bulk_create(Vocabulary(merged).assigned(product, merged))
    return changed


@transaction.atomic
def variants_add(
    *, actor: Actor, product_id: uuid.UUID, drafts: Sequence[VariantDraft]
) -> list[ProductVariant]:
    """Add variants to an own product. Raises NotFound, ProductFaults, SkuTaken, Invalid."""
    actor.require(PRODUCT_EDIT)
    product = product_lock(actor, product_id)
    seller_check(actor, product.merchant_id)
    specs = attribute_defs([product.product_type_id]).get(product.product_type_id, {})
    checked, faults = _variant_faults(drafts, specs)
    held = product.variants.count()
    if held + len(drafts) > VARIANTS_MAX:
        words = Sentence("一个商品最多 {max} 个规格。", max=VARIANTS_MAX)
        faults.append(Fault("variants", "TOO_MANY", words))
    if faults:
        raise ProductFaults(faults)
    _add_variants(product, checked, after=held)
    listing_sync([product.pk])
    publish(
        ProductChanged(product_id=product.pk, merchant_id=product.merchant_id, fields=["variants"]),
        actor=actor,
    )
    return list(ProductVariant.objects.filter(sku__in=[draft.sku for draft in checked]))


@transaction.atomic
def media_add(*, actor: Actor, product_id: uuid.UUID, media: Sequence[tuple[str, str]]) -> Product:
    """Add pictures to an own product. Raises NotFound, Invalid."""
    actor.require(PRODUCT_EDIT)
    product = product_lock(actor, product_id)
    seller_check(actor, product.merchant_id)
    _media_add(product, media)
    publish(
        ProductChanged(product_id=product.pk, merchant_id=product.merchant_id, fields=["media"]),
        actor=actor,
    )
    return product


_REPRICE = """
WITH given AS (SELECT * FROM unnest(%s::uuid[], %s::numeric[]) AS g(variant, price)),
held AS (
    SELECT l.id, given.price FROM catalog_variantlisting l JOIN given ON given.variant = l.variant_id
    WHERE l.channel_id = %s ORDER BY l.variant_id FOR UPDATE OF l)
UPDATE catalog_variantlisting l SET price = held.price, currency = %s FROM held
WHERE l.id = held.id RETURNING l.variant_id"""


def _prices_write(channel: Channel, prices: Mapping[uuid.UUID, Decimal]) -> None:
    """Prices that stand are changed by one statement; only new ones are inserted."""
    values = [list(prices), list(prices.values()), channel.pk, channel.currency]
    standing = {row[0] for row in run(_REPRICE, values)[0]}
    VariantListing.objects.bulk_create(
        [
            VariantListing(
                variant_id=variant, channel_id=channel.pk, price=price, currency=channel.currency
            )
            for variant, price in prices.items()
            if variant not in standing
        ],
        update_conflicts=True,
        unique_fields=["variant", "channel"],
        update_fields=["price", "currency"],
    )


@act
def variant_prices_set(
    *, actor: Actor, channel: str, prices: Mapping[uuid.UUID, Decimal]
) -> set[uuid.UUID]:
    """Set listing prices of own variants in a channel; returns the products touched.

    Raises NotFound when one variant is not the actor's, Invalid for a bad price.
    """
    actor.require(PRODUCT_EDIT)
    found = channel_by_slug(channel)
    if found is None:
        raise Invalid("没有渠道“{slug}”。", field="channel", slug=channel)
    products = {
        variant: product
        for variant, (product, merchant) in variants_home(prices).items()
        if actor.is_system or merchant == actor.organization_id
    }
    if set(products) != set(prices):
        raise NotFound(field="variantId")
    seller_check(actor, actor.organization_id)
    _prices_write(found, {key: price_checked(price) for key, price in sorted(prices.items())})
    touched = set(products.values())
    unlisted = touched - listing_prices_sync(touched, found.pk)
    if unlisted:
        listing_sync(sorted(unlisted))
    return touched
