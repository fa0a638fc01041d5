"""GraphQL of the record."""

from backend.audit.graphql.mutations import AuditMutations
from backend.audit.graphql.queries import AuditQueries

QUERIES = [AuditQueries]
MUTATIONS = [AuditMutations]
