"""The sandbox provider itself: a pure, seeded state machine and its wire."""
