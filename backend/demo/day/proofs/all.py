"""All proofs in order."""

from __future__ import annotations

from typing import Any

from backend.demo.day.proofs.log import prove_log, prove_offline
from backend.demo.day.proofs.money import prove_money, prove_purse, prove_stock
from backend.demo.day.proofs.ocds import prove_ocds
from backend.demo.day.proofs.quiet import prove_quiet
from backend.demo.day.proofs.report import Report


def prove_all(
    report: Report, *, subjects: list[str], older: dict[str, Any] | None = None
) -> Report:
    """Run every proof. ``subjects``: whose bundles the offline verifier reads."""
    prove_money(report)
    prove_stock(report)
    prove_purse(report)
    prove_ocds(report)
    prove_quiet(report)
    prove_log(report)
    prove_offline(report, subjects=subjects, older=older)
    return report
