"""treasury."""
