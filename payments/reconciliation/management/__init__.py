"""Commands of the money floor."""
