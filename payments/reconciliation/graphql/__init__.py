"""GraphQL of reconciliation."""

from payments.reconciliation.graphql.mutations import ReconciliationMutations
from payments.reconciliation.graphql.queries import ReconciliationQueries

QUERIES = [ReconciliationQueries]
MUTATIONS = [ReconciliationMutations]
