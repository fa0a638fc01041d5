"""What must hold after trading, and the day's figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from backend.audit.selectors import head_latest, recompute, tree_size
from backend.audit.services import head_sign, sequence_events
from backend.inventory.selectors import negative_stock, stock_faults
from backend.kernel.money import Money
from payments.escrow.selectors import identity_faults, totals
from payments.ledger.selectors import prove


@dataclass(slots=True)
class Report:
    """Lines to print, faults to fail by."""

    lines: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def proof(self, name: str, faults: list[str]) -> None:
        """One proof: its faults, or that it holds."""
        self.lines.append(f"  {'OK ' if not faults else 'BAD'} {name}")
        self.faults += [f"{name}: {fault}" for fault in faults]


def _money(report: Report) -> None:
    for currency, sums in sorted(totals().items()):
        told = "  ".join(f"{key} {Money(minor, currency).decimal}" for key, minor in sums.items())
        report.lines.append(f"  {currency}  {told}")
    proof = prove()
    report.proof("ledger: trial balance 0 per currency, balances = postings, safeguarding",
                 list(proof.faults))  # fmt: skip
    report.proof("escrows: held = funded - released - refunded = booked", identity_faults())


def _stock(report: Report) -> None:
    wrong = stock_faults()
    report.proof("stock: allocated = allocations", [f"{wrong} rows"] if wrong else [])
    below = negative_stock()
    report.proof("stock: none negative, none oversold", [f"{below} rows"] if below else [])


def _log(report: Report) -> None:
    while sequence_events():
        pass
    head_sign()
    head = head_latest()
    again = recompute()
    report.lines.append(f"  log {tree_size()} entries, head {again.root[:32]}")
    faults = list(again.faults)
    if head is None or head.size != again.size:
        faults.append("the newest head does not cover the whole log")
    report.proof("log: every leaf hashed again, every head matches", faults)


def prove_all() -> Report:
    """Run every proof that this installation has."""
    report = Report()
    for part in _parts():
        part(report)
    return report


def _parts() -> Iterator[Callable[[Report], None]]:
    yield _money
    yield _stock
    yield _log
