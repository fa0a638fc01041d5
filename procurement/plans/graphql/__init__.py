"""Budget items in the API."""

from procurement.plans.graphql.mutations import PlanMutations
from procurement.plans.graphql.queries import PlanQueries

QUERIES = [PlanQueries]
MUTATIONS = [PlanMutations]
