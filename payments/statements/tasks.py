"""Timed work of statements."""

from backend.events.timer import periodic
from payments.statements.checks import money_check_nightly
from payments.statements.services import statements_close_due


@periodic(seconds=60)
def statements_close() -> None:
    """Close yesterday once the day is over."""
    statements_close_due()


@periodic(seconds=600)
def money_prove() -> None:
    """The nightly proof of all money."""
    money_check_nightly()
