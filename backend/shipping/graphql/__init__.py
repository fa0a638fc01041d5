"""GraphQL of carriage."""

from backend.shipping.graphql.mutations import ShippingMutations
from backend.shipping.graphql.queries import ShippingQueries

QUERIES = [ShippingQueries]
MUTATIONS = [ShippingMutations]
