"""The merchant takes a purchase on."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.kernel.actor import Actor
from backend.orders.graphql.mutations.reading import order_key
from backend.orders.graphql.types import OrderType
from backend.orders.services import order_confirm


class OrderConfirmInput(graphene.InputObjectType):
    """Which order."""

    order = graphene.ID(required=True)


class OrderConfirm(DomainMutation):
    """Take on a made-to-order purchase."""

    permission = "order.confirm"
    one_transaction = True
    order = graphene.Field(OrderType)

    class Arguments:
        input = OrderConfirmInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: OrderConfirmInput) -> Self:
        return cls(order=order_confirm(actor=actor, order_id=order_key(input.order)))
