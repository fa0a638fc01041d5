"""GraphQL groundwork: mutations, errors, batched loading, connections, limits, extension."""
