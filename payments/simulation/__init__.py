"""Random commands from random actors against the sandbox with random faults, in virtual time."""
