"""Moving the virtual clock, and letting everything that is due happen (decision D4)."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from backend.events.selectors import backlog
from backend.events.services import deliver_due
from backend.events.timer import run_all_periodics
from backend.kernel import clock

ROUNDS_MAX = 60
BATCH = 500
REST_SECONDS = 30.0
NAP_SECONDS = 0.05


def move_to(moment: datetime) -> None:
    """Set the virtual clock; it never goes back."""
    ahead = moment - clock.now()
    if ahead > timedelta(0):
        clock.offset_set(clock.offset_get() + ahead)


def settle(*, rounds: int = ROUNDS_MAX) -> int:
    """Deliver events and run timed work until nothing more is due; returns deliveries made."""
    made = 0
    for turn in range(rounds):
        run_all_periodics(hourly=turn == 0)
        done = rest()
        made += done
        if not done:
            break
    return made


def drain() -> int:
    """Deliver what is due now, without timed work."""
    made = 0
    while done := deliver_due(BATCH):
        made += done
    return made


def rest(*, seconds: float = REST_SECONDS) -> int:
    """Deliver until no event waits, also those that a worker beside us has in hand.

    Gives up after ``seconds`` of real time: what is parked or backs off is for the proofs to tell.
    """
    end = time.monotonic() + seconds
    made = drain()
    while backlog()["pending"] and time.monotonic() < end:
        time.sleep(NAP_SECONDS)
        made += drain()
    return made
