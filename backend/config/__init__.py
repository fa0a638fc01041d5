"""The roof: environment, settings, wiring. Nothing but the launcher imports it."""
