"""Reading the catalogue."""

from backend.catalog.selectors.sets import (
    attribute_defs,
    categories_under,
    category_by_slug,
    site_categories,
)
from backend.catalog.selectors.shelf import product_get, visible_products
from backend.catalog.selectors.variants import (
    VariantFacts,
    listing_prices,
    listing_row,
    merchant_of_products,
    purchasable_variants,
    variant_facts,
    variants_by_sku,
    variants_home,
    variants_of_merchant,
)

__all__ = [
    "VariantFacts",
    "attribute_defs",
    "categories_under",
    "category_by_slug",
    "listing_prices",
    "listing_row",
    "merchant_of_products",
    "product_get",
    "purchasable_variants",
    "site_categories",
    "variant_facts",
    "variants_by_sku",
    "variants_home",
    "variants_of_merchant",
    "visible_products",
]
