"""GraphQL of statements and merchants' balances."""

from payments.statements.graphql.queries import StatementQueries

QUERIES = [StatementQueries]
