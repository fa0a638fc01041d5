"""Batches of merchants' available money to their banks."""
