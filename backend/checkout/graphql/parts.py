"""The parts of a checkout: lines, deliveries, groups, problems."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import graphene

from backend.api.loaders import loader
from backend.api.saleor import (
    MetadataItem,
    MoneyType,
    Node,
    ObjectWithMetadata,
    OwnCode,
    TaxedMoney,
    TaxedMoneyType,
    metadata_items,
)
from backend.api.scalars import JSON
from backend.api.scalars import Decimal as DecimalScalar
from backend.catalog.graphql.loaders import MerchantLoader, SaleUnitLoader, VariantLoader
from backend.catalog.graphql.types import MerchantNode, VariantNode
from backend.checkout.basket import Basket, BasketGroup, BasketLine
from backend.checkout.graphql.enums import CheckoutErrorCode, DeliveryErrorCode, MetadataErrorCode
from backend.checkout.graphql.loaders import FreeStockLoader, TiersLoader
from backend.kernel.ids import to_relay
from backend.kernel.money import Money, UnitPrice
from backend.orders.rules import quantity_text, tax_inside
from backend.shipping.graphql.types import ShippingMethodType


class CheckoutErrorType(OwnCode, graphene.ObjectType):
    """Why a cart mutation was refused; ``details`` is ours."""

    field = graphene.String()
    message = graphene.String()
    code = graphene.Field(CheckoutErrorCode, required=True)
    details = graphene.Field(JSON)

    class Meta:
        name = "CheckoutError"


class DeliveryOptionsCalculateErrorType(OwnCode, graphene.ObjectType):
    """Why no options could be calculated."""

    field = graphene.String()
    message = graphene.String()
    code = graphene.Field(DeliveryErrorCode, required=True)

    class Meta:
        name = "DeliveryOptionsCalculateError"


class MetadataErrorType(OwnCode, graphene.ObjectType):
    """Why metadata was refused."""

    field = graphene.String()
    message = graphene.String()
    code = graphene.Field(MetadataErrorCode, required=True)

    class Meta:
        name = "MetadataError"


class GiftCardType(graphene.ObjectType):
    """A door only (decision D41): no gift cards are sold."""

    display_code = graphene.String(required=True)
    current_balance = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "GiftCard"
        interfaces = (Node,)


@dataclass(frozen=True, slots=True)
class Delivery:
    """An offered or chosen way of delivery; ``id`` is what the choice mutation takes."""

    id: str
    shipping_method: dict[str, Any] | None


class DeliveryType(graphene.ObjectType):
    """An offered or chosen way of delivery."""

    shipping_method = graphene.Field(ShippingMethodType)

    class Meta:
        name = "Delivery"
        interfaces = (Node,)


class CheckoutLineProblemInsufficientStock(graphene.ObjectType):
    """Less is on the shelf than the line wants."""

    available_quantity = graphene.Int()
    line = graphene.Field(lambda: CheckoutLineType, required=True)


class CheckoutLineProblemVariantNotAvailable(graphene.ObjectType):
    """The article is no longer sold in this channel."""

    line = graphene.Field(lambda: CheckoutLineType, required=True)


class CheckoutLineProblem(graphene.Union):
    """What is wrong with a line."""

    class Meta:
        types = (CheckoutLineProblemInsufficientStock, CheckoutLineProblemVariantNotAvailable)


class CheckoutProblemDeliveryMethodStale(graphene.ObjectType):
    """The chosen delivery was quoted for another basket, address or hour: choose again."""

    delivery = graphene.Field(DeliveryType, required=True)


class CheckoutProblemDeliveryMethodInvalid(graphene.ObjectType):
    """The chosen delivery is no longer offered."""

    delivery = graphene.Field(DeliveryType, required=True)


class CheckoutProblem(graphene.Union):
    """What is wrong with the checkout."""

    class Meta:
        types = (
            CheckoutProblemDeliveryMethodStale,
            CheckoutProblemDeliveryMethodInvalid,
            CheckoutLineProblemInsufficientStock,
            CheckoutLineProblemVariantNotAvailable,
        )


class TierHintType(graphene.ObjectType):
    """Buying this many costs no more than now."""

    quantity = graphene.Int(required=True)
    total = graphene.Field(MoneyType, required=True)
    saving = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "NextTierHint"


class AppliedTierType(graphene.ObjectType):
    """The tier the line's price comes from."""

    min_quantity = graphene.Int(required=True)
    unit_price = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "AppliedTier"


def taxed(gross: Money | UnitPrice, bp: int) -> TaxedMoney:
    """A gross amount with the VAT inside it."""
    minor = gross.minor if isinstance(gross, Money) else gross.times(1).minor
    return TaxedMoney(gross, Money(tax_inside(minor, bp), gross.currency))


