"""Freight lines, rates, waybills and tracking."""
