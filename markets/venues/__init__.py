"""Markets with their buildings, floors, booths, leases and the state of each stall."""
