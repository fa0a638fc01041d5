"""What orders give to lower types."""

from __future__ import annotations

from backend.api.connections import connection_field
from backend.api.extension import extend_type
from backend.orders.graphql.queries import OrderConnection, OrderWorkFilter, orders_of_user
from backend.parties.graphql.types import UserType


def extend_user() -> None:
    """``me.orders``."""
    field = connection_field(OrderConnection, filter=OrderWorkFilter())
    field.resolver = orders_of_user
    extend_type(UserType, orders=field)
