"""Warehouses and the counting of stock."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.db import transaction

from backend.catalog.selectors import variant_facts
from backend.events.services import publish
from backend.inventory.events import StockFlipped
from backend.inventory.models import Stock, Warehouse
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound
from backend.kernel.locking import lock_rows

STOCK_EDIT = "inventory.stock.edit"
QUANTITY_MAX = 10**12


@transaction.atomic
def warehouse_create(
    *, actor: Actor, merchant_id: uuid.UUID, name: str, region: str = ""
) -> Warehouse:
    """A new place for a merchant's goods."""
    actor.require(STOCK_EDIT)
    if not actor.is_system and actor.organization_id != merchant_id:
        raise NotFound(field="merchant")
    return Warehouse.objects.create(merchant_id=merchant_id, name=name, region_code=region)


@transaction.atomic
def stock_set(*, actor: Actor, warehouse_id: uuid.UUID, counted: Mapping[uuid.UUID, int]) -> int:
    """Set counted quantities per variant; never below what is allocated. Returns rows changed.

    Raises NotFound for a warehouse or variant of somebody else, Invalid for a bad count.
    """
    actor.require(STOCK_EDIT)
    warehouse = Warehouse.objects.filter(pk=warehouse_id).first()
    facts = variant_facts(counted)
    if warehouse is None or not (actor.is_system or actor.organization_id == warehouse.merchant_id):
        raise NotFound(field="warehouse")
    for variant, quantity in counted.items():
        if variant not in facts or facts[variant].merchant_id != warehouse.merchant_id:
            raise NotFound(field="variant")
        if not 0 <= quantity <= QUANTITY_MAX:
            raise Invalid("库存数量须为 0 或正整数。", field="quantity")
    known = set(
        Stock.objects.filter(warehouse=warehouse, variant_id__in=counted).values_list(
            "variant_id", flat=True
        )
    )
    Stock.objects.bulk_create(
        [Stock(warehouse=warehouse, variant_id=v) for v in counted if v not in known],
        ignore_conflicts=True,
    )
    rows = lock_rows(Stock.objects.filter(warehouse=warehouse, variant_id__in=counted))
    flipped: dict[uuid.UUID, bool] = {}
    for row in rows:
        quantity = counted[row.variant_id]
        if quantity < row.allocated:
            raise Invalid(
                "{sku} 已有 {held} 件被订单占用，库存不能低于该数。", field="quantity",
                sku=facts[row.variant_id].sku, held=row.allocated,
            )  # fmt: skip
        if (row.quantity > row.allocated) != (quantity > row.allocated):
            flipped[facts[row.variant_id].product_id] = quantity > row.allocated
        row.quantity = quantity
    Stock.objects.bulk_update(rows, ["quantity"])
    for product, in_stock in flipped.items():
        publish(StockFlipped(product_id=product, in_stock=in_stock), actor=actor)
    return len(rows)


@transaction.atomic
def stock_receive(*, actor: Actor, stock_id: uuid.UUID, quantity: int) -> None:
    """Goods come back or in: raise one row."""
    actor.require(STOCK_EDIT)
    for row in lock_rows(Stock.objects.filter(pk=stock_id)):
        row.quantity += quantity
        row.save(update_fields=["quantity", "updated_at"])
