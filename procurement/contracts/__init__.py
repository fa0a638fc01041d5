"""Contracts between a public buyer and a supplier: terms, supplements, state."""
