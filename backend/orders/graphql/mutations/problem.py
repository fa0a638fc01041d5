"""Something is wrong: the clock stops, the sides agree, money follows."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import SIGNED_IN, DomainMutation
from backend.api.scalars import PositiveDecimal
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound
from backend.orders.graphql.mutations.reading import (
    OrderPartInput,
    key_of,
    minor_of,
    order_key,
    parts,
)
from backend.orders.graphql.types import OrderType
from backend.orders.selectors import order_get
from backend.orders.services import order_problem_report, order_problem_settle, order_refund_agree


class OrderProblemReportInput(graphene.InputObjectType):
    """What is wrong with the goods."""

    order = graphene.ID(required=True)
    reason = graphene.String(required=True)


class OrderProblemReport(DomainMutation):
    """Stop the release of money until the sides agree."""

    permission = SIGNED_IN
    order = graphene.Field(OrderType)

    class Arguments:
        input = OrderProblemReportInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: OrderProblemReportInput) -> Self:
        order = order_problem_report(
            actor=actor, order_id=order_key(input.order), reason=input.reason
        )
        return cls(order=order)


class OrderProblemSettleInput(graphene.InputObjectType):
    """Which order."""

    order = graphene.ID(required=True)


class OrderProblemSettle(DomainMutation):
    """The buyer takes the complaint back."""

    permission = SIGNED_IN
    order = graphene.Field(OrderType)

    class Arguments:
        input = OrderProblemSettleInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: OrderProblemSettleInput) -> Self:
        return cls(order=order_problem_settle(actor=actor, order_id=order_key(input.order)))


class OrderRefundAgreeInput(graphene.InputObjectType):
    """How much goes back, and which units end with it."""

    order = graphene.ID(required=True)
    amount = PositiveDecimal(required=True)
    lines = graphene.List(graphene.NonNull(OrderPartInput))
    reason = graphene.String(required=True)
    idempotency_key = graphene.String(required=True)


class OrderRefundAgree(DomainMutation):
    """The merchant gives money back."""

    permission = "order.return.answer"
    order = graphene.Field(OrderType)

    class Arguments:
        input = OrderRefundAgreeInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: OrderRefundAgreeInput) -> Self:
        seen = order_get(order_key(input.order), viewer=actor)
        if seen is None:
            raise NotFound(field="order")
        order = order_refund_agree(
            actor=actor,
            order_id=seen.pk,
            amount_minor=minor_of(input.amount, seen.currency),
            give_up={each.order_line_id: each.quantity for each in parts(input.get("lines"))},
            reason=input.reason,
            key=key_of(input),
        )
        return cls(order=order)
