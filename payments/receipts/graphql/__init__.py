"""GraphQL of receipts."""

from payments.receipts.graphql.mutations import ReceiptMutations
from payments.receipts.graphql.queries import ReceiptQueries

QUERIES = [ReceiptQueries]
MUTATIONS = [ReceiptMutations]
