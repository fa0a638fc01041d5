"""GraphQL of pricing."""

from backend.pricing.graphql.extensions import extend_goods
from backend.pricing.graphql.mutations import PricingMutations
from backend.pricing.graphql.sheets import PriceSheetMutations

MUTATIONS = [PricingMutations, PriceSheetMutations]
EXTENSIONS = [extend_goods]
