"""What one process keeps close by, within a bound of memory."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Any, Generic, Protocol, TypeVar


class Sized(Protocol):
    """What knows about how many bytes it takes."""

    @property
    def size(self) -> int: ...


V = TypeVar("V", bound=Sized)
_all: list[Close[Any]] = []


def all_forget() -> None:
    """Drop what this process keeps anywhere (tests): another database gives the same marks."""
    for each in _all:
        each.forget()


class Close(Generic[V]):
    """What one process keeps close by, the longest unused gone first; safe for threads."""

    def __init__(self, bytes_max: int) -> None:
        self._bytes_max = bytes_max
        self._held: OrderedDict[str, V] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()
        _all.append(self)

    def get(self, key: str) -> V | None:
        """What is kept under a key."""
        with self._lock:
            kept = self._held.get(key)
            if kept is not None:
                self._held.move_to_end(key)
            return kept

    def put(self, key: str, kept: V) -> None:
        """Keep it in the place of what was there."""
        with self._lock:
            gone = self._held.pop(key, None)
            self._size += kept.size - (gone.size if gone else 0)
            self._held[key] = kept
            while self._size > self._bytes_max:
                self._size -= self._held.popitem(last=False)[1].size

    def forget(self) -> None:
        """Drop everything (tests)."""
        with self._lock:
            self._held.clear()
            self._size = 0
