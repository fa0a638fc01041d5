"""The parts of an order: lines, dispatches, returns, terms of payment, what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import graphene

from backend.api.loaders import loader
from backend.api.saleor import (
    Image,
    MetadataItem,
    MoneyType,
    Node,
    ObjectWithMetadata,
    TaxedMoney,
    TaxedMoneyType,
)
from backend.api.scalars import Decimal as DecimalScalar
from backend.catalog.graphql.loaders import MediaLoader, ProductLoader, VariantLoader
from backend.catalog.graphql.pictures import DEFAULT_SIZE, ThumbnailFormatEnum, picture
from backend.catalog.graphql.types import VariantNode
from backend.kernel.ids import to_relay
from backend.kernel.money import UNIT_PRICE_STEP, Money, UnitPrice
from backend.orders.graphql.enums import (
    FulfillmentStatusEnum,
    OrderDiscountTypeEnum,
    ReturnStateEnum,
)
from backend.orders.graphql.loaders import WaybillsLoader, line_parts
from backend.orders.models import Fulfillment, FulfillmentLine, OrderLine, ReturnRequest
from backend.orders.rules import tax_inside
from backend.shipping.graphql.types import WaybillType


class OrderLineType(graphene.ObjectType):
    """What was bought; price, source and names are those of the day of the order."""

    product_name = graphene.String(required=True)
    variant_name = graphene.String(required=True)
    product_sku = graphene.String()
    quantity = graphene.Int(required=True)
    quantity_fulfilled = graphene.Int(required=True)
    quantity_delivered = graphene.Int(required=True)
    quantity_accepted = graphene.Int(required=True)
    quantity_returned = graphene.Int(required=True)
    base_unit = graphene.String(required=True)
    unit_price = graphene.Field(TaxedMoneyType, required=True)
    undiscounted_unit_price = graphene.Field(TaxedMoneyType, required=True)
    total_price = graphene.Field(TaxedMoneyType, required=True)
    undiscounted_total_price = graphene.Field(TaxedMoneyType, required=True)
    tax_rate = graphene.Float()
    price_source = graphene.String(required=True)
    variant = graphene.Field(VariantNode)
    thumbnail = graphene.Field(Image, size=graphene.Int(), format=ThumbnailFormatEnum())

    class Meta:
        name = "OrderLine"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: OrderLine, _info: Any) -> str:
        return to_relay("OrderLine", root.pk)

    @staticmethod
    def resolve_product_sku(root: OrderLine, _info: Any) -> str:
        return root.sku

    @staticmethod
    def resolve_quantity_fulfilled(root: OrderLine, _info: Any) -> int:
        return root.quantity_shipped

    @staticmethod
    def resolve_base_unit(root: OrderLine, _info: Any) -> str:
        return root.unit

    @staticmethod
    def resolve_unit_price(root: OrderLine, _info: Any) -> TaxedMoney:
        return _unit(root, root.unit_price)

    @staticmethod
    def resolve_undiscounted_unit_price(root: OrderLine, _info: Any) -> TaxedMoney:
        return _unit(root, root.undiscounted_unit_price)

    @staticmethod
    def resolve_total_price(root: OrderLine, _info: Any) -> TaxedMoney:
        return _taxed(root, root.total_minor)

    @staticmethod
    def resolve_undiscounted_total_price(root: OrderLine, _info: Any) -> TaxedMoney:
        full = UnitPrice(root.undiscounted_unit_price, root.order.currency).times(root.quantity)
        return _taxed(root, full.minor)

    @staticmethod
    def resolve_tax_rate(root: OrderLine, _info: Any) -> float:
        return root.tax_bp / 10000

    @staticmethod
    def resolve_variant(root: OrderLine, info: Any) -> Any:
        if root.variant_id is None:
            return None
        return loader(info, VariantLoader).load((root.variant_id, root.order.channel_id))

    @staticmethod
    async def resolve_thumbnail(
        root: OrderLine, info: Any, size: int = DEFAULT_SIZE, format: str = "ORIGINAL"
    ) -> Any:
        key = (root.variant_id, root.order.channel_id)
        variant = await loader(info, VariantLoader).load(key) if root.variant_id else None
        if variant is None:
            return None
        product_key = (variant.row.product_id, root.order.channel_id)
        product = await loader(info, ProductLoader).load(product_key)
        media = await loader(info, MediaLoader).load(variant.row.product_id)
        return picture(media, product.row.picture, size, format)


def _unit(line: OrderLine, amount: Decimal) -> TaxedMoney:
    exact = amount.quantize(UNIT_PRICE_STEP, rounding=ROUND_HALF_UP)
    gross = UnitPrice(exact, line.order.currency)
    return TaxedMoney(gross, Money(tax_inside(gross.times(1).minor, line.tax_bp), gross.currency))


def _taxed(line: OrderLine, minor: int) -> TaxedMoney:
    currency = line.order.currency
    return TaxedMoney(Money(minor, currency), Money(tax_inside(minor, line.tax_bp), currency))


class OrderDiscountType(graphene.ObjectType):
    """What came off the goods value."""

    type = graphene.Field(OrderDiscountTypeEnum, required=True)
    name = graphene.String()
    amount = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "OrderDiscount"
        interfaces = (Node,)


class VoucherType(graphene.ObjectType):
    """The code that was used."""

    code = graphene.String()

    class Meta:
        name = "Voucher"
        interfaces = (Node,)


class FulfillmentLineType(graphene.ObjectType):
    """How much of a line went with a dispatch."""

    quantity = graphene.Int(required=True)
    order_line = graphene.Field(OrderLineType)
    lot = graphene.String(required=True)

    class Meta:
        name = "FulfillmentLine"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: FulfillmentLine, _info: Any) -> str:
        return to_relay("FulfillmentLine", root.pk)


class FulfillmentType(graphene.ObjectType):
    """One dispatch, with its own inspection window."""

    created = graphene.DateTime(required=True)
    status = graphene.Field(FulfillmentStatusEnum, required=True)
    tracking_number = graphene.String(required=True)
    fulfillment_order = graphene.Int(required=True)
    lines = graphene.List(graphene.NonNull(FulfillmentLineType))
    delivered_at = graphene.DateTime()
    inspection_ends_at = graphene.DateTime()
    extended = graphene.Boolean(required=True)
    accepted_at = graphene.DateTime()
    waybill = graphene.Field(WaybillType)

    class Meta:
        name = "Fulfillment"
        interfaces = (Node, ObjectWithMetadata)

    @staticmethod
    def resolve_id(root: Fulfillment, _info: Any) -> str:
        return to_relay("Fulfillment", root.pk)

    @staticmethod
    def resolve_created(root: Fulfillment, _info: Any) -> datetime:
        return root.dispatched_at

    @staticmethod
    def resolve_fulfillment_order(root: Fulfillment, _info: Any) -> int:
        return root.number

    @staticmethod
    def resolve_lines(root: Fulfillment, _info: Any) -> list[FulfillmentLine]:
        return line_parts(root)

    @staticmethod
    def resolve_inspection_ends_at(root: Fulfillment, _info: Any) -> Any:
        return root.inspect_until

    @staticmethod
    async def resolve_waybill(root: Fulfillment, info: Any) -> Any:
        found = await loader(info, WaybillsLoader).load(root.pk)
        return found[0] if found else None

    @staticmethod
    def resolve_metadata(_root: Fulfillment, _info: Any) -> list[MetadataItem]:
        return []

    @staticmethod
    def resolve_private_metadata(_root: Fulfillment, _info: Any) -> list[MetadataItem]:
        return []


class ReturnLineType(graphene.ObjectType):
    """How much of a line goes back."""

    order_line_id = graphene.ID(required=True)
    quantity = graphene.Int(required=True)

    class Meta:
        name = "OrderReturnLine"


class ReturnType(graphene.ObjectType):
    """Goods on their way back."""

    state = graphene.Field(ReturnStateEnum, required=True)
    reason = graphene.String(required=True)
    refund = graphene.Field(MoneyType, required=True)
    requested_at = graphene.DateTime(required=True)
    lines = graphene.List(graphene.NonNull(ReturnLineType), required=True)

    class Meta:
        name = "OrderReturn"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: ReturnRequest, _info: Any) -> str:
        return to_relay("OrderReturn", root.pk)

    @staticmethod
    def resolve_refund(root: ReturnRequest, _info: Any) -> Money:
        return Money(root.refund_minor, root.order.currency)

    @staticmethod
    def resolve_requested_at(root: ReturnRequest, _info: Any) -> datetime:
        return root.created_at

    @staticmethod
    def resolve_lines(root: ReturnRequest, _info: Any) -> list[ReturnLineType]:
        return [
            ReturnLineType(
                order_line_id=to_relay("OrderLine", each["line"]), quantity=each["quantity"]
            )
            for each in root.lines
        ]


@dataclass(frozen=True, slots=True)
class PaymentTerm:
    """One instalment of what the buyer owes."""

    kind: str
    amount: Money
    paid: Money
    due_at: datetime | None


class PaymentTermType(graphene.ObjectType):
    """One instalment: its kind, amount, how much of it is paid, and when it is due."""

    kind = graphene.String(required=True)
    amount = graphene.Field(MoneyType, required=True)
    paid = graphene.Field(MoneyType, required=True)
    due_at = graphene.DateTime()

    class Meta:
        name = "PaymentTerm"


class OrderEventType(graphene.ObjectType):
    """One thing that happened to the order, as the log tells it."""

    date = graphene.DateTime(required=True)
    type = graphene.String(required=True)
    message = graphene.String(required=True)
    amount = graphene.Field(DecimalScalar)

    class Meta:
        name = "OrderEvent"
        interfaces = (Node,)
