"""GraphQL of the gateway's inbox."""

from payments.gateway.graphql.inbox import InboxMutations, InboxQueries

QUERIES = [InboxQueries]
MUTATIONS = [InboxMutations]
