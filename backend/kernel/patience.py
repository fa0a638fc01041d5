"""What the database took back whole is tried again; what it cannot do now is said as such.

A deadlock, a serialisation failure or a full disk leaves nothing behind (payments brief 10): the
same act, under the same key, may simply run again.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TypeVar

import structlog
from django.db import OperationalError, transaction

from backend.kernel.errors import Busy

log = structlog.get_logger(__name__)
R = TypeVar("R")
TRIES_MAX = 3
PAUSE_SECONDS = 0.05
TAKEN_BACK = frozenset({"40001", "40P01", "55P03", "53100", "53200"})
"""Serialisation failure, deadlock, lock not available, disk full, out of memory."""
AWAY = ("08", "57P", "53300")
"""The connection or the server is gone: whether the act was committed, its key will tell."""


def _state(error: OperationalError) -> str:
    return str(getattr(error.__cause__, "sqlstate", None) or "08")


def patiently(call: Callable[[], R], *, tries: int = TRIES_MAX) -> R:
    """Run an act of one transaction, up to three times with a random pause. Raises Busy.

    ``tries=1`` for what commits more than once: only the answer is made. Inside a transaction
    nothing is tried again: the outermost one went down with the failure.
    """
    for turn in range(1, tries + 1):
        try:
            return call()
        except OperationalError as error:
            state = _state(error)
            if transaction.get_connection().in_atomic_block:
                raise
            if state not in TAKEN_BACK and not state.startswith(AWAY):
                raise
            log.warning("taken_back", sqlstate=state, turn=turn)
            if turn == tries or state.startswith(AWAY):
                raise Busy from error
            time.sleep(random.uniform(PAUSE_SECONDS, PAUSE_SECONDS * 2**turn))
    raise AssertionError("the last turn returns or raises")
