"""Warehouses, stock and allocations that cannot oversell."""
