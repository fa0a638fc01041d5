"""Acts of the exchange."""

from procurement.exchange.services.ask import message_ask, messages_ask_due
from procurement.exchange.services.inbox import inbox_read
from procurement.exchange.services.queue import message_queue

__all__ = ["inbox_read", "message_ask", "message_queue", "messages_ask_due"]
