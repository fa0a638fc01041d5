"""Send what was queued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.registry import handles_outside
from procurement.exchange.events import MessageQueued
from procurement.exchange.services import message_ask

if TYPE_CHECKING:
    from backend.events.models import EventEntry


@handles_outside(MessageQueued)
def send_message(event: MessageQueued, _entry: EventEntry) -> None:
    """No answer is not a failure: the timer asks again."""
    message_ask(event.message_row_id)
