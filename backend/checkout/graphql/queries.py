"""Reading a checkout by id, and what freight would cost without one."""

from __future__ import annotations

import uuid
from typing import Any

import graphene

from backend.api.context import actor_of
from backend.api.saleor import CountryCode, MoneyType
from backend.api.scalars import UUID
from backend.checkout.estimate import FreightEstimate, freight_estimate
from backend.checkout.graphql.types import CheckoutType
from backend.checkout.selectors import checkout_get
from backend.kernel import clock
from backend.kernel.errors import InvalidId
from backend.kernel.ids import from_relay
from backend.shipping.graphql.types import ShippingMethodType


class FreightEstimateType(graphene.ObjectType):
    """What sending an article somewhere would cost now; the checkout quotes the same way."""

    goods = graphene.Field(MoneyType, required=True)
    weight_known = graphene.Boolean(
        required=True, description="False: freight must be agreed with the merchant."
    )
    options = graphene.List(graphene.NonNull(ShippingMethodType), required=True)

    class Meta:
        name = "FreightEstimate"
        possible_types = (FreightEstimate,)


class CheckoutQueries(graphene.ObjectType):
    """Root field about checkouts."""

    checkout = graphene.Field(CheckoutType, id=graphene.ID(), token=UUID())
    freight_estimate = graphene.Field(
        FreightEstimateType,
        channel=graphene.String(required=True),
        variant_id=graphene.ID(required=True),
        quantity=graphene.Int(required=True, description="Base units."),
        country=CountryCode(required=True),
        country_area=graphene.String(default_value=""),
        description="Ours: freight for one article; null where it is not sold.",
    )

    @staticmethod
    def resolve_freight_estimate(
        _root: Any,
        info: Any,
        channel: str,
        variant_id: str,
        quantity: int,
        country: str,
        country_area: str,
    ) -> FreightEstimate | None:
        try:
            key = from_relay(variant_id, "ProductVariant")
        except InvalidId:
            return None
        actor = actor_of(info)
        return freight_estimate(
            channel_slug=channel,
            variant_id=key,
            quantity=quantity,
            country=str(country),
            region=country_area.strip()[:40],
            buyer_organization_id=actor.organization_id if actor.may("order.place") else None,
            at=clock.now(),
        )

    @staticmethod
    def resolve_checkout(
        _root: Any, info: Any, id: str = "", token: uuid.UUID | None = None
    ) -> Any:
        try:
            key = from_relay(id, "Checkout") if id else token
        except InvalidId:
            return None
        return checkout_get(key, viewer=actor_of(info)) if key else None


def checkout_node(info: Any, key: uuid.UUID) -> Any:
    """``node(id)`` of a checkout."""
    return checkout_get(key, viewer=actor_of(info))