class CheckoutLineType(graphene.ObjectType):
    """An article and how many base units of it, priced now."""

    quantity = graphene.Int(required=True)
    variant = graphene.Field(VariantNode, required=True)
    unit_price = graphene.Field(TaxedMoneyType, required=True)
    undiscounted_unit_price = graphene.Field(MoneyType, required=True)
    total_price = graphene.Field(TaxedMoneyType, required=True)
    undiscounted_total_price = graphene.Field(MoneyType, required=True)
    requires_shipping = graphene.Boolean(required=True)
    is_gift = graphene.Boolean()
    problems = graphene.List(graphene.NonNull(CheckoutLineProblem))
    # ours
    discount = graphene.Field(MoneyType, required=True)
    price_source = graphene.String(required=True)
    price_is_average = graphene.Boolean(required=True)
    applied_tier = graphene.Field(AppliedTierType)
    price_tiers = graphene.List(graphene.NonNull(AppliedTierType), required=True)
    next_tier_hint = graphene.Field(TierHintType)
    quantity_allowed = graphene.Boolean(required=True)
    quantity_neighbours = graphene.List(graphene.NonNull(graphene.Int), required=True)
    quantity_text = graphene.String(required=True)
    quantity_in_unit = graphene.Field(DecimalScalar, required=True)
    sale_unit = graphene.String(required=True)
    merchant = graphene.Field(MerchantNode, required=True)

    class Meta:
        name = "CheckoutLine"
        interfaces = (Node, ObjectWithMetadata)
        possible_types = (BasketLine,)

    @staticmethod
    def resolve_id(root: BasketLine, _info: Any) -> str:
        return to_relay("CheckoutLine", root.row.pk)

    @staticmethod
    def resolve_quantity(root: BasketLine, _info: Any) -> int:
        return root.row.quantity

    @staticmethod
    def resolve_variant(root: BasketLine, info: Any) -> Any:
        key = (root.row.variant_id, root.basket.checkout.channel_id)
        return loader(info, VariantLoader).load(key)

    @staticmethod
    def resolve_unit_price(root: BasketLine, _info: Any) -> TaxedMoney:
        return taxed(root.price.unit_price, root.facts.vat_bp)

    @staticmethod
    def resolve_undiscounted_unit_price(root: BasketLine, _info: Any) -> UnitPrice:
        return root.price.undiscounted

    @staticmethod
    def resolve_total_price(root: BasketLine, _info: Any) -> TaxedMoney:
        return taxed(root.price.total, root.facts.vat_bp)

    @staticmethod
    def resolve_undiscounted_total_price(root: BasketLine, _info: Any) -> Money:
        return root.price.undiscounted.times(root.row.quantity)

    @staticmethod
    def resolve_requires_shipping(_root: BasketLine, _info: Any) -> bool:
        return True

    @staticmethod
    def resolve_is_gift(_root: BasketLine, _info: Any) -> bool:
        return False

    @staticmethod
    async def resolve_problems(root: BasketLine, info: Any) -> list[Any]:
        return await line_problems(root, info)

    @staticmethod
    def resolve_discount(root: BasketLine, _info: Any) -> Money:
        return Money(root.basket.discount_by_line.get(root.row.pk, 0), root.basket.currency)

    @staticmethod
    def resolve_price_source(root: BasketLine, _info: Any) -> str:
        return root.price.source

    @staticmethod
    def resolve_price_is_average(root: BasketLine, _info: Any) -> bool:
        return root.price.is_average

    @staticmethod
    async def resolve_applied_tier(root: BasketLine, info: Any) -> AppliedTierType | None:
        tiers = await _tiers(root, info)
        return next((_tier(each) for each in tiers if each.id == root.price.source_id), None)

    @staticmethod
    async def resolve_price_tiers(root: BasketLine, info: Any) -> list[AppliedTierType]:
        return [_tier(each) for each in await _tiers(root, info)]

    @staticmethod
    def resolve_next_tier_hint(root: BasketLine, _info: Any) -> Any:
        return root.price.hint

    @staticmethod
    def resolve_quantity_allowed(root: BasketLine, _info: Any) -> bool:
        return root.row.pk not in root.basket.quantity_problems()

    @staticmethod
    def resolve_quantity_neighbours(root: BasketLine, _info: Any) -> list[int]:
        problem = root.basket.quantity_problems().get(root.row.pk)
        return problem.neighbours if problem else []

    @staticmethod
    async def resolve_quantity_text(root: BasketLine, info: Any) -> str:
        units = await loader(info, SaleUnitLoader).load(root.row.variant_id)
        named = [(unit.name, unit.factor) for unit in units]
        return quantity_text(root.row.quantity, named, root.facts.base_unit)

    @staticmethod
    async def resolve_quantity_in_unit(root: BasketLine, info: Any) -> Decimal:
        units = await loader(info, SaleUnitLoader).load(root.row.variant_id)
        return Decimal(root.row.quantity) / (units[0].factor if units else 1)

    @staticmethod
    async def resolve_sale_unit(root: BasketLine, info: Any) -> str:
        units = await loader(info, SaleUnitLoader).load(root.row.variant_id)
        return str(units[0].name) if units else root.facts.base_unit

    @staticmethod
    def resolve_merchant(root: BasketLine, info: Any) -> Any:
        return loader(info, MerchantLoader).load(root.facts.merchant_id)

    @staticmethod
    def resolve_metadata(root: BasketLine, _info: Any) -> list[MetadataItem]:
        return metadata_items(root.row.metadata)

    @staticmethod
    def resolve_private_metadata(_root: BasketLine, _info: Any) -> list[MetadataItem]:
        return []


