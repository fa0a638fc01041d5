"""Small types that goods are made of: product types, price blocks, sale units, weights."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.loaders import loader
from backend.api.saleor import (
    LanguageCodeEnum,
    Node,
    TaxedMoney,
    TaxedMoneyRangeType,
    TaxedMoneyType,
)
from backend.catalog.graphql.attributes import AttributeNode
from backend.catalog.graphql.loaders import AttributeSetLoader
from backend.catalog.graphql.scope import InChannel
from backend.catalog.models import ProductListing, ProductType
from backend.kernel.ids import to_relay
from backend.kernel.money import UnitPrice


def translation_field(kind: Any) -> Any:
    """A translation in a language asked for."""
    return graphene.Field(kind, language_code=LanguageCodeEnum(required=True))


def taxed(amount: Any, currency: str) -> TaxedMoney:
    """A unit price; prices are entered with tax, so gross is the truth."""
    return TaxedMoney(UnitPrice(amount, currency))


class ProductTypeNode(graphene.ObjectType):
    """Carries an attribute set."""

    name = graphene.String(required=True)
    slug = graphene.String(required=True)
    has_variants = graphene.Boolean(required=True)
    is_shipping_required = graphene.Boolean(required=True)
    product_attributes = graphene.List(graphene.NonNull(AttributeNode))
    variant_attributes = graphene.List(graphene.NonNull(AttributeNode))
    attribute_uses = graphene.List(graphene.NonNull(lambda: AttributeUse), required=True)

    class Meta:
        name = "ProductType"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: ProductType, _info: Any) -> str:
        return to_relay("ProductType", root.pk)

    @staticmethod
    def resolve_has_variants(_root: ProductType, _info: Any) -> bool:
        return True

    @staticmethod
    def resolve_is_shipping_required(_root: ProductType, _info: Any) -> bool:
        return True

    @staticmethod
    async def resolve_product_attributes(root: ProductType, info: Any) -> list[Any]:
        held = await loader(info, AttributeSetLoader).load(root.pk)
        return [use.attribute for use in held.uses if not use.is_variant]

    @staticmethod
    async def resolve_variant_attributes(root: ProductType, info: Any) -> list[Any]:
        held = await loader(info, AttributeSetLoader).load(root.pk)
        return [use.attribute for use in held.uses if use.is_variant]

    @staticmethod
    async def resolve_attribute_uses(root: ProductType, info: Any) -> list[Any]:
        held = await loader(info, AttributeSetLoader).load(root.pk)
        return list(held.uses)


class AttributeUse(graphene.ObjectType):
    """How a product type uses an attribute (ours: what the merchant's form asks for)."""

    attribute = graphene.Field(AttributeNode, required=True)
    is_variant = graphene.Boolean(required=True)
    is_required = graphene.Boolean(required=True)
    is_filter = graphene.Boolean(required=True)
    is_compared = graphene.Boolean(required=True)


class ProductPricingInfo(graphene.ObjectType):
    """From the lowest to the highest variant price."""

    on_sale = graphene.Boolean()
    display_gross_prices = graphene.Boolean(required=True)
    discount = graphene.Field(TaxedMoneyType)
    price_range = graphene.Field(TaxedMoneyRangeType)
    price_range_undiscounted = graphene.Field(TaxedMoneyRangeType)


class VariantPricingInfo(graphene.ObjectType):
    """A variant's price for the smallest quantity."""

    on_sale = graphene.Boolean()
    discount = graphene.Field(TaxedMoneyType)
    price = graphene.Field(TaxedMoneyType)
    price_undiscounted = graphene.Field(TaxedMoneyType)


def product_pricing(row: ProductListing | None, root: InChannel) -> Any:
    """A product's price block from its list row."""
    if row is None or root.channel is None:
        return None
    currency = root.channel.currency
    span = {"start": taxed(row.min_price, currency), "stop": taxed(row.max_price, currency)}
    return ProductPricingInfo(
        on_sale=False,
        display_gross_prices=True,
        price_range=span,
        price_range_undiscounted=span,
    )


class SaleUnitNode(graphene.ObjectType):
    """A named multiple of the base unit."""

    code = graphene.String(required=True)
    name = graphene.String(required=True)
    factor = graphene.Int(required=True)

    class Meta:
        name = "SaleUnit"


class Weight(graphene.ObjectType):
    """A weight."""

    unit = graphene.String(required=True)
    value = graphene.Float(required=True)
