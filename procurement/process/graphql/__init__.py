"""Suspension of cases in the API."""

from procurement.process.graphql.mutations import ProcessMutations

MUTATIONS = [ProcessMutations]
