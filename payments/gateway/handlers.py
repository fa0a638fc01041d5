"""The worker's part: make the calls that were claimed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.registry import handles_outside
from payments.gateway.events import OperationClaimed
from payments.gateway.services import operation_run

if TYPE_CHECKING:
    from backend.events.models import EventEntry


@handles_outside(OperationClaimed, when=lambda event: not event.in_request)
def operation_call(event: OperationClaimed, entry: EventEntry) -> None:
    """Run the operation that nobody else has taken upon himself."""
    operation_run(event.operation_id)
