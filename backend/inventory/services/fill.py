"""The first count of many new goods at once: cities and imported catalogues."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.db import transaction

from backend.catalog.drafts import StockPart
from backend.catalog.selectors import variants_home
from backend.catalog.services import listing_update
from backend.inventory.models import Stock
from backend.inventory.services.stock import QUANTITY_MAX, warehouse_main
from backend.kernel.actor import Actor
from backend.kernel.bulk import rows_copy
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
    homes = variants_home(counted)
    if len(homes) != len(counted):
        raise NotFound(field="variant")
    if any(not 0 <= quantity <= QUANTITY_MAX for quantity in counted.values()):
        raise Invalid("库存数量须为 0 或正整数。", field="quantity")
    shelves = {
        merchant: warehouse_main(merchant_id=merchant).pk
        for merchant in {merchant for _, merchant in homes.values()}
    }
    known = set(Stock.objects.filter(variant_id__in=counted).values_list("variant_id", flat=True))
    rows = [
        Stock(variant_id=variant, warehouse_id=shelves[homes[variant][1]], quantity=quantity)
        for variant, quantity in counted.items()
        if variant not in known
    ]
    rows_copy(rows)
    filled = {homes[row.variant_id][0] for row in rows if row.quantity}
    listing_update(sorted(filled), StockPart(in_stock=True))
    return len(rows)
