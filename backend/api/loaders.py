"""Batched reading: all keys asked for in one tick are read with one query."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from aiodataloader import DataLoader

from backend.api.context import RequestContext
from backend.kernel.actor import Actor


class Loader(DataLoader[Any, Any]):
    """Subclass and write ``read``: plain ORM code, one answer per key in the keys' order."""

    def __init__(self, context: RequestContext) -> None:
        super().__init__()
        self.context = context

    @property
    def viewer(self) -> Actor:
        """Who is looking."""
        return self.context.actor

    async def batch_load_fn(self, keys: list[Any]) -> list[Any]:
        return list(self.read(keys))

    def read(self, keys: Sequence[Any]) -> Sequence[Any]:
        """Read all keys at once."""
        raise NotImplementedError


L = TypeVar("L", bound=Loader)


def loader(info: Any, cls: type[L]) -> L:
    """The request's loader of a class; its ``load(key)`` may be returned from a resolver."""
    context: RequestContext = info.context
    held = context.loaders.get(cls)
    if held is None:
        held = context.loaders[cls] = cls(context)
    found: L = held
    return found
