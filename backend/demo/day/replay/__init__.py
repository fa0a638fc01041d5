"""A wholesaler's invoice history, replayed as purchases through the public API."""
