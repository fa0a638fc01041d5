"""Timed work of payables."""

from backend.events.timer import periodic
from procurement.payables.services import payables_watch, treasury_inbox_read


@periodic(seconds=300)
def payables_remind() -> None:
    """Reminders and the public list follow the day, not the process."""
    payables_watch()


@periodic(seconds=10)
def treasury_inbox() -> None:
    """Quota notices and red letters are not answers: they are fetched."""
    treasury_inbox_read()
