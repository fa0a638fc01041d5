"""GraphQL of the checkout."""

from backend.checkout.graphql.mutations import CheckoutMutations
from backend.checkout.graphql.queries import CheckoutQueries, checkout_node

QUERIES = [CheckoutQueries]
MUTATIONS = [CheckoutMutations]
NODES = {"Checkout": checkout_node}
