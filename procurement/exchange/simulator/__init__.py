"""Stand-ins for the systems outside: pure state machines over a mapping (decision D15)."""
