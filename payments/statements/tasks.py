"""Timed work of statements."""

from backend.events.timer import periodic
from payments.statements.services import statements_close_due


@periodic(seconds=60)
def statements_close() -> None:
    """Close yesterday once the day is over."""
    statements_close_due()
