"""Public notices and releases in the API."""

from procurement.publication.graphql.queries import PublicationQueries

QUERIES = [PublicationQueries]
