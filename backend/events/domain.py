"""What an event is: frozen, past tense, ids only; and the record that audit keeps of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, TypeVar

import msgspec

from backend.kernel.money import Money


@dataclass(frozen=True, kw_only=True)
class Record:
    """How an event that binds parties to money reads in the register (decision D17).

    ``parties`` are organisation ids as text, ``cause`` public ids that led here,
    ``site`` where the business belongs (an act of a worker knows no site of its own).
    """

    title: str
    parties: list[str] = field(default_factory=list)
    amount: Money | None = None
    state: str = ""
    cause: list[str] = field(default_factory=list)
    site: str = ""
    due_at: datetime | None = None
    rule_id: str = ""
    document_hashes: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class DomainEvent:
    """Base of all events. Subclasses are frozen dataclasses decorated with ``@event``."""

    kind: ClassVar[str]
    version: ClassVar[int] = 1
    confidential: ClassVar[bool] = False

    @property
    def subject(self) -> str:
        """The public id of what it happened to; handlers hear one subject in order."""
        raise NotImplementedError

    def record(self) -> Record | None:
        """The register's line, for events that bind parties to money."""
        return None

    def payload(self) -> dict[str, Any]:
        """The event as JSON data."""
        data: dict[str, Any] = msgspec.to_builtins(self, enc_hook=str)
        return data


E = TypeVar("E", bound=DomainEvent)
_EVENTS_BY_KIND: dict[str, type[DomainEvent]] = {}


def event(kind: str, *, version: int = 1) -> Callable[[type[E]], type[E]]:
    """Give an event class its dotted name; a name is used once."""

    def register(cls: type[E]) -> type[E]:
        known = _EVENTS_BY_KIND.get(kind)
        assert known is None or known.__qualname__ == cls.__qualname__, f"{kind} is taken"
        cls.kind = kind
        cls.version = version
        _EVENTS_BY_KIND[kind] = cls
        return cls

    return register


def event_kinds() -> dict[str, type[DomainEvent]]:
    """All registered events by name."""
    return dict(_EVENTS_BY_KIND)


def event_from(kind: str, payload: dict[str, Any]) -> DomainEvent:
    """Rebuild an event from the log."""
    restored: DomainEvent = msgspec.convert(payload, type=_EVENTS_BY_KIND[kind], strict=False)
    return restored
