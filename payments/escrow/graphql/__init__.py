"""GraphQL of payments."""

from payments.escrow.graphql.chargeback_mutations import ChargebackMutations
from payments.escrow.graphql.chargebacks import ChargebackQueries
from payments.escrow.graphql.deposit_mutations import DepositMutations
from payments.escrow.graphql.deposits import DefaultNoticeType, DepositQueries
from payments.escrow.graphql.extensions import extend
from payments.escrow.graphql.mutations import PaymentMutations
from payments.escrow.graphql.purchases import PurchaseMutations, PurchaseQueries
from payments.escrow.graphql.types import EscrowType, TransactionItem

QUERIES = [ChargebackQueries, DepositQueries, PurchaseQueries]
MUTATIONS = [PaymentMutations, ChargebackMutations, DepositMutations, PurchaseMutations]
EXTENSIONS = [extend]
TYPES = [EscrowType, TransactionItem, DefaultNoticeType]
