"""GraphQL of the treasury's payments."""

from payments.treasury.graphql.mutations import TreasuryMutations
from payments.treasury.graphql.queries import TreasuryQueries

QUERIES = [TreasuryQueries]
MUTATIONS = [TreasuryMutations]
