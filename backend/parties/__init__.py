"""Who acts: users, organisations, roles and duties."""
