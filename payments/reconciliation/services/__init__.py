"""What reconciliation does."""

from payments.reconciliation.services.account import (
    account_reconcile,
    accounts_reconcile,
    bank_accounts_meet,
)
from payments.reconciliation.services.fetch import sheets_missing_look, statements_fetch
from payments.reconciliation.services.refused import sheet_refuse
from payments.reconciliation.services.replay import Replayed, outside_replay
from payments.reconciliation.services.sheet import statement_import
from payments.reconciliation.services.transfer import transfer_refused
from payments.reconciliation.services.work import (
    break_approve,
    break_assign,
    break_note,
    break_propose,
    break_reject,
)

__all__ = [
    "Replayed",
    "account_reconcile",
    "accounts_reconcile",
    "bank_accounts_meet",
    "break_approve",
    "break_assign",
    "break_note",
    "break_propose",
    "break_reject",
    "outside_replay",
    "sheet_refuse",
    "sheets_missing_look",
    "statement_import",
    "statements_fetch",
    "transfer_refused",
]
