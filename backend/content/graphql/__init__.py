"""GraphQL of the words."""

from backend.content.graphql.mutations import ContentMutations
from backend.content.graphql.queries import ContentQueries
from backend.content.graphql.types import PAGE_REFERENCES

QUERIES = [ContentQueries]
MUTATIONS = [ContentMutations]
TYPES = PAGE_REFERENCES
