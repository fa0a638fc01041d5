"""GraphQL of payouts."""

from payments.payouts.graphql.mutations import PayoutMutations
from payments.payouts.graphql.queries import PayoutQueries

QUERIES = [PayoutQueries]
MUTATIONS = [PayoutMutations]
