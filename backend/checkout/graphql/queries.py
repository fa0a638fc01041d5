"""Reading a checkout by id."""

from __future__ import annotations

import uuid
from typing import Any

import graphene

from backend.api.context import actor_of
from backend.api.scalars import UUID
from backend.checkout.graphql.types import CheckoutType
from backend.checkout.selectors import checkout_get
from backend.kernel.errors import InvalidId
from backend.kernel.ids import from_relay


class CheckoutQueries(graphene.ObjectType):
    """Root field about checkouts."""

    checkout = graphene.Field(CheckoutType, id=graphene.ID(), token=UUID())

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
