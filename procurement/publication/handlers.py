"""Publication hears every move of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.registry import handles
from procurement.process.events import ProcessMoved
from procurement.publication.services import release_publish

if TYPE_CHECKING:
    from backend.events.models import EventEntry


@handles(ProcessMoved)
def publish_release(event: ProcessMoved, entry: EventEntry) -> None:
    """Public acts become releases, in the order of the case."""
    release_publish(event=event, entry=entry)
