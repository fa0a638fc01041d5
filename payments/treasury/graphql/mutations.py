"""The acts of the treasury's desk."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay
from payments.treasury.graphql.types import TreasuryOrderType
from payments.treasury.selectors import ORDER_CHECK, ORDER_MAKE, TREASURY_READ
from payments.treasury.services import (
    treasury_application_refuse,
    treasury_order_check,
    treasury_order_make,
)


class TreasuryOrderMake(DomainMutation):
    """One person draws up the payment order for a sound application."""

    permission = ORDER_MAKE
    order = graphene.Field(TreasuryOrderType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        order_id = from_relay(arguments["id"], "TreasuryOrder")
        return cls(order=treasury_order_make(actor=actor, order_id=order_id))


class TreasuryOrderCheck(DomainMutation):
    """Another person checks and signs it in the treasury's name; it goes to the bank."""

    permission = ORDER_CHECK
    order = graphene.Field(TreasuryOrderType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        order_id = from_relay(arguments["id"], "TreasuryOrder")
        return cls(order=treasury_order_check(actor=actor, order_id=order_id))


class TreasuryApplicationRefuse(DomainMutation):
    """Maker or checker sends an application back."""

    permission = TREASURY_READ
    order = graphene.Field(TreasuryOrderType)

    class Arguments:
        id = graphene.ID(required=True)
        reason = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        return cls(
            order=treasury_application_refuse(
                actor=actor,
                order_id=from_relay(arguments["id"], "TreasuryOrder"),
                reason=arguments["reason"],
            )
        )


class TreasuryMutations(graphene.ObjectType):
    """Writes of the treasury's desk."""

    treasury_order_make = TreasuryOrderMake.Field()
    treasury_order_check = TreasuryOrderCheck.Field()
    treasury_application_refuse = TreasuryApplicationRefuse.Field()
