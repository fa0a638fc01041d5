"""The first count of many new goods at once: cities and imported catalogues."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.db import transaction

from backend.catalog.drafts import StockPart
from backend.catalog.selectors import variant_facts
from backend.catalog.services import listing_update
from backend.inventory.models import Stock
from backend.inventory.services.stock import QUANTITY_MAX, warehouse_main
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound

STOCK_LOAD = "inventory.load"


@transaction.atomic
def stock_fill(*, actor: Actor, counted: Mapping[uuid.UUID, int]) -> int:
    """Open the stock rows of variants that have none, in their merchants' main warehouses.

    For trusted callers: no event per product, as goods that were never counted cannot flip; the
    listing rows are told at once. Rows that stand are left alone. Returns the rows made.
    Raises NotFound, Invalid.
    """
    actor.require(STOCK_LOAD)
    facts = variant_facts(counted)
    if len(facts) != len(counted):
        raise NotFound(field="variant")
    if any(not 0 <= quantity <= QUANTITY_MAX for quantity in counted.values()):
        raise Invalid("库存数量须为 0 或正整数。", field="quantity")
    homes = {
        merchant: warehouse_main(merchant_id=merchant).pk
        for merchant in {each.merchant_id for each in facts.values()}
    }
    known = set(Stock.objects.filter(variant_id__in=counted).values_list("variant_id", flat=True))
    rows = [
        Stock(variant_id=variant, warehouse_id=homes[facts[variant].merchant_id], quantity=quantity)
        for variant, quantity in counted.items()
        if variant not in known
    ]
    Stock.objects.bulk_create(rows, batch_size=2000, ignore_conflicts=True)
    filled = {facts[row.variant_id].product_id for row in rows if row.quantity}
    listing_update(sorted(filled), StockPart(in_stock=True))
    return len(rows)
