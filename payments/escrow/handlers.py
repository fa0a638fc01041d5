"""The escrow hears of the trade below and of the gateway beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.checkout.events import PaymentLapsed
from backend.events.registry import handles
from backend.kernel.actor import Actor
from backend.kernel.ids import public_id
from backend.orders.events import (
    DeliveryAccepted,
    DeliveryRecorded,
    OrderCancelled,
    OrderEvent,
    OrderPlaced,
    ProblemReported,
    ProblemSettled,
    RefundAgreed,
)
from payments.escrow.events import EscrowMoved
from payments.escrow.rules import Part
from payments.escrow.selectors import escrows_by_subject, subjects_of_payment
from payments.escrow.services import (
    accepted_release,
    agreed_refund,
    chargeback_cover_at_once,
    chargeback_follow,
    escrow_delivered,
    escrow_freeze_by_system,
    instructions_run,
    payment_apply,
    payment_weigh,
    refund_settle,
    trade_ended,
)
from payments.escrow.services.apply import order_push
from payments.gateway.events import (
    DisputeChanged,
    OperationSettled,
    PaymentChanged,
    ProviderMismatch,
)
from payments.limits.events import ReviewMoved

if TYPE_CHECKING:
    from backend.events.models import EventEntry

TRADE = Actor.system("escrow")
FREES = frozenset({"lift", "withdraw", "chargeback_won", "chargeback_lost"})


@handles(
    OrderPlaced,
    DeliveryRecorded,
    DeliveryAccepted,
    ProblemReported,
    ProblemSettled,
    RefundAgreed,
    OrderCancelled,
)
def follow_order(event: OrderEvent, entry: EventEntry) -> None:
    """One handler for all, so that the events of one order are heard in their order."""
    subject = event.settlement_subject
    if not escrows_by_subject([subject]):
        return
    if isinstance(event, DeliveryRecorded):
        worth = sum(part.amount_minor for part in event.lines)
        escrow_delivered(actor=TRADE, settlement_subject=subject, amount_minor=worth)
    elif isinstance(event, DeliveryAccepted):
        accepted_release(
            settlement_subject=subject,
            parts=[Part(line.amount_minor, line.commission_bp) for line in event.lines],
            freight_minor=event.freight_minor,
            key=f"{public_id('acc', event.acceptance_id)}:release",
        )
    elif isinstance(event, RefundAgreed):
        agreed_refund(
            settlement_subject=subject,
            amount_minor=event.amount_minor,
            reason=event.reason,
            key=f"{public_id('rfd', event.refund_id)}:refund",
        )
    elif isinstance(event, OrderCancelled):
        trade_ended(
            settlement_subject=subject,
            reason=event.reason or "订单已取消",
            key=f"{public_id('ord', event.order_id)}:cancel",
        )
    elif isinstance(event, OrderPlaced):
        order_push(subject)
    elif isinstance(event, ProblemSettled):
        instructions_run(settlement_subject=subject)


@handles(PaymentLapsed)
def refund_lapsed(event: PaymentLapsed, entry: EventEntry) -> None:
    """Paid but not completed in time: everything goes back (decision D21)."""
    for subject in event.settlement_subjects:
        trade_ended(
            settlement_subject=subject,
            reason="超时未提交订单，全额退款",
            key=f"{subject}:lapsed:{public_id('chk', event.checkout_id)}",
        )


@handles(PaymentChanged)
def apply_payment(event: PaymentChanged, entry: EventEntry) -> None:
    """Whoever brought the news, the same journal keys make it count once."""
    payment = payment_apply(payment_id=event.payment_id)
    if payment is not None and event.state == "CAPTURED":
        payment_weigh(payment)


@handles(ReviewMoved, when=lambda event: event.state == "STOPPED")
def freeze_stopped(event: ReviewMoved, entry: EventEntry) -> None:
    """Two persons stopped a payment: what it funded is frozen; the payer is told no reason."""
    for subject in subjects_of_payment(event.payment_id):
        escrow_freeze_by_system(settlement_subject=subject, reason="付款审查决定止付")


@handles(DisputeChanged)
def follow_dispute(event: DisputeChanged, entry: EventEntry) -> None:
    """A payer's bank took money back, or decided; own money covers it the same day."""
    for row in chargeback_follow(dispute_id=event.dispute_id):
        chargeback_cover_at_once(chargeback_id=row.pk)


@handles(OperationSettled)
def apply_refund(event: OperationSettled, entry: EventEntry) -> None:
    """A refund's outcome."""
    if event.operation_kind == "refund":
        refund_settle(operation_key=event.key, state=event.state)


@handles(ProviderMismatch)
def freeze_mismatch(event: ProviderMismatch, entry: EventEntry) -> None:
    """AMOUNT_MISMATCH freezes every escrow the payment was for."""
    for subject in subjects_of_payment(event.payment_id):
        escrow_freeze_by_system(
            settlement_subject=subject,
            reason=f"支付机构金额 {event.theirs} 与应付 {event.ours} 不符",
        )


@handles(EscrowMoved, when=lambda event: event.command in FREES)
def run_waiting(event: EscrowMoved, entry: EventEntry) -> None:
    """A lifted freeze, a withdrawn dispute or a decided chargeback lets waiting money go."""
    instructions_run(settlement_subject=event.settlement_subject)
