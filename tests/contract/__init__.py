"""Promises to the outside, line by line."""
