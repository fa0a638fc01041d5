"""The loops behind the worker and the timer process, and their Celery shell.

In one process on one machine the loops run as they are. Past one machine the same steps run as
Celery tasks (``backend.config.celery``): the broker wakes, the outbox table decides.
"""

from __future__ import annotations

import signal
import threading
import time

import structlog
from celery.exceptions import OperationalError
from django.db import DatabaseError, connection

from backend.config.celery import app
from backend.events.services import deliver_due, on_publish
from backend.events.timer import periodics, run_periodic

log = structlog.get_logger(__name__)
IDLE_SECONDS = 0.25
BATCH = 200


@app.task(name="shiji.deliver")
def deliver_task(**_future: object) -> None:
    """Deliver what is due."""
    deliver_due(BATCH)


@app.task(name="shiji.periodic")
def periodic_task(name: str, **_future: object) -> None:
    """One round of one piece of timed work."""
    run_periodic(name)


def _wake_by_broker() -> None:
    try:
        deliver_task.apply_async(retry=False)
    except (OperationalError, OSError) as error:
        log.warning("broker_unreachable", error=str(error))


def wake_with_broker() -> None:
    """A commit that owes deliveries wakes a worker at once; the roof calls this on real servers."""
    on_publish(_wake_by_broker)


def _stop_event() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop


def work_for_ever(*, until_empty: bool = False) -> None:
    """Deliver until told to stop; a lost database is waited for."""
    stop = _stop_event()
    while not stop.is_set():
        try:
            done = deliver_due(BATCH)
        except DatabaseError as error:
            log.warning("database_unreachable", error=str(error))
            connection.close()
            done = 0
        if done == 0:
            if until_empty:
                return
            stop.wait(IDLE_SECONDS)


def tick_for_ever() -> None:
    """Start each piece of timed work when its real seconds have passed."""
    stop = _stop_event()
    due = dict.fromkeys(periodics(), 0.0)
    while not stop.is_set():
        for name, work in periodics().items():
            if time.monotonic() < due.get(name, 0.0):
                continue
            due[name] = time.monotonic() + work.seconds
            try:
                run_periodic(name)
            except Exception:  # one failed round must not stop the others
                log.exception("timed_work_failed", name=name)
                connection.close()
        stop.wait(0.5)
