"""Acts of the catalogue."""

from backend.catalog.services.imports import ImportReport, products_import
from backend.catalog.services.listing import (
    listing_sync,
    listing_update,
    merchant_listing_update,
)
from backend.catalog.services.load import products_load
from backend.catalog.services.packing import variant_pack
from backend.catalog.services.product import (
    media_add,
    product_create,
    product_update,
    variant_prices_set,
    variants_add,
)
from backend.catalog.services.publish import (
    merchant_visibility_set,
    product_block,
    product_publish,
    product_unblock,
    product_unpublish,
)
from backend.catalog.services.sets import attribute_put, category_put, product_type_put
from backend.catalog.services.translate import texts_translate

__all__ = [
    "ImportReport",
    "attribute_put",
    "category_put",
    "listing_sync",
    "listing_update",
    "media_add",
    "merchant_listing_update",
    "merchant_visibility_set",
    "product_block",
    "product_create",
    "product_publish",
    "product_type_put",
    "product_unblock",
    "product_unpublish",
    "product_update",
    "products_import",
    "products_load",
    "texts_translate",
    "variant_pack",
    "variant_prices_set",
    "variants_add",
]
