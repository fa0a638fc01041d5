"""Online government procurement."""
