"""Money that arrives at the bank: matched to what was to be paid, or kept apart for the desk."""
