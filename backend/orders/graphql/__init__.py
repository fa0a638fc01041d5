"""GraphQL of the orders."""

from backend.orders.graphql.extensions import extend_user
from backend.orders.graphql.mutations import OrderMutations
from backend.orders.graphql.queries import OrderQueries, order_node

QUERIES = [OrderQueries]
MUTATIONS = [OrderMutations]
EXTENSIONS = [extend_user]
NODES = {"Order": order_node}
