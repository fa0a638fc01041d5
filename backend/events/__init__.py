"""The append-only log of what happened: outbox for handlers and source of the audit record (D3)."""
