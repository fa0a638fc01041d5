"""Timed work of the exchange."""

from backend.events.timer import periodic
from procurement.exchange.services import messages_ask_due


@periodic(seconds=5)
def open_messages_ask() -> None:
    """Ask again where no final answer came."""
    messages_ask_due()
