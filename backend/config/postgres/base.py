"""Django's own backend with a line of the house for what is said often; a silent line is sound."""

from __future__ import annotations

import select
from contextlib import nullcontext
from typing import Any

from django.db.backends.postgresql import base as django_base
from django.db.backends.utils import debug_transaction

from backend.kernel.line import Line

_Base: Any = django_base.DatabaseWrapper  # the published types leave out what backends override


class DatabaseWrapper(_Base):
    """``ENGINE`` of all settings."""

    line: Line | None = None
    """Of the connection that stands now; ``kernel.statements`` runs what is prepared on it."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection and its line."""
        made = super().get_new_connection(conn_params)
        self.line = Line(made)
        return made

    def _start_transaction_under_autocommit(self) -> None:
        """How ``atomic`` begins where the driver commits of itself: one order in place of three
        switches, two of them under a lock.
        """
        self._order(b"BEGIN")

    def _set_autocommit(self, autocommit: bool) -> None:
        if self.connection.autocommit != autocommit:
            super()._set_autocommit(autocommit)

    def _commit(self) -> None:
        if self.connection is None or not self.connection.autocommit:
            super()._commit()
        else:
            self._order(b"COMMIT")

    def _rollback(self) -> None:
        if self.connection is None or not self.connection.autocommit:
            super()._rollback()
        else:
            self._order(b"ROLLBACK")

    def _order(self, text: bytes) -> None:
        assert self.line is not None, "a connection stands"
        watched = debug_transaction(self, text.decode()) if self.queries_logged else nullcontext()
        with watched, self.wrap_database_errors:
            self.line.order(text)

    def close_if_health_check_failed(self) -> None:
        """As Django's, which first looks in the settings for a pool at every statement."""
        if self.health_check_enabled and not self.health_check_done:
            super().close_if_health_check_failed()

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
