"""GraphQL of the orders."""

from backend.orders.graphql.mutations import OrderMutations
from backend.orders.graphql.queries import OrderQueries, order_node

QUERIES = [OrderQueries]
MUTATIONS = [OrderMutations]
NODES = {"Order": order_node}
