"""Payables in the API."""

from procurement.payables.graphql.mutations import PayableMutations
from procurement.payables.graphql.queries import PayableQueries

QUERIES = [PayableQueries]
MUTATIONS = [PayableMutations]
