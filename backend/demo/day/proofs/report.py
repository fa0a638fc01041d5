"""Lines to print, faults to fail by."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Report:
    """Collects figures and proofs; sound while there is no fault."""

    lines: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    head: str = ""
    size: int = 0
    proofs: int = 0

    def tell(self, line: str) -> None:
        """One figure."""
        self.lines.append(f"  {line}")

    def proof(self, name: str, faults: list[str]) -> None:
        """One proof: its faults, or that it holds."""
        self.proofs += 1
        self.lines.append(f"  {'OK ' if not faults else 'BAD'} {name}")
        self.faults += [f"{name}: {fault}" for fault in faults]
