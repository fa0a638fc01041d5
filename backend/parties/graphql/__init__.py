"""GraphQL of the parties."""

from backend.parties.graphql.mutations import PartiesMutations
from backend.parties.graphql.notices import extend
from backend.parties.graphql.queries import PartiesQueries

QUERIES = [PartiesQueries]
MUTATIONS = [PartiesMutations]
EXTENSIONS = [extend]
