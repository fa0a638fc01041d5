"""Many acts at once, refusals counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from backend.demo.day.client import Refused, Town
from backend.demo.day.market import Tally


def together(
    town: Town, act: Callable[[Any], Any], subjects: Iterable[Any], tally: Tally, what: str
) -> list[Any]:
    """Do an act for all subjects, a few at a time; refusals are counted, not raised.

    Returns what the acts gave, without those that gave nothing.
    """

    def tried(subject: Any) -> Any:
        try:
            return act(subject)
        except Refused as error:
            tally.refuse(error, what)
            return None

    if town.hands == 1:
        return [answer for answer in map(tried, subjects) if answer is not None]
    with ThreadPoolExecutor(max_workers=town.hands) as pool:
        return [answer for answer in pool.map(tried, subjects) if answer is not None]
