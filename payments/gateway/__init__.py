"""Provider port, adapters, operation rows and the webhook inbox."""
