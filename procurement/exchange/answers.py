"""What a partner may answer. Pure: the simulators' process reads it too."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

RECEIVED = "RECEIVED"
ACCEPTED = "ACCEPTED"
REJECTED = "REJECTED"
SETTLED = (ACCEPTED, REJECTED)


@dataclass(frozen=True, slots=True)
class Answer:
    """An acknowledgement: received, accepted, or rejected with a code and text."""

    state: str
    reply: dict[str, Any] = field(default_factory=dict)
