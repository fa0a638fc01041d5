"""The tax authority's register as a state machine over a mapping, its whole memory.

Nothing is written for ordinary invoices: they are VALID. ``invoice:<number>`` in the memory
makes one RED or VOID.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

STATES = ("VALID", "RED", "VOID")


class TaxRegister:
    """Answers for each invoice by its number."""

    def __init__(self, memory: MutableMapping[str, Any]) -> None:
        self.memory = memory

    def state_of(self, number: str) -> str:
        """VALID, RED or VOID."""
        return str(self.memory.get(f"invoice:{number}", "VALID"))

    def mark(self, number: str, state: str) -> None:
        """Somebody reversed or voided an invoice."""
        assert state in STATES, "a known state"
        self.memory[f"invoice:{number}"] = state
