"""Who hears what: handlers by event, timed work by name; read at a glance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from backend.events.domain import DomainEvent
from backend.events.models import EventEntry

F = TypeVar("F", bound=Callable[..., None])
Heard = Callable[[Any, EventEntry], None]
Concerns = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Handler:
    """One reaction. ``in_transaction`` is False for handlers that call the outside world.

    ``concerns`` says by the event alone whether there is anything to do; no delivery is owed else.
    """

    name: str
    call: Heard
    in_transaction: bool = True
    concerns: Concerns | None = None


_HANDLERS_BY_KIND: dict[str, list[Handler]] = defaultdict(list)
_HANDLERS_BY_NAME: dict[str, Handler] = {}


def _register(
    cls: type[DomainEvent],
    call: Heard,
    *,
    in_transaction: bool,
    concerns: Concerns | None = None,
) -> None:
    name = f"{call.__module__}.{call.__name__}"
    # one function may hear several events: the name is of the function, the list of the event
    handler = Handler(name=name, call=call, in_transaction=in_transaction, concerns=concerns)
    _HANDLERS_BY_NAME[name] = handler
    _HANDLERS_BY_KIND[cls.kind] = [
        held for held in _HANDLERS_BY_KIND[cls.kind] if held.name != name
    ] + [handler]


def handles(*events: type[DomainEvent], when: Concerns | None = None) -> Callable[[F], F]:
    """React in one transaction with the mark that it was done; ``when`` judges the event alone."""

    def mark(call: F) -> F:
        for cls in events:
            _register(cls, call, in_transaction=True, concerns=when)
        return call

    return mark


def handles_outside(*events: type[DomainEvent], when: Concerns | None = None) -> Callable[[F], F]:
    """React with no transaction open (network calls); the handler itself must bear repetition."""

    def mark(call: F) -> F:
        for cls in events:
            _register(cls, call, in_transaction=False, concerns=when)
        return call

    return mark


def handlers_of(event: DomainEvent) -> list[Handler]:
    """The handlers one event concerns, in order of registration."""
    return [
        handler
        for handler in _HANDLERS_BY_KIND.get(event.kind, ())
        if handler.concerns is None or handler.concerns(event)
    ]


@contextmanager
def handlers_only(package: str) -> Iterator[None]:
    """Inside the block events are heard in one package alone: a part of the house by itself."""
    before = dict(_HANDLERS_BY_KIND)
    for kind, held in before.items():
        _HANDLERS_BY_KIND[kind] = [
            handler for handler in held if handler.name.startswith(f"{package}.")
        ]
    try:
        yield
    finally:
        _HANDLERS_BY_KIND.update(before)


def handler_named(name: str) -> Handler | None:
    """One handler, or None when the code no longer has it."""
    return _HANDLERS_BY_NAME.get(name)
