"""Warehouses and the counting of stock."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from backend.catalog.selectors import variant_facts, variants_by_sku, variants_home
from backend.inventory.models import Stock, Warehouse
from backend.inventory.services.flip import flips_push, free_now
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.bulk import rows_update
from backend.kernel.errors import Forbidden, Invalid, NotFound
from backend.kernel.locking import for_lock, lock_rows
from backend.kernel.readings import Reading

STOCK_EDIT = "inventory.stock.edit"
QUANTITY_MAX = 2**31 - 1
COUNTS_MAX = 1000
MAIN_WAREHOUSE = "主仓库"


@dataclass(frozen=True, slots=True, kw_only=True)
class StockCount:
    """What was counted of one variant, named by id or by article number."""

    quantity: int
    variant_id: uuid.UUID | None = None
    sku: str = ""


@transaction.atomic
def warehouse_create(
    *, actor: Actor, merchant_id: uuid.UUID, name: str, region: str = ""
) -> Warehouse:
    """A new place for a merchant's goods. Raises NotFound for somebody else's merchant."""
    actor.require(STOCK_EDIT)
    if not actor.is_system and actor.organization_id != merchant_id:
        raise NotFound(field="merchant")
    if not name.strip():
        raise Invalid("请填写仓库名称。", field="name")
    return Warehouse.objects.create(
        merchant_id=merchant_id, name=name.strip()[:120], region_code=region[:6]
    )


_MAIN = Reading(
    lambda merchant: Warehouse.objects.filter(merchant_id=merchant).order_by("created_at", "pk")[
        :1
    ],
    uuid.UUID,
)
_SHELF = Reading(
    lambda warehouse, variants: for_lock(
        Stock.objects.filter(warehouse_id=warehouse, variant_id__in=variants)
    ),
    uuid.UUID,
    list,
)


@act
def warehouse_main(*, merchant_id: uuid.UUID) -> Warehouse:
    """The merchant's first warehouse, opened when there is none."""
    found = _MAIN.one(merchant_id)
    return found or Warehouse.objects.create(merchant_id=merchant_id, name=MAIN_WAREHOUSE)


@act
def stock_update(
    *, actor: Actor, counts: Sequence[StockCount], warehouse_id: uuid.UUID | None = None
) -> list[Stock]:
    """Set counts by variant id or article number; returns the rows.

    Raises Forbidden, NotFound, Invalid (see ``stock_set``). All or nothing.
    """
    actor.require(STOCK_EDIT)
    if not 0 < len(counts) <= COUNTS_MAX:
        raise Invalid("一次须更新 1 至 {most} 行。", field="counts", most=COUNTS_MAX)
    if warehouse_id is None and actor.organization_id is None:
        raise Forbidden
    warehouse = _warehouse(actor, warehouse_id)
    by_sku = variants_by_sku({each.sku for each in counts if each.sku})
    counted: dict[uuid.UUID, int] = {}
    for each in counts:
        variant = each.variant_id or by_sku.get(each.sku)
        if variant is None:
            raise NotFound("没有货号为“{sku}”的商品。", field="counts", sku=each.sku)
        counted[variant] = each.quantity
    return _counts_write(actor, warehouse, counted)


@act
def stock_set(*, actor: Actor, warehouse_id: uuid.UUID, counted: Mapping[uuid.UUID, int]) -> int:
    """Set counted quantities per variant; never below what is allocated. Returns rows changed.

    Raises NotFound for a warehouse or variant of somebody else, Invalid for a bad count.
    """
    actor.require(STOCK_EDIT)
    return len(_counts_write(actor, _warehouse(actor, warehouse_id), counted))


def _warehouse(actor: Actor, warehouse_id: uuid.UUID | None) -> Warehouse:
    """The named one of the actor's own; without a name the main one."""
    if warehouse_id is None and actor.organization_id is not None:
        return warehouse_main(merchant_id=actor.organization_id)
    found = Warehouse.objects.filter(pk=warehouse_id).first() if warehouse_id else None
    if found is None or not (actor.is_system or actor.organization_id == found.merchant_id):
        raise NotFound(field="warehouse")
    return found


def _counts_write(
    actor: Actor, warehouse: Warehouse, counted: Mapping[uuid.UUID, int]
) -> list[Stock]:
    _counts_check(warehouse, counted)
    rows = _SHELF(warehouse.pk, list(counted))
    if len(rows) < len(counted):
        known = {row.variant_id for row in rows}
        Stock.objects.bulk_create(
            [Stock(warehouse=warehouse, variant_id=v) for v in counted if v not in known],
            ignore_conflicts=True,
        )
        rows = _SHELF(warehouse.pk, list(counted))
    before = free_now(rows)
    for row in rows:
        quantity = counted[row.variant_id]
        if quantity < row.allocated:
            raise Invalid(
                "{sku} 已有 {held} 件被订单占用，库存不能低于该数。", field="quantity",
                sku=variant_facts([row.variant_id])[row.variant_id].sku, held=row.allocated,
            )  # fmt: skip
        row.quantity, row.warehouse = quantity, warehouse
    rows_update(rows, ["quantity"])
    flips_push(before, rows, actor=actor)
    return rows


def _counts_check(warehouse: Warehouse, counted: Mapping[uuid.UUID, int]) -> None:
    homes = variants_home(counted)
    for variant, quantity in counted.items():
        if variant not in homes or homes[variant][1] != warehouse.merchant_id:
            raise NotFound(field="variant")
        if not 0 <= quantity <= QUANTITY_MAX:
            raise Invalid("库存数量须为 0 或正整数。", field="quantity")


@transaction.atomic
def stock_receive(*, actor: Actor, variant_id: uuid.UUID, quantity: int) -> None:
    """Goods come back: raise the first row of the variant. Raises NotFound, Invalid."""
    actor.require(STOCK_EDIT)
    if quantity < 1:
        raise Invalid("入库数量须为正整数。", field="quantity")
    rows = lock_rows(Stock.objects.filter(variant_id=variant_id))
    if not rows:
        raise NotFound(field="variant")
    before = free_now(rows[:1])
    rows[0].quantity += quantity
    rows[0].save(update_fields=["quantity", "updated_at"])
    flips_push(before, rows[:1], actor=actor)
