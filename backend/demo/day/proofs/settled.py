"""The money as others have it too, after all that was played: banks, providers, every night."""

from __future__ import annotations

import time
from datetime import timedelta

from backend.demo.day.proofs.report import Report
from backend.kernel import clock
from backend.kernel.actor import SYSTEM
from backend.rulebook.selectors import local_day
from payments.reconciliation.selectors import BreakFilter, breaks_list, days_list
from payments.statements.checks import money_checks
from payments.statements.proof import money_proof

FRESH = timedelta(days=2)
"""How long the two sides may take to tell of the same movement."""


def prove_settled(report: Report) -> None:
    """Reconciliation, the nightly proofs that ran on the way, and one whole proof of now."""
    start = time.monotonic()
    report.proof("reconciliation: every day of 1010, 1020 and 1030 closed at zero", days_faults())
    report.proof("nightly proofs: made, and all sound", nights_faults())
    report.proof("check-money: everything on one state of the database", money_proof().faults)
    days = days_list(viewer=SYSTEM).count()
    nights = money_checks(viewer=SYSTEM).exclude(night=None).count()
    spent = time.monotonic() - start
    report.tell(
        f"reconciled {days} days of accounts, proved {nights} nights; looked at in {spent:.1f} s"
    )


def days_faults() -> list[str]:
    """Days that are not closed although both sides had their time, and breaks nobody ended."""
    last = local_day(clock.now()) - FRESH
    days = days_list(viewer=SYSTEM, by=BreakFilter(until=last)).exclude(state="CLOSED")
    live = BreakFilter(states=["OPEN", "IN_WORK", "PROPOSED"], until=last)
    faults = [f"{day.account} {day.day} {day.state} {day.unexplained_minor}" for day in days]
    faults += [f"{row.account} {row}" for row in breaks_list(viewer=SYSTEM, by=live)]
    for code in ("1020", "1030"):
        if not days_list(viewer=SYSTEM, by=BreakFilter(code=code, states=["CLOSED"])).exists():
            faults.append(f"no day of the bank account {code} was ever closed")
    return faults


def nights_faults() -> list[str]:
    """A fault on any night is told, also one that was gone the next day."""
    kept = money_checks(viewer=SYSTEM).exclude(night=None)
    faults = [
        f"{check.night}: {check.report['fault_count']} faults, first {check.report['faults'][0]}"
        for check in kept.filter(sound=False)
    ]
    return faults if kept.exists() else ["no night was proved"]
