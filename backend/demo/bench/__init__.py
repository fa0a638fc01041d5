"""The speed table as commands: every figure a ratio to a floor of the same run (decision D11)."""
