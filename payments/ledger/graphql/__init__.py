"""GraphQL of the ledger."""

from payments.ledger.graphql.queries import LedgerQueries

QUERIES = [LedgerQueries]
