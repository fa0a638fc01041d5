"""A checkout as Saleor's clients read it, with one delivery group per merchant."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import graphene

from backend.api.context import actor_of
from backend.api.loaders import loader
from backend.api.saleor import (
    LanguageCodeEnum,
    MetadataItem,
    MoneyType,
    Node,
    ObjectWithMetadata,
    TaxedMoney,
    TaxedMoneyType,
    metadata_items,
)
from backend.api.scalars import UUID
from backend.channels.graphql.types import ChannelType
from backend.channels.selectors import channel_get
from backend.checkout.basket import Basket, BasketGroup, BasketLine
from backend.checkout.graphql.enums import CheckoutAuthorizeStatusEnum, CheckoutChargeStatusEnum
from backend.checkout.graphql.loaders import BasketLoader
from backend.checkout.graphql.parts import (
    CheckoutLineType,
    CheckoutProblem,
    CheckoutProblemDeliveryMethodInvalid,
    CheckoutProblemDeliveryMethodStale,
    Delivery,
    DeliveryGroupType,
    DeliveryType,
    GiftCardType,
    line_problems,
    shared_deliveries,
)
from backend.checkout.models import Checkout
from backend.kernel.ids import to_relay
from backend.kernel.money import Money
from backend.orders.rules import authorize_status, charge_status, tax_inside
from backend.parties.graphql.addresses import AddressLoader, AddressType
from backend.parties.graphql.types import UserType
from backend.parties.selectors import user_get
from backend.shipping.graphql.types import ShippingMethodType

if TYPE_CHECKING:
    from backend.channels.models import Channel


async def _basket(root: Checkout, info: Any) -> Basket:
    basket: Basket = await loader(info, BasketLoader).of(root)
    return basket


def _tax(basket: Basket) -> Money:
    minor = sum(
        tax_inside(
            line.price.total.minor - basket.discount_by_line.get(line.row.pk, 0),
            line.facts.vat_bp,
        )
        for line in basket.lines
    )
    return Money(minor, basket.currency)


class CheckoutType(graphene.ObjectType):
    """A basket in one channel; its id is a secret while nobody owns it."""

    token = graphene.Field(UUID, required=True)
    created = graphene.DateTime(required=True)
    updated_at = graphene.DateTime(required=True)
    channel = graphene.Field(ChannelType, required=True)
    email = graphene.String()
    language_code = graphene.Field(LanguageCodeEnum, required=True)
    user = graphene.Field(UserType)
    billing_address = graphene.Field(AddressType)
    shipping_address = graphene.Field(AddressType)
    lines = graphene.List(graphene.NonNull(CheckoutLineType), required=True)
    quantity = graphene.Int(required=True)
    is_shipping_required = graphene.Boolean(required=True)
    delivery = graphene.Field(DeliveryType)
    shipping_methods = graphene.List(graphene.NonNull(ShippingMethodType), required=True)
    discount = graphene.Field(MoneyType)
    discount_name = graphene.String()
    translated_discount_name = graphene.String()
    voucher_code = graphene.String()
    gift_cards = graphene.List(graphene.NonNull(GiftCardType), required=True)
    subtotal_price = graphene.Field(TaxedMoneyType, required=True)
    shipping_price = graphene.Field(TaxedMoneyType, required=True)
    total_price = graphene.Field(TaxedMoneyType, required=True)
    total_balance = graphene.Field(MoneyType, required=True)
    authorize_status = graphene.Field(CheckoutAuthorizeStatusEnum, required=True)
    charge_status = graphene.Field(CheckoutChargeStatusEnum, required=True)
    problems = graphene.List(graphene.NonNull(CheckoutProblem))
    # ours
    delivery_groups = graphene.List(graphene.NonNull(DeliveryGroupType), required=True)
    note = graphene.String(required=True)
    purchase_number = graphene.String(required=True)
    reserved_until = graphene.DateTime(description="Stock is held for a payment until then.")
    completed_at = graphene.DateTime()

    class Meta:
        name = "Checkout"
        interfaces = (Node, ObjectWithMetadata)
        possible_types = (Checkout,)

    @staticmethod
    def resolve_id(root: Checkout, _info: Any) -> str:
        return to_relay("Checkout", root.pk)

    @staticmethod
    def resolve_token(root: Checkout, _info: Any) -> Any:
        return root.pk

    @staticmethod
    def resolve_created(root: Checkout, _info: Any) -> datetime:
        return root.created_at

    @staticmethod
    def resolve_updated_at(root: Checkout, _info: Any) -> datetime:
        return root.changed_at

    @staticmethod
    def resolve_channel(root: Checkout, _info: Any) -> Channel:
        return channel_get(root.channel_id)

    @staticmethod
    def resolve_email(root: Checkout, _info: Any) -> str | None:
        return root.email or None

    @staticmethod
    def resolve_user(root: Checkout, info: Any) -> Any:
        return user_get(root.user_id) if root.user_id == actor_of(info).user_id else None

    @staticmethod
    def resolve_language_code(root: Checkout, _info: Any) -> str:
        return root.language

    @staticmethod
    def resolve_billing_address(root: Checkout, info: Any) -> Any:
        key = root.billing_address_id
        return loader(info, AddressLoader).load(key) if key else None

    @staticmethod
    def resolve_shipping_address(root: Checkout, info: Any) -> Any:
        key = root.shipping_address_id
        return loader(info, AddressLoader).load(key) if key else None

    @staticmethod
    async def resolve_lines(root: Checkout, info: Any) -> list[BasketLine]:
        basket = await _basket(root, info)
        return sorted(basket.lines, key=lambda line: (line.row.position, line.row.pk))

    @staticmethod
    async def resolve_quantity(root: Checkout, info: Any) -> int:
        return sum(line.row.quantity for line in (await _basket(root, info)).lines)

    @staticmethod
    def resolve_is_shipping_required(_root: Checkout, _info: Any) -> bool:
        return True

    @staticmethod
    async def resolve_delivery(root: Checkout, info: Any) -> Delivery | None:
        basket = await _basket(root, info)
        first = basket.groups[0] if basket.groups else None
        if first is None or first.chosen is None:
            return None
        return Delivery(to_relay("Delivery", first.chosen["code"]), first.chosen)

    @staticmethod
    async def resolve_shipping_methods(root: Checkout, info: Any) -> list[Any]:
        basket = await _basket(root, info)
        return [each.shipping_method for each in shared_deliveries(basket)]

    @staticmethod
    async def resolve_discount(root: Checkout, info: Any) -> Money:
        return (await _basket(root, info)).discount

    @staticmethod
    async def resolve_discount_name(root: Checkout, info: Any) -> str | None:
        voucher = (await _basket(root, info)).voucher
        return (voucher.name or voucher.code) if voucher else None

    @staticmethod
    def resolve_translated_discount_name(_root: Checkout, _info: Any) -> None:
        return None

    @staticmethod
    def resolve_voucher_code(root: Checkout, _info: Any) -> str | None:
        return root.voucher_code or None

    @staticmethod
    def resolve_gift_cards(_root: Checkout, _info: Any) -> list[Any]:
        return []

    @staticmethod
    async def resolve_subtotal_price(root: Checkout, info: Any) -> TaxedMoney:
        basket = await _basket(root, info)
        return TaxedMoney(basket.goods, _tax(basket))

    @staticmethod
    async def resolve_shipping_price(root: Checkout, info: Any) -> TaxedMoney:
        return TaxedMoney((await _basket(root, info)).freight)

    @staticmethod
    async def resolve_total_price(root: Checkout, info: Any) -> TaxedMoney:
        basket = await _basket(root, info)
        return TaxedMoney(basket.total, _tax(basket))

    @staticmethod
    async def resolve_total_balance(root: Checkout, info: Any) -> Money:
        basket = await _basket(root, info)
        return Money(root.charged_minor, basket.currency) - basket.total

    @staticmethod
    async def resolve_authorize_status(root: Checkout, info: Any) -> str:
        total = (await _basket(root, info)).total.minor
        return authorize_status(total=total, held=root.charged_minor + root.authorized_minor)

    @staticmethod
    async def resolve_charge_status(root: Checkout, info: Any) -> str:
        total = (await _basket(root, info)).total.minor
        return charge_status(total=total, charged=root.charged_minor)

    @staticmethod
    async def resolve_problems(root: Checkout, info: Any) -> list[Any]:
        basket = await _basket(root, info)
        found: list[Any] = [
            problem for group in basket.groups if (problem := _delivery_problem(group))
        ]
        for line in basket.lines:
            found.extend(await line_problems(line, info))
        return found

    @staticmethod
    async def resolve_delivery_groups(root: Checkout, info: Any) -> list[BasketGroup]:
        return (await _basket(root, info)).groups

    @staticmethod
    def resolve_note(root: Checkout, _info: Any) -> str:
        return root.buyer_note

    @staticmethod
    def resolve_reserved_until(root: Checkout, _info: Any) -> datetime | None:
        return root.frozen_until

    @staticmethod
    def resolve_metadata(root: Checkout, _info: Any) -> list[MetadataItem]:
        return metadata_items(root.metadata)

    @staticmethod
    def resolve_private_metadata(_root: Checkout, _info: Any) -> list[MetadataItem]:
        return []


def _delivery_problem(group: BasketGroup) -> Any:
    fault = group.delivery_problem
    if fault in ("", "NOT_SET") or group.row is None:
        return None
    shown = Delivery(to_relay("Delivery", group.row.chosen), group.chosen)
    if fault == "STALE":
        return CheckoutProblemDeliveryMethodStale(delivery=shown)
    return CheckoutProblemDeliveryMethodInvalid(delivery=shown)
