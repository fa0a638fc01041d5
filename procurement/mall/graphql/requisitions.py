"""Mutations of the department's requester."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay
from procurement.mall.graphql.types import RequisitionType
from procurement.mall.permissions import REQUISITION_CREATE
from procurement.mall.selectors import requisition_fresh
from procurement.mall.services import (
    Wish,
    WishLine,
    order_cancel_by_buyer,
    requisition_compare,
    requisition_create,
    requisition_rate,
    requisition_submit,
    requisition_update,
    requisition_withdraw,
)


class RequisitionLineInput(graphene.InputObjectType):
    """An offer and how many base units."""

    offer_id = graphene.ID(required=True)
    quantity = graphene.Int(required=True)


class DeliverToInput(graphene.InputObjectType):
    """Where the goods go."""

    name = graphene.String(required=True)
    phone = graphene.String(required=True)
    region = graphene.String(default_value="")
    city = graphene.String(default_value="")
    district = graphene.String(default_value="")
    street = graphene.String(required=True)


class RequisitionFields(graphene.InputObjectType):
    """What a department wants."""

    budget_item_id = graphene.ID(required=True)
    purpose = graphene.String(required=True)
    lines = graphene.List(graphene.NonNull(RequisitionLineInput), required=True)
    deliver_to = graphene.InputField(DeliverToInput, required=True)
    needed_by = graphene.Date()
    reason = graphene.String(default_value="")

    class Meta:
        name = "RequisitionInput"


def wish_of(given: Any) -> Wish:
    """The input as the domain's value."""
    return Wish(
        budget_item_id=from_relay(given.budget_item_id, "BudgetItem"),
        purpose=given.purpose,
        lines=[
            WishLine(from_relay(line.offer_id, "MallOffer"), line.quantity) for line in given.lines
        ],
        deliver_to=dict(given.deliver_to),
        needed_by=given.get("needed_by"),
        reason=given.get("reason") or "",
    )


class RequisitionCreate(DomainMutation):
    """Open a purchase with a filled cart."""

    permission = REQUISITION_CREATE
    requisition = graphene.Field(RequisitionType)

    class Arguments:
        input = RequisitionFields(required=True)
        idempotency_key = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        made = requisition_create(
            actor=actor, wish=wish_of(arguments["input"]), key=arguments["idempotency_key"]
        )
        return cls(requisition=requisition_fresh(made.pk))


class RequisitionUpdate(DomainMutation):
    """Change the cart."""

    permission = REQUISITION_CREATE
    requisition = graphene.Field(RequisitionType)

    class Arguments:
        id = graphene.ID(required=True)
        input = RequisitionFields(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        key = from_relay(arguments["id"], "Requisition")
        requisition_update(actor=actor, requisition_id=key, wish=wish_of(arguments["input"]))
        return cls(requisition=requisition_fresh(key))


class RequisitionCompare(DomainMutation):
    """Compare with equal offers and keep the sheet."""

    permission = REQUISITION_CREATE
    requisition = graphene.Field(RequisitionType)

    class Arguments:
        id = graphene.ID(required=True)
        reason = graphene.String()

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        key = from_relay(arguments["id"], "Requisition")
        requisition_compare(actor=actor, requisition_id=key, reason=arguments.get("reason"))
        return cls(requisition=requisition_fresh(key))


class RequisitionSubmit(DomainMutation):
    """Compare if needed, hold the stock, ask for approval."""

    permission = REQUISITION_CREATE
    requisition = graphene.Field(RequisitionType)

    class Arguments:
        id = graphene.ID(required=True)
        reason = graphene.String()
        idempotency_key = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        key = from_relay(arguments["id"], "Requisition")
        requisition_submit(
            actor=actor,
            requisition_id=key,
            reason=arguments.get("reason"),
            key=arguments["idempotency_key"],
        )
        return cls(requisition=requisition_fresh(key))


class RequisitionWithdraw(DomainMutation):
    """Drop a purchase before approval."""

    permission = REQUISITION_CREATE
    requisition = graphene.Field(RequisitionType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        key = from_relay(arguments["id"], "Requisition")
        requisition_withdraw(actor=actor, requisition_id=key)
        return cls(requisition=requisition_fresh(key))


class RequisitionCancel(DomainMutation):
    """Cancel an order before dispatch."""

    permission = REQUISITION_CREATE
    requisition = graphene.Field(RequisitionType)

    class Arguments:
        id = graphene.ID(required=True)
        reason = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        key = from_relay(arguments["id"], "Requisition")
        order_cancel_by_buyer(actor=actor, requisition_id=key, reason=arguments["reason"])
        return cls(requisition=requisition_fresh(key))


class RequisitionRate(DomainMutation):
    """Rate the supplier after payment."""

    permission = REQUISITION_CREATE
    requisition = graphene.Field(RequisitionType)

    class Arguments:
        id = graphene.ID(required=True)
        stars = graphene.Int(required=True)
        reason = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        key = from_relay(arguments["id"], "Requisition")
        requisition_rate(
            actor=actor, requisition_id=key, stars=arguments["stars"], reason=arguments["reason"]
        )
        return cls(requisition=requisition_fresh(key))


class RequisitionMutations(graphene.ObjectType):
    """Writes of the requester."""

    requisition_create = RequisitionCreate.Field()
    requisition_update = RequisitionUpdate.Field()
    requisition_compare = RequisitionCompare.Field()
    requisition_submit = RequisitionSubmit.Field()
    requisition_withdraw = RequisitionWithdraw.Field()
    requisition_cancel = RequisitionCancel.Field()
    requisition_rate = RequisitionRate.Field()
