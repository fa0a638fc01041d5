"""That xdist gives the tests out as it is told: it once stopped doing so without a word."""

from __future__ import annotations

from types import SimpleNamespace

from tests.e2e.workers import OneStoryOfMoney

MONEY = [f"tests/e2e/test_{kind}.py::test_{at}" for kind in ("finance", "rails") for at in range(4)]
OTHERS = [f"tests/e2e/test_every_page.py::test_public_page[{at}]" for at in range(6)]


class Worker:
    """What the scheduler sees of a worker: a name, and the tests it is sent."""

    def __init__(self, name: str) -> None:
        self.gateway = SimpleNamespace(id=name)
        self.shutting_down = False
        self.sent: list[int] = []

    def send_runtest_some(self, at: list[int]) -> None:
        self.sent += at

    def shutdown(self) -> None:
        self.shutting_down = True


def test_one_worker_gets_all_stories_of_money_and_the_other_what_is_left() -> None:
    tests = [one for pair in zip(MONEY, OTHERS, strict=False) for one in pair] + MONEY[6:]
    config = SimpleNamespace(
        getvalue={"tx": ["2*popen"]}.get, option=SimpleNamespace(loadscopereorder=True)
    )
    scheduler = OneStoryOfMoney(config)
    workers = [Worker("gw0"), Worker("gw1")]
    for worker in workers:
        scheduler.add_node(worker)
        scheduler.add_node_collection(worker, tests)
    scheduler.schedule()
    while any(not worker.shutting_down for worker in workers):
        free = min(workers, key=lambda worker: (worker.shutting_down, len(worker.sent)))
        for at in list(free.sent):
            scheduler.mark_test_complete(free, at)

    given = [{tests[at] for at in worker.sent} for worker in workers]
    assert set.union(*given) == set(tests)
    assert sorted(len(one & set(MONEY)) for one in given) == [0, len(MONEY)]
