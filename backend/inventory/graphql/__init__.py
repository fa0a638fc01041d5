"""GraphQL of stock."""

from backend.inventory.graphql.extensions import extend_variant
from backend.inventory.graphql.mutations import InventoryMutations
from backend.inventory.graphql.queries import InventoryQueries

QUERIES = [InventoryQueries]
MUTATIONS = [InventoryMutations]
EXTENSIONS = [extend_variant]
