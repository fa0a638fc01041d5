"""Tiers and quantity rules as buyers see them."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.loaders import loader
from backend.api.saleor import MoneyType, TaxedMoneyRangeType
from backend.catalog.graphql.kinds import taxed
from backend.catalog.graphql.scope import InChannel
from backend.kernel.money import UnitPrice
from backend.pricing.graphql.loaders import (
    QuantityRuleLoader,
    TermsLoader,
    TierRangeLoader,
)


class PriceTierNode(graphene.ObjectType):
    """A unit price from a minimum quantity on."""

    min_quantity = graphene.Int(required=True)
    unit_price = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "PriceTier"


class QuantityRuleNode(graphene.ObjectType):
    """Allowed quantities: min, min + step, ... up to max."""

    min = graphene.Int(required=True)
    step = graphene.Int(required=True)
    max = graphene.Int()

    class Meta:
        name = "QuantityRule"


async def _price_tiers(root: InChannel, info: Any) -> list[dict[str, Any]]:
    if root.channel is None:
        return []
    terms = await loader(info, TermsLoader).load((root.pk, root.channel.pk))
    currency = root.channel.currency
    return [
        {"min_quantity": start, "unit_price": UnitPrice(price, currency)}
        for start, price in terms.tiers
    ]


async def _tier_mode(root: InChannel, info: Any) -> str:
    if root.channel is None:
        return "ALL_UNITS"
    terms = await loader(info, TermsLoader).load((root.pk, root.channel.pk))
    mode: str = terms.mode
    return mode


async def _quantity_rule(root: InChannel, info: Any) -> Any:
    if root.channel is None:
        rule = await loader(info, QuantityRuleLoader).load(root.pk)
    else:
        rule = (await loader(info, TermsLoader).load((root.pk, root.channel.pk))).rule
    return {"min": rule.minimum or 1, "step": rule.step or 1, "max": rule.maximum}


async def _range_of_tiers(root: InChannel, info: Any) -> Any:
    if root.channel is None:
        return None
    span = await loader(info, TierRangeLoader).load((root.pk, root.channel.pk))
    if span is None:
        return None
    currency = root.channel.currency
    return {"start": taxed(span[0], currency), "stop": taxed(span[1], currency)}


VARIANT_FIELDS: dict[str, Any] = {
    "price_tiers": graphene.Field(
        graphene.List(graphene.NonNull(PriceTierNode)), required=True, resolver=_price_tiers
    ),
    "tier_mode": graphene.Field(graphene.String, required=True, resolver=_tier_mode),
    "quantity_rule": graphene.Field(QuantityRuleNode, required=True, resolver=_quantity_rule),
}
PRODUCT_FIELDS: dict[str, Any] = {
    "price_range_tiers": graphene.Field(TaxedMoneyRangeType, resolver=_range_of_tiers),
}
