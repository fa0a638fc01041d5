"""GraphQL of the catalogue."""

from backend.catalog.graphql.assigned import TYPE_BY_KIND, reference_types
from backend.catalog.graphql.kept import keep_goods
from backend.catalog.graphql.mutations import CatalogMutations
from backend.catalog.graphql.queries import (
    FindQueries,
    ProductQueries,
    TreeQueries,
    product_node,
)
from backend.catalog.graphql.types import CategoryNode, CollectionNode, ProductNode, VariantNode

MUTATIONS = [CatalogMutations]
EXTENSIONS = [keep_goods]
QUERIES = [ProductQueries, TreeQueries, FindQueries]
TYPES = [
    *dict.fromkeys(TYPE_BY_KIND.values()),
    *reference_types(
        {
            "Product": ProductNode,
            "ProductVariant": VariantNode,
            "Category": CategoryNode,
            "Collection": CollectionNode,
        }
    ),
]
NODES = {"Product": product_node}
