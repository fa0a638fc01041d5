"""The calendar of the day: what happens at which virtual moment, for both businesses together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby

from backend.demo.day.clockwork import move_to, rest, settle


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do; ``quick`` ones need only events delivered, no timed work."""

    at: timedelta
    name: str
    act: Callable[[datetime], None]
    quick: bool = False


@dataclass(slots=True)
class Agenda:
    """Steps in the order of their moments; those of one moment in the order they were added."""

    morning: datetime
    steps: list[Step] = field(default_factory=list)

    def add(
        self,
        name: str,
        act: Callable[[datetime], None],
        *,
        days: int = 0,
        hours: int = 0,
        quick: bool = False,
    ) -> None:
        """Plan one step after the morning."""
        self.steps.append(Step(timedelta(days=days, hours=hours), name, act, quick))

    def play(self, *, say: Callable[[str], None]) -> None:
        """Do everything; the world comes to rest after each step."""
        ordered = sorted(self.steps, key=lambda step: step.at)
        for at, steps in groupby(ordered, key=lambda step: step.at):
            moment = self.morning + at
            move_to(moment)
            for step in steps:
                say(step.name)
                step.act(moment)
                rest() if step.quick else settle()
