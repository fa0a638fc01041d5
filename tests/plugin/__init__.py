"""Fixtures of the suite, by what they lend."""
