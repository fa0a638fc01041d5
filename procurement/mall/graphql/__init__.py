"""The e-mall in the API."""

from procurement.mall.graphql.decisions import DecisionMutations
from procurement.mall.graphql.queries import MallQueries
from procurement.mall.graphql.requisitions import RequisitionMutations
from procurement.mall.graphql.suppliers import SupplierMutations

QUERIES = [MallQueries]
MUTATIONS = [RequisitionMutations, DecisionMutations, SupplierMutations]
