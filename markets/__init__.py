"""The wholesale trading sites."""
