"""From basket to orders."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.saleor import MetadataInput
from backend.api.scalars import JSONString
from backend.checkout.graphql.mutations.base import CartMutation, CheckoutIds, checkout_key
from backend.checkout.services import checkout_complete
from backend.kernel.actor import Actor
from backend.orders.graphql.types import OrderGroupType, OrderType
from backend.orders.selectors import orders_by_ids


class CheckoutComplete(CartMutation):
    """Make one order per merchant; a completed checkout gives its orders again."""

    one_transaction = True
    order = graphene.Field(OrderType, description="The order with the lowest number.")
    confirmation_needed = graphene.Boolean(required=True)
    confirmation_data = graphene.Field(JSONString)
    orders = graphene.List(graphene.NonNull(OrderType), required=True)
    order_group = graphene.Field(OrderGroupType)

    class Arguments(CheckoutIds):
        redirect_url = graphene.String()
        store_source = graphene.Boolean()
        payment_data = JSONString()
        metadata = graphene.List(graphene.NonNull(MetadataInput))

    @classmethod
    def perform(
        cls,
        actor: Actor,
        info: Any,
        id: str | None = None,
        checkout_id: str | None = None,
        token: Any = None,
        **_unused: Any,
    ) -> Self:
        placed = checkout_complete(actor=actor, checkout_id=checkout_key(id, checkout_id, token))
        orders = orders_by_ids(placed)
        return cls(
            order=orders[0],
            orders=orders,
            order_group=orders[0].group,
            confirmation_needed=False,
        )

    @classmethod
    def refused(cls, error: Any, language: str) -> dict[str, Any]:
        return {**super().refused(error, language), "confirmation_needed": False, "orders": []}
