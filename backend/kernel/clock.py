"""One clock for business time (decision D4): the database's, plus an offset row.

Read once per request or transaction: ``clock_frozen`` keeps the first reading for its block.
Leases, TLS and token expiry use real time (``time.time``), not this.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

from django.db import connection

from backend.kernel.statements import run

_UNREAD = datetime.min.replace(tzinfo=UTC)
_frozen: ContextVar[datetime | None] = ContextVar("shiji_clock", default=None)


def _read() -> datetime:
    moment: datetime = run("SELECT shiji_now()", ())[0][0][0]
    return moment.astimezone(UTC)


def now() -> datetime:
    """Business time, aware and in UTC."""
    held = _frozen.get()
    if held is None:
        return _read()
    if held is _UNREAD:
        held = _read()
        _frozen.set(held)
    return held


@contextmanager
def clock_frozen(moment: datetime | None = None) -> Iterator[None]:
    """One ``now`` inside the block: the given moment, or the first reading.

    A block inside another, without a moment of its own, keeps the outer one's.
    """
    if moment is None and _frozen.get() is not None:
        yield
        return
    token = _frozen.set(moment if moment is not None else _UNREAD)
    try:
        yield
    finally:
        _frozen.reset(token)


def offset_set(offset: timedelta) -> None:
    """Move the virtual clock. The database refuses it outside embedded and test settings."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT shiji_clock_set(make_interval(secs => %s))", [offset.total_seconds()]
        )


def offset_get() -> timedelta:
    """How far business time is ahead of the wall clock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_offset FROM kernel_clock")
        row = cursor.fetchone()
    offset: timedelta = row[0]
    return offset
