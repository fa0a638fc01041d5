"""GraphQL of the record."""

from backend.audit.graphql.queries import AuditQueries

QUERIES = [AuditQueries]
