"""Timed work of reconciliation; each round is safe to run twice."""

from __future__ import annotations

from backend.events.timer import periodic
from payments.reconciliation.services import (
    accounts_reconcile,
    sheets_missing_look,
    statements_fetch,
)


@periodic(seconds=600)
def statements_reconcile() -> None:
    """Import what providers and banks have told, and reconcile what is new."""
    new = statements_fetch()
    missing = sheets_missing_look()
    if new or missing:
        accounts_reconcile()
