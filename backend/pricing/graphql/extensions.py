"""Fields given to goods."""

from __future__ import annotations

from backend.api.extension import extend_type
from backend.api.keeping import keepable
from backend.catalog.graphql.types import ProductNode, VariantNode
from backend.pricing.graphql.types import PRODUCT_FIELDS, VARIANT_FIELDS


def extend_goods() -> None:
    """Tiers, mode and rule of a variant; the range of tiers of a product."""
    keepable("ProductVariant", "priceTiers", "tierMode", "quantityRule")
    keepable("Product", "priceRangeTiers")
    keepable("PriceTier", "minQuantity", "unitPrice")
    keepable("QuantityRule", "min", "step", "max")
    extend_type(VariantNode, **VARIANT_FIELDS)
    extend_type(ProductNode, **PRODUCT_FIELDS)
