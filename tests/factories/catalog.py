"""Goods for tests: a small attribute set, a merchant, a product with variants on a shelf."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from backend.catalog.drafts import OptionDraft, ProductDraft, UseDraft, VariantDraft
from backend.catalog.models import Category, Product, ProductVariant
from backend.catalog.services import (
    attribute_put,
    category_put,
    product_type_put,
    products_load,
)
from backend.channels.selectors import channel_by_slug
from backend.kernel.actor import SYSTEM
from backend.parties.models import Organization

_count = itertools.count(1)
COLOURS = (("black", "黑色", "Black", "#1f1f1f"), ("white", "白色", "White", "#fafafa"),
           ("red", "大红", "Red", "#c8202f"))  # fmt: skip
SIZES = (("s", "S"), ("m", "M"), ("l", "L"), ("xl", "XL"))


def a_merchant(**fields: Any) -> Organization:
    """An active seller."""
    number = next(_count)
    given: dict[str, Any] = {
        "kind": "COMPANY",
        "status": "ACTIVE",
        "legal_name": f"第{number}商贸有限公司",
        "display_name": f"第{number}商行",
        "slug": f"shop-{number}",
        "is_merchant": True,
    }
    given.update(fields)
    return Organization.objects.create(**given)


def a_category(slug: str = "tshirts", *, site: str = "textile", kind: str = "garment") -> Category:
    """A leaf category with the small garment set."""
    held = Category.objects.filter(slug=slug).first()
    if held is not None:
        return held
    attribute_put(
        slug="color",
        name="颜色",
        kind="SWATCH",
        english="Colour",
        options=[OptionDraft(*row) for row in COLOURS],
    )
    attribute_put(
        slug="size", name="尺码", kind="DROPDOWN", options=[OptionDraft(a, b, b) for a, b in SIZES]
    )
    attribute_put(slug="style-no", name="款号", kind="PLAIN_TEXT", english="Style no.")
    attribute_put(
        slug="safety-class",
        name="安全类别",
        kind="DROPDOWN",
        options=[OptionDraft("a", "A类"), OptionDraft("b", "B类")],
    )
    attribute_put(slug="gsm", name="克重", kind="NUMERIC", unit="g/m²")
    attribute_put(slug="drop-shipping", name="一件代发", kind="BOOLEAN")
    attribute_put(slug="age-months-min", name="最小适用月龄", kind="NUMERIC")
    product_type_put(
        slug=kind,
        name="服装",
        uses=[
            UseDraft(attribute="style-no", required=True),
            UseDraft(attribute="safety-class", required=True, filter=True, compared=True),
            UseDraft(attribute="gsm", filter=True),
            UseDraft(attribute="drop-shipping"),
            UseDraft(attribute="age-months-min"),
            UseDraft(attribute="color", required=True, variant=True, filter=True),
            UseDraft(attribute="size", variant=True, filter=True),
        ],
    )
    channel = channel_by_slug(f"{site}-cny")
    assert channel is not None
    root = Category.objects.filter(slug=f"{site}-root").first()
    root_id = root.pk if root else category_put(site=channel.site, slug=f"{site}-root", name="服装")
    category_put(
        site=channel.site,
        slug=slug,
        name="T恤",
        english="T-shirts",
        parent_id=root_id,
        product_type=kind,
    )
    return Category.objects.get(slug=slug)


def a_draft(merchant: Organization, **fields: Any) -> ProductDraft:
    """A draft that passes review; ``fields`` replace its parts."""
    number = next(_count)
    given: dict[str, Any] = {
        "merchant_id": merchant.pk,
        "category": "tshirts",
        "name": f"纯棉圆领T恤 {number}",
        "slug": f"tee-{number}",
        "facts": {"style-no": f"TX{number:05d}", "safety-class": "b", "gsm": "180"},
        "translations": {"EN": {"name": f"Cotton tee {number}"}},
        "media": ((f"/media/tee-{number}.svg", "T恤"),),
        "variants": (a_variant_draft(f"TX{number:05d}-01"),),
    }
    given.update(fields)
    return ProductDraft(**given)


def a_variant_draft(sku: str, **fields: Any) -> VariantDraft:
    """A variant draft in black, size M."""
    given: dict[str, Any] = {
        "name": "黑色 / M",
        "prices": {"textile-cny": Decimal("12.80")},
        "choices": {"color": "black", "size": "m"},
        "weight_g": 200,
        "carton": {"pcs_per_carton": 50, "l_cm": 60, "w_cm": 40, "h_cm": 40, "gross_g": 10800},
    }
    given.update(fields)
    return VariantDraft(sku=sku, **given)


def a_product(
    *,
    channel: str | Sequence[str] = "textile-cny",
    merchant: Organization | None = None,
    variants: int = 1,
    tiers: Sequence[tuple[int, str]] = (),
    price: str = "12.80",
    published: bool = True,
    **fields: Any,
) -> Product:
    """A product on the shelf with ``variants`` colour and size combinations.

    ``tiers``: (minimum quantity, unit price) for every variant in every channel.
    """
    a_category()
    seller = merchant or a_merchant()
    channels = [channel] if isinstance(channel, str) else list(channel)
    prices = {slug: Decimal(price) for slug in channels}
    grid = list(itertools.product(COLOURS, SIZES))[:variants]
    number = next(_count)
    drafts = tuple(
        a_variant_draft(
            f"SKU{number:05d}-{place:02d}",
            name=f"{colour[1]} / {size[1]}",
            choices={"color": colour[0], "size": size[0]},
            prices=prices,
        )
        for place, (colour, size) in enumerate(grid, start=1)
    )
    draft = a_draft(seller, variants=drafts, **fields)
    products_load([draft], actor=SYSTEM, publish_now=published)
    product = Product.objects.get(slug=draft.slug)
    if tiers:
        _tiers(product, channels, tiers)
    return product


def _tiers(product: Product, channels: Sequence[str], tiers: Sequence[tuple[int, str]]) -> None:
    from backend.pricing.services import TierInput, tiers_replace

    for variant in ProductVariant.objects.filter(product=product):
        for slug in channels:
            tiers_replace(
                actor=SYSTEM,
                variant_id=variant.pk,
                channel=slug,
                tiers=[TierInput(quantity, Decimal(price)) for quantity, price in tiers],
            )


def variant_of(product: Product, place: int = 0) -> ProductVariant:
    """A product's variant by position."""
    return list(ProductVariant.objects.filter(product=product).order_by("position"))[place]
