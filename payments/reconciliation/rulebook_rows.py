"""Terms of reconciliation (payments brief 9)."""

from backend.rulebook.rules import declare

ROWS = (
    declare("reconciliation.timing_days", 2, unit="days", source="payments brief 9", mark="C"),
    declare("reconciliation.receipt_days", 10, unit="days", source="payments brief 9", mark="C"),
    declare(
        "reconciliation.sheet_due_hours", 12, unit="hours", source="payments brief 9", mark="C"
    ),
)
