"""What an index must do. Rows are of any table that carries ``document``, ``codes`` and ``name``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class TextQuery:
    """Words in any of their spellings, and the query as typed for codes and slips."""

    typed: str
    words: tuple[tuple[str, ...], ...] = field(default_factory=tuple)


class SearchPort(Protocol):
    """An index over listing rows."""

    def narrow(self, rows: QuerySet[Any], query: TextQuery) -> QuerySet[Any]:
        """The rows that match, annotated with ``rank`` (whole number, larger is better).

        Every word must be met; when no row meets all, rows that meet some.
        """
        ...

    def suggest(self, rows: QuerySet[Any], typed: str, *, limit: int) -> list[str]:
        """Names that continue or contain what was typed, best first."""
        ...
