"""Tiers, price lists, quantity rules, vouchers and commission rows."""
