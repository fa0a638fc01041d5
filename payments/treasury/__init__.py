"""Payment orders of the public purse, kept as memo."""
