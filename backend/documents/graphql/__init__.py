"""GraphQL of the documents; the way in is the upload path alone."""

from backend.documents.graphql.mutations import DocumentMutations
from backend.documents.graphql.queries import DocumentQueries

QUERIES = [DocumentQueries]
MUTATIONS = [DocumentMutations]
