"""GraphQL of the notices; ``me`` gets its fields from the parties."""

from backend.notices.graphql.mutations import NoticeMutations

MUTATIONS = [NoticeMutations]
