"""A business register for one machine (decision D15)."""

from backend.parties.simulator.machine import Register

__all__ = ["Register"]
