"""Departments buying on the e-mall, from budget to payment, through the public API."""
