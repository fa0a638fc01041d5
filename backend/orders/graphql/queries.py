"""Orders for buyers and for the merchant's workbench."""

from __future__ import annotations

import uuid
from typing import Any

import graphene

from backend.api.connections import connection_field, countable_connection, resolve_connection
from backend.api.context import actor_of
from backend.channels.selectors import channel_by_slug
from backend.kernel.errors import InvalidId
from backend.kernel.ids import from_relay
from backend.orders.graphql.enums import TradeStateEnum
from backend.orders.graphql.types import OrderType
from backend.orders.selectors import order_get, orders_bought, orders_filter, orders_sold

OrderConnection = countable_connection("Order", OrderType)
NEWEST_FIRST = ("-placed_at", "id")


class OrderWorkFilter(graphene.InputObjectType):
    """What a workbench narrows its orders by."""

    trade_states = graphene.List(graphene.NonNull(TradeStateEnum))
    search = graphene.String(description="Order number, article number or buyer's own number.")
    after_sale = graphene.Boolean()
    placed_since = graphene.DateTime()
    placed_until = graphene.DateTime()


class OrderQueries(graphene.ObjectType):
    """Root fields about orders."""

    order = graphene.Field(OrderType, id=graphene.ID(), external_reference=graphene.String())
    orders = connection_field(
        OrderConnection,
        channel=graphene.String(),
        filter=OrderWorkFilter(),
        description="What the viewer's organisation sold.",
    )

    @staticmethod
    def resolve_order(_root: Any, info: Any, id: str = "", **_other: Any) -> Any:
        try:
            return order_get(from_relay(id, "Order"), viewer=actor_of(info)) if id else None
        except InvalidId:
            return None

    @staticmethod
    def resolve_orders(
        _root: Any,
        info: Any,
        channel: str = "",
        filter: dict[str, Any] | None = None,
        **paging: Any,
    ) -> Any:
        rows = orders_sold(viewer=actor_of(info))
        if channel:
            found = channel_by_slug(channel)
            rows = rows.filter(channel_id=found.pk) if found else rows.none()
        rows = orders_filter(rows, **(filter or {}))
        return resolve_connection(rows, order=NEWEST_FIRST, **paging)


def orders_of_user(
    root: Any, info: Any, filter: dict[str, Any] | None = None, **paging: Any
) -> Any:
    """``User.orders``: what the viewer bought; nothing on somebody else's account."""
    viewer = actor_of(info)
    rows = orders_bought(viewer=viewer)
    if root.pk != viewer.user_id:
        rows = rows.none()
    return resolve_connection(orders_filter(rows, **(filter or {})), order=NEWEST_FIRST, **paging)


def order_node(info: Any, key: uuid.UUID) -> Any:
    """``node(id)`` of an order."""
    return order_get(key, viewer=actor_of(info))
