"""Who fills the shelves: one process after the other, or several side by side."""

from __future__ import annotations

import queue
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType
from typing import Any

from backend.demo import processes as entry
from backend.demo.services.mall import OfferWish
from backend.demo.services.shelves import Stock, site_load

Result = tuple[int, list[OfferWish]]
LISTEN_SECONDS = 0.2


def _site(organizations: dict[str, uuid.UUID], site: str, stock: Stock) -> Result:
    """In a process of its own."""
    return site_load(organizations, site, stock, advance=entry.told)


class Crew:
    """Loads sites in the order they are begun.

    A site is one stream of draws from its seed, so it is not cut into pieces; with two processes
    the four sites still keep both busy to near the end.
    """

    def __init__(self, organizations: dict[str, uuid.UUID], stock: Stock, processes: int) -> None:
        """``processes``: 1 works in the caller's own process and transaction."""
        self._organizations, self._stock = organizations, stock
        self._sites: list[str] = []
        self._running: list[Future[Result]] = []
        self._pool: ProcessPoolExecutor | None = None
        if processes > 1:
            context = get_context("spawn")  # a fork would share the database connection
            self._progress: Any = context.Queue()
            self._pool = ProcessPoolExecutor(
                processes, mp_context=context, initializer=entry.enter, initargs=(self._progress,)
            )

    def begin(self, sites: Sequence[str]) -> None:
        """These sites are to be filled; with processes of their own they start at once."""
        if self._pool is None:
            self._sites += sites
            return
        self._running += [
            self._pool.submit(_site, self._organizations, site, self._stock) for site in sites
        ]

    def results(self, advance: Callable[[int], None]) -> Iterator[Result]:
        """Variants and wishes of every site; ``advance`` hears each batch of any."""
        for site in self._sites:
            yield site_load(self._organizations, site, self._stock, advance=advance)
        while not all(each.done() for each in self._running):
            for count in self._heard():
                advance(count)
        if self._pool is not None:
            for count in self._heard():
                advance(count)
        yield from (each.result() for each in self._running)

    def _heard(self) -> Iterator[int]:
        """What was told until it is quiet for a moment."""
        try:
            while True:
                yield self._progress.get(timeout=LISTEN_SECONDS)
        except queue.Empty:
            return

    def __enter__(self) -> Crew:
        """Nothing to do: processes start when there is work."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: object, _trace: TracebackType | None
    ) -> None:
        """Wait for the processes; after an error without what they have not begun."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=kind is not None)
