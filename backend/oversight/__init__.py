"""The regulators' desk: cases, orders to explain, freezes, saved queries, the day in numbers."""
