"""All proofs in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from backend.demo.day.proofs.log import prove_log, prove_offline
from backend.demo.day.proofs.money import prove_money, prove_purse, prove_stock
from backend.demo.day.proofs.ocds import prove_ocds
from backend.demo.day.proofs.quiet import prove_quiet
from backend.demo.day.proofs.report import Report
from backend.demo.day.proofs.settled import prove_settled
from backend.kernel.snapshot import one_state


def prove_all(
    report: Report | None = None,
    *,
    subjects: Sequence[str] = (),
    older: dict[str, Any] | None = None,
) -> Report:
    """Run every proof. ``subjects``: whose bundles the offline verifier reads, if any."""
    report = report or Report()
    with one_state():  # what waits for its hour goes on meanwhile
        prove_money(report)
        prove_stock(report)
        prove_purse(report)
    prove_ocds(report)
    prove_settled(report)
    prove_quiet(report)
    prove_log(report)
    if subjects:
        prove_offline(report, subjects=list(subjects), older=older)
    return report