async def _tiers(line: BasketLine, info: Any) -> Any:
    checkout = line.basket.checkout
    return await loader(info, TiersLoader).load((line.row.variant_id, checkout.channel_id))


def _tier(tier: Any) -> AppliedTierType:
    return AppliedTierType(min_quantity=tier.min_quantity, unit_price=tier.price)


async def line_problems(line: BasketLine, info: Any) -> list[Any]:
    """What stands between a line and the order."""
    if line.gone:
        return [CheckoutLineProblemVariantNotAvailable(line=line)]
    if not line.facts.track_stock or line.facts.made_to_order or line.basket.is_frozen:
        return []
    free: int = await loader(info, FreeStockLoader).load(line.row.variant_id)
    if line.basket.wanted(line.row.variant_id) <= free:
        return []
    return [CheckoutLineProblemInsufficientStock(available_quantity=free, line=line)]


class DeliveryGroupType(graphene.ObjectType):
    """One merchant's part of the checkout, sent on its own."""

    merchant = graphene.Field(MerchantNode, required=True)
    lines = graphene.List(graphene.NonNull(CheckoutLineType), required=True)
    subtotal = graphene.Field(MoneyType, required=True)
    discount = graphene.Field(MoneyType, required=True)
    freight = graphene.Field(MoneyType, required=True)
    total = graphene.Field(MoneyType, required=True)
    delivery_options = graphene.List(graphene.NonNull(DeliveryType), required=True)
    options_valid_until = graphene.DateTime()
    selected = graphene.Field(DeliveryType)
    problem = graphene.String(description="NOT_SET, STALE, INVALID, or null for a sound choice.")
    weight_known = graphene.Boolean(
        required=True, description="False: freight must be agreed with the merchant."
    )

    class Meta:
        name = "DeliveryGroup"
        interfaces = (Node,)
        possible_types = (BasketGroup,)

    @staticmethod
    def resolve_id(root: BasketGroup, _info: Any) -> str:
        return to_relay("DeliveryGroup", root.row.pk if root.row else root.merchant_id)

    @staticmethod
    def resolve_merchant(root: BasketGroup, info: Any) -> Any:
        return loader(info, MerchantLoader).load(root.merchant_id)

    @staticmethod
    def resolve_subtotal(root: BasketGroup, _info: Any) -> Money:
        return root.goods

    @staticmethod
    def resolve_discount(root: BasketGroup, _info: Any) -> Money:
        return Money(root.basket.group_discount(root), root.currency)

    @staticmethod
    def resolve_total(root: BasketGroup, _info: Any) -> Money:
        discount = Money(root.basket.group_discount(root), root.currency)
        return root.goods - discount + root.freight

    @staticmethod
    def resolve_delivery_options(root: BasketGroup, _info: Any) -> list[Delivery]:
        if root.row is None:
            return []
        return [group_delivery(root, option) for option in root.row.options]

    @staticmethod
    def resolve_options_valid_until(root: BasketGroup, _info: Any) -> Any:
        return root.row.options_until if root.row else None

    @staticmethod
    def resolve_selected(root: BasketGroup, _info: Any) -> Delivery | None:
        return group_delivery(root, root.chosen) if root.chosen else None

    @staticmethod
    def resolve_problem(root: BasketGroup, _info: Any) -> str | None:
        return root.delivery_problem or None

    @staticmethod
    def resolve_weight_known(root: BasketGroup, _info: Any) -> bool:
        return root.load() is not None


def group_delivery(group: BasketGroup, option: Any) -> Delivery:
    """An option of one group; its id chooses for that group alone."""
    assert group.row is not None
    return Delivery(to_relay("Delivery", f"{group.row.pk}.{option['code']}"), option)


def shared_deliveries(basket: Basket) -> list[Delivery]:
    """Options every group offers, with the sum of their prices; the id chooses for all."""
    offers = [
        {option["code"]: option for option in group.row.options}
        for group in basket.groups
        if group.row is not None
    ]
    if not offers:
        return []
    if len(offers) == 1:
        return [Delivery(to_relay("Delivery", code), option) for code, option in offers[0].items()]
    return [
        Delivery(
            to_relay("Delivery", code),
            {**option, "amount_minor": sum(int(each[code]["amount_minor"]) for each in offers)},
        )
        for code, option in offers[0].items()
        if all(code in each for each in offers)
    ]
