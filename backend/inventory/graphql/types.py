"""Warehouses and stock rows as Saleor names them."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.saleor import Node
from backend.inventory.models import Stock, Warehouse
from backend.kernel.ids import to_relay


class WarehouseType(graphene.ObjectType):
    """Where a merchant keeps goods."""

    name = graphene.String(required=True)
    slug = graphene.String(required=True)
    region_code = graphene.String(required=True)

    class Meta:
        name = "Warehouse"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Warehouse, _info: Any) -> str:
        return to_relay("Warehouse", root.pk)

    @staticmethod
    def resolve_slug(root: Warehouse, _info: Any) -> str:
        return str(root.pk)


class StockType(graphene.ObjectType):
    """Base units of a variant in a warehouse; shown to its merchant only."""

    warehouse = graphene.Field(WarehouseType, required=True)
    quantity = graphene.Int(required=True)
    quantity_allocated = graphene.Int(required=True)

    class Meta:
        name = "Stock"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Stock, _info: Any) -> str:
        return to_relay("Stock", root.pk)

    @staticmethod
    def resolve_quantity_allocated(root: Stock, _info: Any) -> int:
        return root.allocated
