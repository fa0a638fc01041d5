"""Warehouses and the counting of stock."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from backend.catalog.selectors import VariantFacts, variant_facts, variants_by_sku
from backend.inventory.models import Stock, Warehouse
from backend.inventory.services.flip import flips_push, free_now
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.bulk import rows_update
from backend.kernel.errors import Forbidden, Invalid, NotFound
from backend.kernel.locking import lock_rows

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


@act
def warehouse_main(*, merchant_id: uuid.UUID) -> Warehouse:
    """The merchant's first warehouse, opened when there is none."""
    found = Warehouse.objects.filter(merchant_id=merchant_id).order_by("created_at", "pk").first()
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
    if warehouse_id is None:
        if actor.organization_id is None:
            raise Forbidden
        warehouse_id = warehouse_main(merchant_id=actor.organization_id).pk
    by_sku = variants_by_sku({each.sku for each in counts if each.sku})
    counted: dict[uuid.UUID, int] = {}
    for each in counts:
        variant = each.variant_id or by_sku.get(each.sku)
        if variant is None:
            raise NotFound("没有货号为“{sku}”的商品。", field="counts", sku=each.sku)
        counted[variant] = each.quantity
    stock_set(actor=actor, warehouse_id=warehouse_id, counted=counted)
    rows = Stock.objects.filter(warehouse_id=warehouse_id, variant_id__in=counted)
    return list(rows.select_related("warehouse").order_by("pk"))


@act
def stock_set(*, actor: Actor, warehouse_id: uuid.UUID, counted: Mapping[uuid.UUID, int]) -> int:
    """Set counted quantities per variant; never below what is allocated. Returns rows changed.

    Raises NotFound for a warehouse or variant of somebody else, Invalid for a bad count.
    """
    actor.require(STOCK_EDIT)
    warehouse = Warehouse.objects.filter(pk=warehouse_id).first()
    facts = variant_facts(counted)
    if warehouse is None or not (actor.is_system or actor.organization_id == warehouse.merchant_id):
        raise NotFound(field="warehouse")
    _counts_check(warehouse, counted, facts)
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
    before = free_now(rows)
    for row in rows:
        quantity = counted[row.variant_id]
        if quantity < row.allocated:
            raise Invalid(
                "{sku} 已有 {held} 件被订单占用，库存不能低于该数。", field="quantity",
                sku=facts[row.variant_id].sku, held=row.allocated,
            )  # fmt: skip
        row.quantity = quantity
    rows_update(rows, ["quantity"])
    flips_push(before, rows, actor=actor)
    return len(rows)


def _counts_check(
    warehouse: Warehouse, counted: Mapping[uuid.UUID, int], facts: dict[uuid.UUID, VariantFacts]
) -> None:
    for variant, quantity in counted.items():
        if variant not in facts or facts[variant].merchant_id != warehouse.merchant_id:
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
