"""Payouts hear the bank's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.registry import handles
from payments.gateway.events import OperationSettled
from payments.payouts.services import payout_settle

if TYPE_CHECKING:
    from backend.events.models import EventEntry


@handles(OperationSettled)
def apply_payout(event: OperationSettled, entry: EventEntry) -> None:
    """A batch was answered."""
    if event.operation_kind == "payout":
        payout_settle(operation_key=event.key)
