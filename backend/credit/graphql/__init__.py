"""GraphQL of the credit rating."""

from backend.credit.graphql.queries import CreditQueries

QUERIES = [CreditQueries]
