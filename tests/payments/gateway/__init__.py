"""The gateway and the flows over it."""
