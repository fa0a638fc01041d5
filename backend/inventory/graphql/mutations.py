"""Counting stock."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.inventory.graphql.types import StockType, WarehouseType
from backend.inventory.services import STOCK_EDIT, StockCount, stock_update, warehouse_create
from backend.kernel.actor import Actor
from backend.kernel.errors import Forbidden
from backend.kernel.ids import from_relay


class StockCountInput(graphene.InputObjectType):
    """The counted base units of a variant, named by id or by article number."""

    variant = graphene.ID()
    sku = graphene.String()
    quantity = graphene.Int(required=True)


class StockUpdateInput(graphene.InputObjectType):
    """Counts of one warehouse; without a warehouse, of the merchant's first."""

    warehouse = graphene.ID()
    counts = graphene.List(graphene.NonNull(StockCountInput), required=True)


class StockUpdate(DomainMutation):
    """Set counted quantities; never below what orders hold."""

    permission = STOCK_EDIT
    one_transaction = True
    stocks = graphene.List(graphene.NonNull(StockType))

    class Arguments:
        input = StockUpdateInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: StockUpdateInput) -> Self:
        warehouse = input.get("warehouse")
        rows = stock_update(
            actor=actor,
            warehouse_id=from_relay(warehouse, "Warehouse") if warehouse else None,
            counts=[_count(each) for each in input.counts],
        )
        return cls(stocks=rows)


def _count(given: StockCountInput) -> StockCount:
    variant = given.get("variant")
    return StockCount(
        quantity=given.quantity,
        sku=given.get("sku") or "",
        variant_id=from_relay(variant, "ProductVariant") if variant else None,
    )


class WarehouseCreateInput(graphene.InputObjectType):
    """A new place for goods."""

    name = graphene.String(required=True)
    region_code = graphene.String()


class WarehouseCreate(DomainMutation):
    """Open a warehouse of the viewer's organisation."""

    permission = STOCK_EDIT
    warehouse = graphene.Field(WarehouseType)

    class Arguments:
        input = WarehouseCreateInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: WarehouseCreateInput) -> Self:
        if actor.organization_id is None:
            raise Forbidden
        made = warehouse_create(
            actor=actor,
            merchant_id=actor.organization_id,
            name=input.name,
            region=input.get("region_code") or "",
        )
        return cls(warehouse=made)


class InventoryMutations(graphene.ObjectType):
    """Acts on stock."""

    stock_update = StockUpdate.Field()
    warehouse_create = WarehouseCreate.Field()
