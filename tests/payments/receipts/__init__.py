"""Money that arrives at the bank."""
