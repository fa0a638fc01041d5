"""GraphQL of the desk."""

from backend.oversight.graphql.mutations import OversightMutations
from backend.oversight.graphql.queries import OversightQueries

QUERIES = [OversightQueries]
MUTATIONS = [OversightMutations]
