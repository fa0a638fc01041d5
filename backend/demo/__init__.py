"""The demo city and its trading day: seeded, measured shapes, driven by the public API."""
