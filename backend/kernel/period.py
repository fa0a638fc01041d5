"""A span of time with an exclusive end; deadlines are exclusive (procurement brief 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` inclusive to ``end`` exclusive; an absent end stays open."""

    start: datetime
    end: datetime | None = None

    def __post_init__(self) -> None:
        assert self.end is None or self.start <= self.end, "a period does not end before it starts"

    def holds(self, moment: datetime) -> bool:
        """Whether the moment lies inside."""
        return self.start <= moment and (self.end is None or moment < self.end)
