"""Messages to persons: in the house and by mail."""
