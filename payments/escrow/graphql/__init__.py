"""GraphQL of payments."""

from payments.escrow.graphql.chargeback_mutations import ChargebackMutations
from payments.escrow.graphql.chargebacks import ChargebackQueries
from payments.escrow.graphql.extensions import extend
from payments.escrow.graphql.mutations import PaymentMutations
from payments.escrow.graphql.types import EscrowType, TransactionItem

QUERIES = [ChargebackQueries]
MUTATIONS = [PaymentMutations, ChargebackMutations]
EXTENSIONS = [extend]
TYPES = [EscrowType, TransactionItem]
