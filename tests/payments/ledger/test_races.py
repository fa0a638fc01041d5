"""Two at once over one key or two accounts, on a database that commits."""

from __future__ import annotations

import threading

from django.db import connection

from payments.ledger.models import Journal
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import balance, prove
from payments.ledger.services import journal_post


def fund(key: str = "fund", minor: int = 1000, owner: str = "esc") -> Journal:
    lines = [dr("1010", "psp", minor), cr("2020", owner, minor)]
    return journal_post(key=key, kind="J-FUND", lines=lines)


def _together(*calls) -> list[BaseException]:
    faults: list[BaseException] = []

    def run(call) -> None:
        try:
            call()
        except BaseException as error:
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


def test_two_threads_with_one_key_post_once(committed_db: str):
    assert _together(*[lambda: fund("same")] * 8) == []
    assert Journal.objects.count() == 1


def test_opposite_transfers_do_not_deadlock_and_add_up(committed_db: str):
    fund("one", 10_000, "left")
    fund("two", 10_000, "right")

    def mover(name: int, source: str, target: str):
        def move() -> None:
            for step in range(20):
                lines = [dr("2020", source, 1), cr("2020", target, 1)]
                journal_post(key=f"{name}:{step}", kind="J", lines=lines)

        return move

    pairs = [("left", "right"), ("right", "left")] * 2
    assert _together(*[mover(n, *pair) for n, pair in enumerate(pairs)]) == []
    assert balance("2020", "left") == 10_000
    assert prove().faults == []
