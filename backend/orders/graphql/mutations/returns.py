"""Goods on their way back."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import SIGNED_IN, DomainMutation
from backend.api.scalars import PositiveDecimal
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound
from backend.kernel.ids import from_relay
from backend.orders.graphql.mutations.reading import (
    OrderPartInput,
    key_of,
    minor_of,
    order_key,
    parts,
)
from backend.orders.graphql.parts import ReturnType
from backend.orders.selectors import return_get
from backend.orders.services import (
    order_return_answer,
    order_return_receive,
    order_return_request,
    order_return_send,
)


class OrderReturnRequestInput(graphene.InputObjectType):
    """Which delivered goods go back, and why."""

    order = graphene.ID(required=True)
    lines = graphene.List(graphene.NonNull(OrderPartInput), required=True)
    reason = graphene.String(required=True)
    idempotency_key = graphene.String(required=True)


class OrderReturnRequest(DomainMutation):
    """Ask to send delivered goods back."""

    permission = SIGNED_IN
    order_return = graphene.Field(ReturnType)

    class Arguments:
        input = OrderReturnRequestInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: OrderReturnRequestInput) -> Self:
        made = order_return_request(
            actor=actor,
            order_id=order_key(input.order),
            lines=parts(input.lines),
            reason=input.reason,
            key=key_of(input),
        )
        return cls(order_return=made)


class OrderReturnAnswerInput(graphene.InputObjectType):
    """Yes, with another sum if the sides settled on one, or no."""

    order_return = graphene.ID(required=True)
    agree = graphene.Boolean(required=True)
    refund = PositiveDecimal()


class OrderReturnAnswer(DomainMutation):
    """The merchant answers a return."""

    permission = "order.return.answer"
    order_return = graphene.Field(ReturnType)

    class Arguments:
        input = OrderReturnAnswerInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: OrderReturnAnswerInput) -> Self:
        key = _return_key(input.order_return)
        seen = return_get(key, viewer=actor)
        if seen is None:
            raise NotFound(field="orderReturn")
        refund = input.get("refund")
        made = order_return_answer(
            actor=actor,
            return_id=key,
            agree=input.agree,
            refund_minor=None if refund is None else minor_of(refund, seen.order.currency),
        )
        return cls(order_return=made)


class OrderReturnSendInput(graphene.InputObjectType):
    """The goods are under way."""

    order_return = graphene.ID(required=True)
    tracking_number = graphene.String()


class OrderReturnSend(DomainMutation):
    """The buyer has sent the goods back."""

    permission = SIGNED_IN
    order_return = graphene.Field(ReturnType)

    class Arguments:
        input = OrderReturnSendInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: OrderReturnSendInput) -> Self:
        made = order_return_send(
            actor=actor,
            return_id=_return_key(input.order_return),
            tracking=input.get("tracking_number") or "",
        )
        return cls(order_return=made)


class OrderReturnReceiveInput(graphene.InputObjectType):
    """The goods are here; ``restock`` puts them back on the shelf."""

    order_return = graphene.ID(required=True)
    restock = graphene.Boolean()


class OrderReturnReceive(DomainMutation):
    """The merchant has the goods: the agreed sum goes back."""

    permission = "order.return.answer"
    order_return = graphene.Field(ReturnType)

    class Arguments:
        input = OrderReturnReceiveInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: OrderReturnReceiveInput) -> Self:
        made = order_return_receive(
            actor=actor,
            return_id=_return_key(input.order_return),
            restock=input.get("restock", True) is not False,
        )
        return cls(order_return=made)


def _return_key(global_id: str) -> Any:
    return from_relay(global_id, "OrderReturn")
