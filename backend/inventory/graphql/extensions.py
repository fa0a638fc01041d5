"""What stock tells of a variant."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.extension import extend_type
from backend.api.keeping import keepable
from backend.api.loaders import loader
from backend.api.saleor import CountryCode
from backend.catalog.graphql.types import VariantNode
from backend.inventory.graphql.loaders import AvailableLoader, StocksLoader
from backend.inventory.graphql.types import StockType

UNTRACKED = 1_000_000
INT_MAX = 2**31 - 1


async def _quantity_available(root: Any, info: Any, **_arguments: Any) -> int:
    if not root.row.track_stock:
        return UNTRACKED
    free: int = await loader(info, AvailableLoader).load(root.row.pk)
    return min(free, INT_MAX)


def _stocks(root: Any, info: Any, **_arguments: Any) -> Any:
    return loader(info, StocksLoader).load(root.row.pk)


def extend_variant() -> None:
    """``quantityAvailable`` for everybody, ``stocks`` for the merchant."""
    keepable("ProductVariant", "quantityAvailable")
    extend_type(
        VariantNode,
        quantity_available=graphene.Field(
            graphene.Int, country_code=CountryCode(), resolver=_quantity_available
        ),
        stocks=graphene.Field(graphene.List(graphene.NonNull(StockType)), resolver=_stocks),
    )
