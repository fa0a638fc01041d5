"""Guarantees hear the gateway: money that came, and money that went back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.registry import handles
from payments.gateway.events import OperationSettled, PaymentChanged
from payments.guarantees.services import (
    guarantee_payment_apply,
    guarantee_refund_settle,
)
from payments.guarantees.services.put_up import PREFIX

if TYPE_CHECKING:
    from backend.events.models import EventEntry


@handles(PaymentChanged, when=lambda event: event.about.startswith(f"{PREFIX}_"))
def apply_guarantee(event: PaymentChanged, entry: EventEntry) -> None:
    """Captured money of a guarantee."""
    guarantee_payment_apply(payment_id=event.payment_id)


@handles(OperationSettled, when=lambda event: event.key.startswith(f"{PREFIX}_"))
def apply_return(event: OperationSettled, entry: EventEntry) -> None:
    """A return's outcome."""
    if event.operation_kind == "refund":
        guarantee_refund_settle(operation_key=event.key, state=event.state)
