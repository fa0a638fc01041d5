"""Payouts hear the bank's answers, and of own money that the bank is to move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.registry import handles, handles_outside
from payments.gateway.events import BankMoved, BankOrdersTold
from payments.ledger.events import CounterOrdered, OwnMoneyMoved
from payments.payouts.services import (
    capital_receive,
    counter_order_tell,
    own_money_order,
    own_money_settle,
    payout_returned,
    payout_settle,
    wallet_payout_returned,
    wallet_payout_settle,
)

if TYPE_CHECKING:
    from backend.events.models import EventEntry


@handles(BankOrdersTold, when=lambda event: event.purpose == "payout")
def apply_payout(event: BankOrdersTold, entry: EventEntry) -> None:
    """The bank said how lines of a batch ended."""
    payout_settle(operation_key=event.operation_key)


@handles(BankOrdersTold, when=lambda event: event.purpose == "wallet")
def apply_wallet(event: BankOrdersTold, entry: EventEntry) -> None:
    """The bank said how the payout of a buyer's balance ended."""
    wallet_payout_settle(operation_key=event.operation_key)


@handles(BankMoved, when=lambda event: event.movement_kind == "RETURN")
def apply_return(event: BankMoved, entry: EventEntry) -> None:
    """A payout came back after it was booked; other returns are for other ears."""
    if not payout_returned(movement_id=event.movement_id):
        wallet_payout_returned(movement_id=event.movement_id)


@handles(BankMoved, when=lambda event: event.movement_kind == "RECEIPT")
def apply_capital(event: BankMoved, entry: EventEntry) -> None:
    """The owner paid into the operating account."""
    capital_receive(movement_id=event.movement_id)


@handles(OwnMoneyMoved)
def order_transfer(event: OwnMoneyMoved, entry: EventEntry) -> None:
    """The books moved own money; the bank is told to do the same."""
    own_money_order(moved=event)


@handles(BankOrdersTold, when=lambda event: event.purpose == "own")
def apply_transfer(event: BankOrdersTold, entry: EventEntry) -> None:
    """The bank said how a transfer of own money ended."""
    own_money_settle(operation_key=event.operation_key)


@handles_outside(CounterOrdered)
def tell_counter(event: CounterOrdered, entry: EventEntry) -> None:
    """The bank of the sandbox does what finance says it has done."""
    counter_order_tell(ordered=event)
