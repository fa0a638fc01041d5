"""What a resolver can ask of the request: who acts, the loaders, the request's id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from backend.api.language import language_of
from backend.kernel.actor import Actor

if TYPE_CHECKING:
    from backend.api.pieces import Pieces


@dataclass(slots=True)
class RequestContext:
    """One per GraphQL request; handed to resolvers as ``info.context``."""

    request: HttpRequest
    actor: Actor
    request_id: str
    loaders: dict[type, Any] = field(default_factory=dict)
    node_types: dict[tuple[str | int, ...], str] = field(default_factory=dict)
    """Type names of what ``node(id)`` found, by the path in the answer."""
    subjects: set[str] | None = None
    """What the answer is made from, while it may still be kept (``backend.api.answers``)."""

    pieces: Pieces | None = None
    """Where parts of the answer may be taken from (``backend.api.pieces``)."""

    @property
    def language(self) -> str:
        """In what the request wants to be spoken to; asked only where there is something to say."""
        return language_of(self.request)

    def saw(self, *subjects: str) -> None:
        """The answer depends on these; a change of them leaves a mark."""
        if self.subjects is not None:
            self.subjects.update(subjects)

    def keep_off(self) -> None:
        """The answer depends on something that leaves no mark: do not keep it."""
        self.subjects = None


def actor_of(info: Any) -> Actor:
    """Who is asking."""
    context: RequestContext = info.context
    return context.actor
