"""Send what was queued."""

from backend.events.models import EventEntry
from backend.events.registry import handles_outside
from procurement.exchange.events import MessageQueued
from procurement.exchange.services import message_ask


@handles_outside(MessageQueued)
def send_message(event: MessageQueued, _entry: EventEntry) -> None:
    """No answer is not a failure: the timer asks again."""
    message_ask(event.message_row_id)
