"""Products, variants, attributes, categories and the listing rows that lists are read from."""
