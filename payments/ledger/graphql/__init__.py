"""GraphQL of the ledger."""

from payments.ledger.graphql.journals import JournalMutations, JournalQueries
from payments.ledger.graphql.queries import LedgerQueries

QUERIES = [LedgerQueries, JournalQueries]
MUTATIONS = [JournalMutations]
