"""GraphQL of statements, merchants' balances and buyers' wallets."""

from payments.statements.graphql.queries import StatementQueries
from payments.statements.graphql.wallet import WalletQueries

QUERIES = [StatementQueries, WalletQueries]
