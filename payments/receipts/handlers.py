"""Receipts hear what the bank says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.registry import handles
from payments.gateway.events import BankMoved, BankOrdersTold
from payments.receipts.services import (
    receipt_return_settle,
    receipt_returned_again,
    receipt_take,
)

if TYPE_CHECKING:
    from backend.events.models import EventEntry


@handles(BankMoved)
def apply_movement(event: BankMoved, entry: EventEntry) -> None:
    """Money came, or what was given back came again."""
    if event.movement_kind == "RECEIPT":
        receipt_take(movement_id=event.movement_id)
    else:
        receipt_returned_again(movement_id=event.movement_id)


@handles(BankOrdersTold, when=lambda event: event.purpose == "return")
def apply_give_back(event: BankOrdersTold, entry: EventEntry) -> None:
    """The bank said how a return ended."""
    receipt_return_settle(operation_key=event.operation_key)
