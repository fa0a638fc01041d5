"""GraphQL of statements, commission invoices, merchants' balances and buyers' wallets."""

from payments.statements.graphql.invoices import InvoiceQueries, StatementMutations
from payments.statements.graphql.queries import StatementQueries
from payments.statements.graphql.wallet import WalletQueries

QUERIES = [StatementQueries, InvoiceQueries, WalletQueries]
MUTATIONS = [StatementMutations]
