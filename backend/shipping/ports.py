"""What a carrier must be able to say. Carriers push through the API; adapters may also be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One event of a consignment in the carrier's own words and time."""

    number: str
    code: str
    at: datetime
    place: str = ""
    text: str = ""
    proof: dict[str, Any] = field(default_factory=dict)


class CarrierPort(Protocol):
    """A carrier's tracking. The same saying may come twice and in any order."""

    def sayings(self, number: str, *, until: datetime) -> Sequence[Saying]:
        """All that is known of a consignment up to a moment."""
