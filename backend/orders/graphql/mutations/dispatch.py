"""Goods leave."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.kernel.actor import Actor
from backend.orders.graphql.mutations.reading import OrderPartInput, key_of, order_key, parts
from backend.orders.graphql.parts import FulfillmentType
from backend.orders.graphql.types import OrderType
from backend.orders.services import order_dispatch


class OrderDispatchInput(graphene.InputObjectType):
    """What leaves, with whom; no lines means everything that is left."""

    order = graphene.ID(required=True)
    lines = graphene.List(graphene.NonNull(OrderPartInput))
    carrier = graphene.String(description="The carrier's code; empty for own delivery.")
    tracking_number = graphene.String()
    idempotency_key = graphene.String(required=True)


class OrderDispatch(DomainMutation):
    """Send goods off with a waybill."""

    permission = "order.dispatch"
    one_transaction = True
    order = graphene.Field(OrderType)
    fulfillment = graphene.Field(FulfillmentType)

    class Arguments:
        input = OrderDispatchInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: OrderDispatchInput) -> Self:
        made = order_dispatch(
            actor=actor,
            order_id=order_key(input.order),
            lines=parts(input.get("lines")),
            carrier_code=(input.get("carrier") or "").strip()[:24],
            tracking_number=(input.get("tracking_number") or "").strip()[:40],
            key=key_of(input),
        )
        return cls(order=made.order, fulfillment=made)
