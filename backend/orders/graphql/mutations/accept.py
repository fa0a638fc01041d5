"""The buyer takes goods as agreed, or takes more time to look at them."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import SIGNED_IN, DomainMutation
from backend.kernel.actor import Actor
from backend.orders.graphql.mutations.reading import OrderPartInput, key_of, order_key, parts
from backend.orders.graphql.types import OrderType
from backend.orders.services import inspection_extend, order_accept


class OrderAcceptInput(graphene.InputObjectType):
    """What is accepted; no lines means all that was delivered."""

    order = graphene.ID(required=True)
    lines = graphene.List(graphene.NonNull(OrderPartInput))
    idempotency_key = graphene.String(required=True)


class OrderAccept(DomainMutation):
    """Accept delivered goods: their money goes to the merchant."""

    permission = SIGNED_IN
    one_transaction = True
    order = graphene.Field(OrderType)

    class Arguments:
        input = OrderAcceptInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: OrderAcceptInput) -> Self:
        order = order_accept(
            actor=actor,
            order_id=order_key(input.order),
            lines=parts(input.get("lines")),
            key=key_of(input),
        )
        return cls(order=order)


class InspectionExtendInput(graphene.InputObjectType):
    """Which order."""

    order = graphene.ID(required=True)


class InspectionExtend(DomainMutation):
    """Take more time to inspect, once per delivery."""

    permission = SIGNED_IN
    order = graphene.Field(OrderType)

    class Arguments:
        input = InspectionExtendInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: InspectionExtendInput) -> Self:
        return cls(order=inspection_extend(actor=actor, order_id=order_key(input.order)))
