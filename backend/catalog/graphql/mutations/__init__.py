"""Root fields that write goods."""

import graphene

from backend.catalog.graphql.mutations.packing import ProductVariantPack
from backend.catalog.graphql.mutations.product import (
    ProductBlock,
    ProductCreate,
    ProductMediaAdd,
    ProductPublish,
    ProductUnpublish,
    ProductUpdate,
    ProductVariantsAdd,
)
from backend.catalog.graphql.mutations.sheets import ProductsImport
from backend.catalog.graphql.mutations.translate import (
    AttributeTranslate,
    AttributeValueTranslate,
    CategoryTranslate,
    CollectionTranslate,
    ProductTranslate,
)


class CatalogMutations(graphene.ObjectType):
    """Goods and their texts."""

    product_create = ProductCreate.Field()
    product_update = ProductUpdate.Field()
    product_publish = ProductPublish.Field()
    product_unpublish = ProductUnpublish.Field()
    product_block = ProductBlock.Field()
    product_variants_add = ProductVariantsAdd.Field()
    product_variant_pack = ProductVariantPack.Field()
    product_media_add = ProductMediaAdd.Field()
    products_import = ProductsImport.Field()
    product_translate = ProductTranslate.Field()
    category_translate = CategoryTranslate.Field()
    collection_translate = CollectionTranslate.Field()
    attribute_translate = AttributeTranslate.Field()
    attribute_value_translate = AttributeValueTranslate.Field()


__all__ = ["CatalogMutations"]
