"""A merchant's own warehouses."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.context import actor_of
from backend.inventory.graphql.types import WarehouseType
from backend.inventory.selectors import warehouses_list


class InventoryQueries(graphene.ObjectType):
    """Root fields about stock."""

    warehouses = graphene.List(
        graphene.NonNull(WarehouseType),
        required=True,
        description="The warehouses of the viewer's organisation.",
    )

    @staticmethod
    def resolve_warehouses(_root: Any, info: Any) -> Any:
        return warehouses_list(viewer=actor_of(info))
