"""Notices: told once, by the ways a person chose."""
