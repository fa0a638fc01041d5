"""Timed work of the notices."""

from backend.events.timer import periodic
from backend.notices.services import mail_send_due


@periodic(seconds=2)
def mails_send() -> None:
    """Send the mail that waits."""
    mail_send_due()
