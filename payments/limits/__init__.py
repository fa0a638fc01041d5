"""Ceilings and review flags of payments."""
