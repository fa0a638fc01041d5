"""Timed work of reconciliation; each round is safe to run twice."""

from __future__ import annotations

from backend.events.timer import periodic
from payments.reconciliation.services import (
    accounts_reconcile,
    bank_accounts_meet,
    sheets_missing_look,
    statements_fetch,
)


@periodic(seconds=600)
def statements_reconcile() -> None:
    """Import what providers and banks have told, and reconcile what is new."""
    if statements_fetch():
        accounts_reconcile()
    else:
        bank_accounts_meet()
    if sheets_missing_look():
        accounts_reconcile()
