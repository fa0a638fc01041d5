"""Whole journeys: the product from its launcher, a real browser in front of it."""
