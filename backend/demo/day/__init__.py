"""The trading day: people of the city act through the public API, on the virtual clock."""
