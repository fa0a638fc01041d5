"""Progress of an import on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tqdm import tqdm

from backend.demo.day.replay.run import Listener

LOG_SECONDS = 30


class _Bars:
    """One bar at a time: the next one closes the last."""

    def __init__(self) -> None:
        self.bar: tqdm[Any] | None = None

    def total(self, what: str, count: int | None) -> None:
        self.close()
        # a log file gets a line now and then, a terminal a bar that moves
        seconds = 0.1 if sys.stderr.isatty() else LOG_SECONDS
        self.bar = tqdm(total=count, desc=what, unit="", mininterval=seconds)

    def advance(self, count: int) -> None:
        if self.bar is not None:
            self.bar.update(count)

    def say(self, text: str) -> None:
        if self.bar is not None:
            self.bar.set_postfix_str(text, refresh=sys.stderr.isatty())

    def close(self) -> None:
        if self.bar is not None:
            self.bar.close()


@contextmanager
def bars() -> Iterator[Listener]:
    """A listener that draws; closed at the end."""
    drawn = _Bars()
    try:
        yield Listener(drawn.total, drawn.advance, drawn.say)
    finally:
        drawn.close()
