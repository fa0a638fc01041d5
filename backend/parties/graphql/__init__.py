"""GraphQL of the parties."""
