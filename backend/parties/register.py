"""What a business register answers. Pure: the simulators' process reads it too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


class NoAnswer(Exception):
    """Nothing came back in time: unknown, never "not found". Ask again."""


@dataclass(frozen=True, slots=True)
class RegisterAnswer:
    """Three facts about a code and a name; the register gives no more than is asked for."""

    found: bool
    name_matches: bool = False
    in_operation: bool = False
    registered_on: date | None = None
