"""GraphQL of guarantees."""

from payments.guarantees.graphql.mutations import GuaranteeMutations
from payments.guarantees.graphql.queries import GuaranteeQueries, GuaranteeType

QUERIES = [GuaranteeQueries]
MUTATIONS = [GuaranteeMutations]
TYPES = [GuaranteeType]
