"""The catalogue's types in one place, and their connections."""

import graphene

from backend.api.connections import countable_connection
from backend.catalog.graphql.goods import ProductNode, VariantNode
from backend.catalog.graphql.kinds import ProductTypeNode
from backend.catalog.graphql.tree import CategoryNode, CollectionNode, MerchantNode

ProductConnection = countable_connection(
    "Product",
    ProductNode,
    shown_count=graphene.Int(
        description="How many of the total can be paged to by relevance; null: all of them."
    ),
)
VariantConnection = countable_connection("ProductVariant", VariantNode)
CategoryConnection = countable_connection("Category", CategoryNode)
CollectionConnection = countable_connection("Collection", CollectionNode)
ProductTypeConnection = countable_connection("ProductType", ProductTypeNode)
MerchantConnection = countable_connection("Merchant", MerchantNode)

__all__ = [
    "CategoryConnection",
    "CategoryNode",
    "CollectionConnection",
    "CollectionNode",
    "MerchantConnection",
    "MerchantNode",
    "ProductConnection",
    "ProductNode",
    "ProductTypeConnection",
    "ProductTypeNode",
    "VariantConnection",
    "VariantNode",
]
