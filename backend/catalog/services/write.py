"""Turning drafts into rows; used by every act that writes goods."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from backend.catalog.drafts import VariantDraft
from backend.catalog.models import (
    AssignedValue,
    Attribute,
    AttributeValue,
    Product,
    ProductVariant,
    SaleUnit,
    VariantListing,
)
from backend.catalog.rules import CHOICE_KINDS
from backend.channels.selectors import channel_by_slug
from backend.kernel.errors import Invalid

PRICE_MAX = Decimal(10) ** 9


class Vocabulary:
    """Attributes and options by slug, read once per act."""

    def __init__(self, attribute_slugs: Iterable[str]) -> None:
        rows = list(Attribute.objects.filter(slug__in=set(attribute_slugs)))
        self.attributes = {row.slug: row for row in rows}
        self.options: dict[tuple[uuid.UUID, str], uuid.UUID] = {
            (attribute, slug): key
            for attribute, slug, key in AttributeValue.objects.filter(
                attribute__in=rows
            ).values_list("attribute_id", "slug", "pk")
        }

    def assigned(
        self,
        product: Product,
        facts: Mapping[str, Sequence[Any]],
        *,
        variant: ProductVariant | None = None,
    ) -> list[AssignedValue]:
        """One row per value, for filters and facets."""
        rows = []
        for slug, values in facts.items():
            attribute = self.attributes.get(slug)
            if attribute is None:
                continue
            for value in values:
                rows.append(self._row(product, variant, attribute, value))
        return rows

    def _row(
        self, product: Product, variant: ProductVariant | None, attribute: Attribute, value: Any
    ) -> AssignedValue:
        row = AssignedValue(product=product, variant=variant, attribute=attribute)
        if attribute.input_type in CHOICE_KINDS:
            row.value_id = self.options.get((attribute.pk, str(value)))
        elif attribute.input_type == "NUMERIC":
            row.number = Decimal(str(value))
        elif attribute.input_type == "BOOLEAN":
            row.flag = bool(value)
        else:
            row.text = str(value)
        return row


def variant_row(product: Product, draft: VariantDraft, position: int) -> ProductVariant:
    """A variant's row from its draft."""
    return ProductVariant(
        product=product,
        sku=draft.sku,
        name=draft.name,
        position=position,
        choices=dict(draft.choices),
        base_unit=draft.base_unit,
        track_stock=draft.track_stock,
        weight_g=draft.weight_g,
        carton=dict(draft.carton),
        cutting=draft.cutting,
        min_cut=draft.min_cut,
        gtin=draft.gtin,
        translations=dict(draft.translations),
    )


def price_checked(price: Decimal, *, field: str = "price") -> Decimal:
    """A price of more than zero with at most six decimals. Raises Invalid."""
    if not price.is_finite() or not 0 < price < PRICE_MAX:
        raise Invalid("价格必须大于零且在合理范围内。", field=field)
    if price != price.quantize(Decimal("0.000001")):
        raise Invalid("价格最多六位小数。", field=field)
    return price


def listing_rows(variant: ProductVariant, prices: Mapping[str, Decimal]) -> list[VariantListing]:
    """A variant's prices by channel slug. Raises Invalid for an unknown channel."""
    rows = []
    for slug, price in prices.items():
        channel = channel_by_slug(slug)
        if channel is None:
            raise Invalid("没有渠道“{slug}”。", field="prices", slug=slug)
        rows.append(
            VariantListing(
                variant=variant,
                channel_id=channel.pk,
                price=price_checked(price),
                currency=channel.currency,
            )
        )
    return rows


def sale_unit_rows(variant: ProductVariant, draft: VariantDraft) -> list[SaleUnit]:
    """A variant's sale units."""
    return [
        SaleUnit(variant=variant, code=unit.code, name=unit.name, factor=unit.factor)
        for unit in draft.sale_units
    ]
