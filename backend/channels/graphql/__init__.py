"""GraphQL of the channels."""

from backend.channels.graphql.queries import ChannelQueries

QUERIES = [ChannelQueries]
