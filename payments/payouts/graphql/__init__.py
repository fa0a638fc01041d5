"""GraphQL of payouts."""

from payments.payouts.graphql.mutations import PayoutMutations
from payments.payouts.graphql.queries import PayoutQueries
from payments.payouts.graphql.wallet import WalletPayoutMutations, WalletPayoutQueries

QUERIES = [PayoutQueries, WalletPayoutQueries]
MUTATIONS = [PayoutMutations, WalletPayoutMutations]
