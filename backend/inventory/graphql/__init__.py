"""GraphQL of stock."""

from backend.inventory.graphql.extensions import extend_variant
from backend.inventory.graphql.mutations import InventoryMutations
from backend.inventory.graphql.queries import InventoryQueries
from backend.inventory.graphql.sheets import StockSheetMutations

QUERIES = [InventoryQueries]
MUTATIONS = [InventoryMutations, StockSheetMutations]
EXTENSIONS = [extend_variant]
