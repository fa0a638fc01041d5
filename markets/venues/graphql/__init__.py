"""GraphQL of the venues."""

from markets.venues.graphql.extensions import stalls_on_merchants
from markets.venues.graphql.mutations import VenueMutations
from markets.venues.graphql.queries import VenueQueries

QUERIES = [VenueQueries]
MUTATIONS = [VenueMutations]
EXTENSIONS = [stalls_on_merchants]
