"""Places where a process may die, by name, so that tests can kill it exactly there.

They are compiled into the code and cost one comparison. Only the environment arms one, for one
process: ``SHIJI_FAILPOINT=gateway.after_call`` kills it the first time it comes there,
``...:3`` the third time. The process ends as by ``kill -9``: nothing is flushed, closed or caught.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

VARIABLE = "SHIJI_FAILPOINT"
NAMES = frozenset({
    "payment.before_claim_commit", "payment.after_claim_commit", "payment.before_apply",
    "gateway.before_call", "gateway.after_call", "gateway.half_saved",
    "inbox.before_store_commit", "inbox.after_store_commit", "inbox.claimed", "inbox.half_applied",
    "outbox.claimed", "outbox.before_commit", "outbox.leased", "outbox.called",
    "release.before_commit", "refund.before_commit", "refund.half_settled",
    "payout.claimed", "payout.file_built", "payout.sent", "payout.half_settled",
    "timer.hold", "timer.reserve", "timer.window", "timer.expiry",
    "settlement.half_booked", "statement.before_commit", "bank.half_read",
})  # fmt: skip
"""Every place (payments brief, section 10); a test holds this list against the code."""


class FailpointUnknown(ValueError):
    """The environment names a place that is not in the code."""


class _Watch(Protocol):
    def reach(self, name: str) -> None: ...


class _Armed:
    """One place and how often it may still be passed."""

    def __init__(self, name: str, turns: int) -> None:
        self.name, self.turns = name, turns

    def reach(self, name: str) -> None:
        if name != self.name:
            return
        self.turns -= 1
        if self.turns <= 0:
            os.kill(os.getpid(), signal.SIGKILL)


class _Told:
    """A simulation's eye: it may raise instead of dying, to be dead at little cost."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self.reach = tell


_armed: _Watch | None = None


def failpoint(name: str) -> None:
    """Die here if this place is armed."""
    if _armed is not None:
        _armed.reach(name)


@contextmanager
def watched(tell: Callable[[str], None]) -> Iterator[None]:
    """Inside the block every place reached is told; what ``tell`` raises unwinds as a death would."""
    global _armed
    before, _armed = _armed, _Told(tell)
    try:
        yield
    finally:
        _armed = before


def arm(environment: Mapping[str, str]) -> None:
    """Arm what the environment names, or nothing. Raises FailpointUnknown."""
    global _armed
    asked = environment.get(VARIABLE, "")
    if not asked:
        _armed = None
        return
    name, _, turn = asked.partition(":")
    if name not in NAMES or not (turn or "1").isdigit():
        raise FailpointUnknown(f"{VARIABLE}={asked}")
    _armed = _Armed(name, int(turn or "1"))


arm(os.environ)
