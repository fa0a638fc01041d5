"""The first steps of a loader's own process; imports nothing that needs Django set up."""

from __future__ import annotations

import signal
from typing import Any

import django

_progress: Any = None


def enter(progress: Any) -> None:
    """Set Django up and keep the queue that hears of progress.

    Ctrl-C ends such a process where it stands: the database forgets the batch it was writing.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    global _progress
    _progress = progress
    django.setup()


def told(count: int) -> None:
    """Tell the parent how many products were loaded just now."""
    _progress.put(count)
