"""What an index must do. Rows are of any table that carries ``document``, ``codes`` and ``name``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class TextQuery:
    """Words in any of their spellings, and the query as typed for codes and slips."""

    typed: str
    words: tuple[tuple[str, ...], ...] = field(default_factory=tuple)


RANKED_MAX = 300
"""So many hits, ten pages, are ranked where ranking all would cost more than finding these."""


@dataclass(frozen=True, slots=True)
class ShelfWalk:
    """What an index knows of the rows it narrows, so that a word that half of them meet stays cheap.

    ``order`` is one that the rows can be read in without sorting, the foremost first.
    """

    order: Sequence[str]
    count: Callable[[QuerySet[Any]], int]
    """How many rows a query finds."""
    whole: Callable[[], int]
    """How many rows stand on the shelf that is read in that order."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Rows that match, annotated with ``rank`` (whole number, larger is better)."""

    rows: QuerySet[Any]
    ranked: QuerySet[Any]
    """Those that a list by rank shows: all, or the foremost on the shelf of very many."""
    number: int | None = None
    """How many match, where it had to be known."""

    @property
    def is_any(self) -> bool:
        """Whether there is a hit."""
        return self.rows.exists() if self.number is None else self.number > 0

    @classmethod
    def all_of(cls, rows: QuerySet[Any], number: int | None = None) -> Hits:
        """Few enough to be ranked one and all."""
        return cls(rows, rows, number)


class SearchPort(Protocol):
    """An index over listing rows."""

    def narrow(self, rows: QuerySet[Any], query: TextQuery, shelf: ShelfWalk | None = None) -> Hits:
        """Every word must be met; when no row meets all, rows that meet some.

        With a shelf, a list by rank of very many hits may be cut to ``RANKED_MAX``.
        """
        ...

    def suggest(self, rows: QuerySet[Any], typed: str, *, limit: int) -> list[str]:
        """Names that continue or contain what was typed, best first."""
        ...
