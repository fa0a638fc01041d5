"""GraphQL of pricing."""

from backend.pricing.graphql.extensions import extend_goods
from backend.pricing.graphql.mutations import PricingMutations

MUTATIONS = [PricingMutations]
EXTENSIONS = [extend_goods]
