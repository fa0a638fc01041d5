"""GraphQL of payments."""

from payments.escrow.graphql.extensions import extend
from payments.escrow.graphql.mutations import PaymentMutations
from payments.escrow.graphql.types import EscrowType, TransactionItem

MUTATIONS = [PaymentMutations]
EXTENSIONS = [extend]
TYPES = [EscrowType, TransactionItem]
