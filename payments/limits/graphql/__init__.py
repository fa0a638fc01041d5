"""GraphQL of the limits."""

from payments.limits.graphql.mutations import LimitMutations
from payments.limits.graphql.queries import LimitQueries

QUERIES = [LimitQueries]
MUTATIONS = [LimitMutations]
