"""Message ports to budget, supervisor and notice medium; knows messages, not cases."""
