"""Which worker runs what: two browsers visit one product."""

from __future__ import annotations

import re

from xdist.scheduler import LoadScopeScheduling

MONEY = re.compile(r"/test_(finance|oversight|purchase|rails)\.py::")


class OneStoryOfMoney(LoadScopeScheduling):
    """The stories of money one after the other on one worker, every other test wherever is room.

    Told by the files' names: the marks of xdist's own ``loadgroup`` are lost with pytest 9.2,
    silently (pytest-xdist issue 1386).
    """

    def _split_scope(self, nodeid: str) -> str:
        return "money" if MONEY.search(nodeid) else nodeid
