"""Merchants from draft to active."""
