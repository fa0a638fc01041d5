"""Acts of the demonstration."""
