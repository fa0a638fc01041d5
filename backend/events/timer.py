"""Work the clock starts. Each function decides on business time and is safe to run twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import structlog

from backend.kernel.clock import clock_frozen

log = structlog.get_logger(__name__)
Work = Callable[[], None]
HOUR_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Periodic:
    """A named piece of timed work and how often it looks, in real seconds."""

    name: str
    call: Work
    seconds: int


_PERIODICS: dict[str, Periodic] = {}


def periodic(*, seconds: int) -> Callable[[Work], Work]:
    """Run a function every so many real seconds in the timer process."""

    def mark(call: Work) -> Work:
        name = f"{call.__module__}.{call.__name__}"
        _PERIODICS[name] = Periodic(name=name, call=call, seconds=seconds)
        return call

    return mark


def periodics() -> dict[str, Periodic]:
    """All timed work by name."""
    return dict(_PERIODICS)


def run_periodic(name: str) -> None:
    """One round of one piece of timed work, with one ``now``."""
    with clock_frozen():
        _PERIODICS[name].call()


def run_all_periodics(*, hourly: bool = True) -> None:
    """One round of everything, as the trading day does after moving the virtual clock.

    Without ``hourly`` what looks only every hour is left out: a second round at the same moment.
    """
    for name, work in sorted(_PERIODICS.items()):
        if hourly or work.seconds < HOUR_SECONDS:
            run_periodic(name)
