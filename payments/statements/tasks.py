"""Timed work of statements."""

from backend.events.timer import periodic
from payments.statements.checks import money_check_nightly
from payments.statements.invoices import invoices_issue_due
from payments.statements.services import statements_close_due


@periodic(seconds=60)
def statements_close() -> None:
    """Close what is over: yesterday, last week, last month."""
    statements_close_due()


@periodic(seconds=600)
def money_prove() -> None:
    """The nightly proof of all money."""
    money_check_nightly()


@periodic(seconds=600)
def commission_invoice() -> None:
    """Invoices of the month that is over."""
    invoices_issue_due()
