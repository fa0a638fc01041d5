"""How it travels, and vouchers."""

from __future__ import annotations

import uuid
from typing import Any, Self

import graphene

from backend.api.mutations import PUBLIC, SaleorMutation
from backend.checkout.errors import CheckoutRefusal
from backend.checkout.graphql.enums import DELIVERY_ERROR_CODES
from backend.checkout.graphql.mutations.base import (
    CartMutation,
    CheckoutIds,
    checkout_key,
    checkout_payload,
)
from backend.checkout.graphql.parts import (
    DeliveryOptionsCalculateErrorType,
    DeliveryType,
    shared_deliveries,
)
from backend.checkout.graphql.types import CheckoutType
from backend.checkout.services import delivery_choose, delivery_options, promo_add, promo_remove
from backend.kernel.actor import Actor
from backend.kernel.errors import InvalidId
from backend.kernel.ids import split_relay


class DeliveryOptionsCalculate(SaleorMutation):
    """Quote every group afresh; offers hold for thirty minutes."""

    permission = PUBLIC
    error_type = DeliveryOptionsCalculateErrorType
    error_codes = frozenset(DELIVERY_ERROR_CODES)
    deliveries = graphene.List(graphene.NonNull(DeliveryType), required=True)
    checkout = graphene.Field(CheckoutType, description="Ours: groups with their own options.")

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str) -> Self:
        basket = delivery_options(actor=actor, checkout_id=checkout_key(id))
        return cls(deliveries=shared_deliveries(basket), checkout=basket.checkout)

    @classmethod
    def refused(cls, error: Any, language: str) -> dict[str, Any]:
        return {**super().refused(error, language), "deliveries": []}


class CheckoutDeliveryMethodUpdate(CartMutation):
    """Choose a delivery for all groups that offer it, or for the one its id names; null clears."""

    checkout = checkout_payload()

    class Arguments(CheckoutIds):
        delivery_method_id = graphene.ID()
        group_id = graphene.ID(description="Ours: only for this delivery group.")

    @classmethod
    def perform(
        cls,
        actor: Actor,
        info: Any,
        delivery_method_id: str | None = None,
        group_id: str | None = None,
        **ids: Any,
    ) -> Self:
        group, code = _choice(delivery_method_id)
        named = _key("DeliveryGroup", group_id) if group_id else None
        done = delivery_choose(
            actor=actor, checkout_id=checkout_key(**ids), code=code, group_id=group or named
        )
        return cls(checkout=done)


def _choice(global_id: str | None) -> tuple[uuid.UUID | None, str | None]:
    """Group (if the id names one) and code of a delivery id."""
    if not global_id:
        return None, None
    try:
        kind, key = split_relay(global_id)
        group, dot, code = key.rpartition(".")
        if kind not in ("Delivery", "ShippingMethod"):
            raise InvalidId
        return (uuid.UUID(group) if dot else None), code
    except (InvalidId, ValueError) as error:
        raise _not_applicable() from error


def _key(kind: str, global_id: str) -> uuid.UUID:
    try:
        name, key = split_relay(global_id)
        if name != kind:
            raise InvalidId
        return uuid.UUID(key)
    except (InvalidId, ValueError) as error:
        raise _not_applicable() from error


def _not_applicable() -> CheckoutRefusal:
    return CheckoutRefusal(
        "DELIVERY_METHOD_NOT_APPLICABLE", "该配送方式不适用，请重新选择。", field="deliveryMethodId"
    )


class CheckoutAddPromoCode(CartMutation):
    """Use a voucher."""

    checkout = checkout_payload()

    class Arguments(CheckoutIds):
        promo_code = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, promo_code: str, **ids: Any) -> Self:
        done = promo_add(actor=actor, checkout_id=checkout_key(**ids), code=promo_code)
        return cls(checkout=done)


class CheckoutRemovePromoCode(CartMutation):
    """Stop using a voucher."""

    checkout = checkout_payload()

    class Arguments(CheckoutIds):
        promo_code = graphene.String()
        promo_code_id = graphene.ID()

    @classmethod
    def perform(
        cls,
        actor: Actor,
        info: Any,
        promo_code: str = "",
        promo_code_id: str = "",
        **ids: Any,
    ) -> Self:
        code = promo_code or (_voucher_code(promo_code_id) if promo_code_id else "")
        done = promo_remove(actor=actor, checkout_id=checkout_key(**ids), code=code)
        return cls(checkout=done)


def _voucher_code(global_id: str) -> str:
    try:
        return split_relay(global_id)[1]
    except InvalidId as error:
        raise CheckoutRefusal("NOT_FOUND", "优惠码不存在。", field="promoCodeId") from error
