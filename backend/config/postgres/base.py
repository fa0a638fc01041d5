"""Django's own backend, but a statement that asks to be prepared is, and a silent line is sound."""

from __future__ import annotations

import select
from typing import Any

from django.db.backends.postgresql import base

WHEN_ASKED = 2**31
"""Django switches preparing off. From so many repeats on psycopg prepares unasked, which is never;
what asks for it (``kernel.statements``) is planned once per connection."""
PREPARED_MAX = 500
"""More than the product has such texts: the oldest one would be thrown away at every new one."""


class DatabaseWrapper(base.DatabaseWrapper):
    """``ENGINE`` of all settings."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection that keeps the plans it is asked to keep."""
        made = super().get_new_connection(conn_params)
        made.prepare_threshold, made.prepared_max = WHEN_ASKED, PREPARED_MAX
        return made

    def is_usable(self) -> bool:
        """As Django's ping before a request's first statement, without the way there and back.

        A server that ends a connection says so and closes it, so there is something to read. Where
        there is, or we cannot tell, Django asks.
        """
        held = self.connection
        if held is None or held.closed or _speaks(held.fileno()):
            return bool(super().is_usable())
        return True


def _speaks(line: int) -> bool:
    """Whether something has come in that nobody asked for: an end, a last word, a notice."""
    poll = select.poll()
    poll.register(line, select.POLLIN | select.POLLHUP | select.POLLERR)
    return bool(poll.poll(0))
