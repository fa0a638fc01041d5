"""An order as Saleor's clients read it, with the trade beside it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import graphene

from backend.api.context import actor_of
from backend.api.loaders import loader
from backend.api.saleor import (
    MetadataItem,
    MoneyType,
    Node,
    ObjectWithMetadata,
    TaxedMoney,
    TaxedMoneyType,
    metadata_items,
)
from backend.catalog.graphql.loaders import MerchantLoader
from backend.catalog.graphql.types import MerchantNode
from backend.channels.graphql.types import ChannelType
from backend.channels.selectors import channel_get
from backend.inventory.graphql.types import WarehouseType
from backend.kernel.ids import public_id, to_relay
from backend.kernel.money import Money
from backend.orders.graphql.enums import (
    OrderAuthorizeStatusEnum,
    OrderChargeStatusEnum,
    OrderStatusEnum,
    PaymentChargeStatusEnum,
    TradeStateEnum,
)
from backend.orders.graphql.loaders import (
    FulfillmentsLoader,
    GroupOrdersLoader,
    OrderLinesLoader,
    ReturnsLoader,
    WaybillsLoader,
)
from backend.orders.graphql.parts import (
    FulfillmentType,
    OrderDiscountType,
    OrderEventType,
    OrderLineType,
    PaymentTerm,
    PaymentTermType,
    ReturnType,
    VoucherType,
)
from backend.orders.models import Order, OrderGroup, TradeState
from backend.orders.rules import STATUS_TEXT, authorize_status, charge_status, payment_status
from backend.orders.selectors import actions_for, order_events, sees_private
from backend.parties.graphql.addresses import AddressType
from backend.shipping.graphql.types import ShippingMethodType, WaybillType

if TYPE_CHECKING:
    from backend.channels.models import Channel


class DeliveryMethod(graphene.Union):
    """How an order travels: a quote that was chosen, or pick-up at a warehouse."""

    class Meta:
        types = (ShippingMethodType, WarehouseType)

    @classmethod
    def resolve_type(cls, instance: Any, _info: Any) -> Any:
        return ShippingMethodType if isinstance(instance, dict) else WarehouseType


class OrderGroupType(graphene.ObjectType):
    """All orders made from one checkout that the viewer may see."""

    orders = graphene.List(graphene.NonNull(lambda: OrderType), required=True)

    class Meta:
        name = "OrderGroup"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: OrderGroup, _info: Any) -> str:
        return to_relay("OrderGroup", root.pk)

    @staticmethod
    def resolve_orders(root: OrderGroup, info: Any) -> Any:
        return loader(info, GroupOrdersLoader).load(root.pk)


class OrderType(graphene.ObjectType):
    """One merchant's part of a purchase."""

    number = graphene.String(required=True)
    created = graphene.DateTime(required=True)
    channel = graphene.Field(ChannelType, required=True)
    status = graphene.Field(OrderStatusEnum, required=True)
    status_display = graphene.String(required=True)
    authorize_status = graphene.Field(OrderAuthorizeStatusEnum, required=True)
    charge_status = graphene.Field(OrderChargeStatusEnum, required=True)
    payment_status = graphene.Field(PaymentChargeStatusEnum, required=True)
    payment_status_display = graphene.String(required=True)
    is_paid = graphene.Boolean(required=True)
    user_email = graphene.String()
    billing_address = graphene.Field(AddressType)
    shipping_address = graphene.Field(AddressType)
    delivery_method = graphene.Field(DeliveryMethod)
    shipping_method_name = graphene.String()
    lines = graphene.List(graphene.NonNull(OrderLineType), required=True)
    fulfillments = graphene.List(graphene.NonNull(FulfillmentType), required=True)
    discounts = graphene.List(graphene.NonNull(OrderDiscountType), required=True)
    voucher = graphene.Field(VoucherType)
    voucher_code = graphene.String()
    subtotal = graphene.Field(TaxedMoneyType, required=True)
    shipping_price = graphene.Field(TaxedMoneyType, required=True)
    total = graphene.Field(TaxedMoneyType, required=True)
    total_charged = graphene.Field(MoneyType, required=True)
    total_captured = graphene.Field(
        MoneyType, required=True, deprecation_reason="Use totalCharged."
    )
    total_authorized = graphene.Field(MoneyType, required=True)
    total_refunded = graphene.Field(MoneyType, required=True)
    total_balance = graphene.Field(MoneyType, required=True)
    customer_note = graphene.String(required=True)
    events = graphene.List(graphene.NonNull(OrderEventType), required=True)
    # ours
    merchant = graphene.Field(MerchantNode, required=True)
    trade_state = graphene.Field(TradeStateEnum, required=True)
    trade_state_label = graphene.String(required=True)
    after_sale = graphene.Boolean(required=True)
    problem = graphene.String()
    order_group = graphene.Field(OrderGroupType, required=True)
    payment_schedule = graphene.List(graphene.NonNull(PaymentTermType), required=True)
    waybills = graphene.List(graphene.NonNull(WaybillType), required=True)
    returns = graphene.List(graphene.NonNull(ReturnType), required=True)
    actions = graphene.List(graphene.NonNull(graphene.String), required=True)
    pay_by = graphene.DateTime()
    confirm_by = graphene.DateTime()
    dispatch_by = graphene.DateTime()
    completed_at = graphene.DateTime()
    cancel_requested_at = graphene.DateTime()
    cancel_reason = graphene.String()
    purchase_number = graphene.String()

    class Meta:
        name = "Order"
        interfaces = (Node, ObjectWithMetadata)
        possible_types = (Order,)

    @staticmethod
    def resolve_id(root: Order, _info: Any) -> str:
        return to_relay("Order", root.pk)

    @staticmethod
    def resolve_created(root: Order, _info: Any) -> datetime:
        return root.placed_at

    @staticmethod
    def resolve_channel(root: Order, _info: Any) -> Channel:
        return channel_get(root.channel_id)

    @staticmethod
    def resolve_status_display(root: Order, _info: Any) -> str:
        return STATUS_TEXT[root.status]

    @staticmethod
    def resolve_authorize_status(root: Order, _info: Any) -> str:
        held = root.charged_minor + root.authorized_minor
        return authorize_status(total=root.total_minor, held=held)

    @staticmethod
    def resolve_charge_status(root: Order, _info: Any) -> str:
        return charge_status(total=root.total_minor, charged=root.charged_minor)

    @staticmethod
    def resolve_payment_status(root: Order, _info: Any) -> str:
        return payment_status(
            total=root.total_minor, charged=root.charged_minor, refunded=root.refunded_minor
        )

    @staticmethod
    def resolve_payment_status_display(root: Order, info: Any) -> str:
        return STATUS_TEXT[OrderType.resolve_payment_status(root, info)]

    @staticmethod
    def resolve_is_paid(root: Order, _info: Any) -> bool:
        return root.charged_minor >= root.total_minor

    @staticmethod
    def resolve_user_email(root: Order, info: Any) -> str | None:
        return root.user_email if sees_private(root, viewer=actor_of(info)) else None

    @staticmethod
    def resolve_delivery_method(root: Order, _info: Any) -> Any:
        return root.delivery or None

    @staticmethod
    def resolve_shipping_method_name(root: Order, _info: Any) -> Any:
        return root.delivery.get("line")

    @staticmethod
    def resolve_lines(root: Order, info: Any) -> Any:
        return loader(info, OrderLinesLoader).load(root.pk)

    @staticmethod
    def resolve_fulfillments(root: Order, info: Any) -> Any:
        return loader(info, FulfillmentsLoader).load(root.pk)

    @staticmethod
    def resolve_discounts(root: Order, _info: Any) -> list[OrderDiscountType]:
        if not root.discount_minor:
            return []
        return [
            OrderDiscountType(
                id=to_relay("OrderDiscount", root.pk),
                type="VOUCHER",
                name=root.voucher_code,
                amount=Money(root.discount_minor, root.currency),
            )
        ]

    @staticmethod
    def resolve_voucher(root: Order, _info: Any) -> VoucherType | None:
        if not root.voucher_code:
            return None
        return VoucherType(id=to_relay("Voucher", root.voucher_code), code=root.voucher_code)

    @staticmethod
    def resolve_voucher_code(root: Order, _info: Any) -> str | None:
        return root.voucher_code or None

    @staticmethod
    def resolve_subtotal(root: Order, _info: Any) -> TaxedMoney:
        return TaxedMoney(
            Money(root.goods_minor, root.currency), Money(root.tax_minor, root.currency)
        )

    @staticmethod
    def resolve_shipping_price(root: Order, _info: Any) -> TaxedMoney:
        return TaxedMoney(Money(root.freight_minor, root.currency))

    @staticmethod
    def resolve_total(root: Order, _info: Any) -> TaxedMoney:
        return TaxedMoney(
            Money(root.total_minor, root.currency), Money(root.tax_minor, root.currency)
        )

    @staticmethod
    def resolve_total_charged(root: Order, _info: Any) -> Money:
        return Money(root.charged_minor, root.currency)

    @staticmethod
    def resolve_total_captured(root: Order, _info: Any) -> Money:
        return Money(root.charged_minor, root.currency)

    @staticmethod
    def resolve_total_authorized(root: Order, _info: Any) -> Money:
        return Money(root.authorized_minor, root.currency)

    @staticmethod
    def resolve_total_refunded(root: Order, _info: Any) -> Money:
        return Money(root.refunded_minor, root.currency)

    @staticmethod
    def resolve_total_balance(root: Order, _info: Any) -> Money:
        return Money(root.charged_minor - root.total_minor, root.currency)

    @staticmethod
    def resolve_customer_note(root: Order, _info: Any) -> str:
        return root.buyer_note

    @staticmethod
    def resolve_events(root: Order, _info: Any) -> list[OrderEventType]:
        return [
            OrderEventType(
                id=to_relay("OrderEvent", each.id),
                date=each.at,
                type=each.kind,
                message=each.title,
                amount=each.amount,
            )
            for each in order_events(public_id("ord", root.pk))
        ]

    @staticmethod
    def resolve_merchant(root: Order, info: Any) -> Any:
        return loader(info, MerchantLoader).load(root.merchant_id)

    @staticmethod
    def resolve_trade_state_label(root: Order, _info: Any) -> str:
        return str(TradeState(root.trade_state).label)

    @staticmethod
    def resolve_after_sale(root: Order, _info: Any) -> bool:
        return root.release_blocked

    @staticmethod
    def resolve_problem(root: Order, _info: Any) -> str | None:
        return root.block_reason or None

    @staticmethod
    def resolve_order_group(root: Order, _info: Any) -> OrderGroup:
        return OrderGroup(pk=root.group_id)

    @staticmethod
    def resolve_payment_schedule(root: Order, _info: Any) -> list[PaymentTerm]:
        total = Money(root.total_minor, root.currency)
        return [PaymentTerm("FULL", total, Money(root.charged_minor, root.currency), root.pay_by)]

    @staticmethod
    async def resolve_waybills(root: Order, info: Any) -> list[Any]:
        dispatches = await loader(info, FulfillmentsLoader).load(root.pk)
        found = await loader(info, WaybillsLoader).load_many([each.pk for each in dispatches])
        return [waybill for waybills in found for waybill in waybills]

    @staticmethod
    def resolve_returns(root: Order, info: Any) -> Any:
        return loader(info, ReturnsLoader).load(root.pk)

    @staticmethod
    def resolve_actions(root: Order, info: Any) -> list[str]:
        return actions_for(root, viewer=actor_of(info))

    @staticmethod
    def resolve_metadata(root: Order, _info: Any) -> list[MetadataItem]:
        return metadata_items(root.metadata)

    @staticmethod
    def resolve_private_metadata(_root: Order, _info: Any) -> list[MetadataItem]:
        return []
