"""Ending an order before dispatch."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import SIGNED_IN, DomainMutation
from backend.kernel.actor import Actor
from backend.orders.graphql.mutations.reading import order_key
from backend.orders.graphql.types import OrderType
from backend.orders.services import order_cancel, order_cancel_answer


class OrderCancelInput(graphene.InputObjectType):
    """Which order, and why."""

    order = graphene.ID(required=True)
    reason = graphene.String()


class OrderCancel(DomainMutation):
    """Cancel, or ask the merchant to; a day of silence is a yes."""

    permission = SIGNED_IN
    one_transaction = True
    order = graphene.Field(OrderType)
    requested = graphene.Boolean(description="True when the merchant must answer first.")

    class Arguments:
        input = OrderCancelInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: OrderCancelInput) -> Self:
        order = order_cancel(
            actor=actor, order_id=order_key(input.order), reason=input.get("reason") or ""
        )
        return cls(order=order, requested=order.trade_state != "CANCELLED")


class OrderCancelAnswerInput(graphene.InputObjectType):
    """The merchant's answer."""

    order = graphene.ID(required=True)
    agree = graphene.Boolean(required=True)


class OrderCancelAnswer(DomainMutation):
    """Answer a buyer's request to cancel."""

    permission = "order.dispatch"
    order = graphene.Field(OrderType)

    class Arguments:
        input = OrderCancelAnswerInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: OrderCancelAnswerInput) -> Self:
        order = order_cancel_answer(actor=actor, order_id=order_key(input.order), agree=input.agree)
        return cls(order=order)
