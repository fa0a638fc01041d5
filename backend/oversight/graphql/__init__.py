"""GraphQL of the desk."""

from backend.oversight.graphql.deliveries import DeliveryMutations, DeliveryQueries
from backend.oversight.graphql.freezes import FreezeQueries
from backend.oversight.graphql.mutations import OversightMutations
from backend.oversight.graphql.queries import OversightQueries

QUERIES = [OversightQueries, FreezeQueries, DeliveryQueries]
MUTATIONS = [OversightMutations, DeliveryMutations]
