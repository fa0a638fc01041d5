"""Reactions of orders to what happens below."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from backend.credit.rules import late_outcome
from backend.credit.services import fact_record
from backend.events.registry import handles
from backend.kernel.actor import Actor
from backend.kernel.ids import from_public_id
from backend.kernel.money import Money
from backend.orders.events import DeliveryAccepted, DeliveryRecorded, OrderFunded
from backend.orders.models import Order
from backend.orders.services import order_carriage_fault, order_delivered
from backend.parties.selectors import organization_get
from backend.shipping.events import WaybillMoved

if TYPE_CHECKING:
    from backend.events.models import EventEntry

CARRIER = Actor.system("carrier")
ARRIVED = frozenset({"DELIVERED", "PARTLY_DELIVERED"})
CARRIAGE_FAULTS = {
    "PARTLY_DELIVERED": "签收件数与发货不符",
    "REFUSED": "收件人拒收",
    "LOST": "承运商报告货物丢失",
}


@handles(WaybillMoved)
def deliver_fulfillment(event: WaybillMoved, entry: EventEntry) -> None:
    """What a carrier says of a dispatch: an arrival opens its window, a fault stops the release."""
    if not event.holder.startswith("ful_"):
        return
    fulfillment = from_public_id(event.holder, "ful")
    if event.state in ARRIVED:
        order_delivered(actor=CARRIER, fulfillment_id=fulfillment, at=event.at)
    if event.state in CARRIAGE_FAULTS:
        order_carriage_fault(
            actor=CARRIER, fulfillment_id=fulfillment, reason=CARRIAGE_FAULTS[event.state]
        )


@handles(DeliveryRecorded)
def judge_delivery(event: DeliveryRecorded, entry: EventEntry) -> None:
    """A delivery is a fact about the seller: on time, or so many days late."""
    late = event.late_days > 0
    fact_record(
        subject_id=event.merchant_id,
        kind="delivered_late" if late else "delivered_on_time",
        source="order",
        source_id=str(event.fulfillment_id),
        case=event.subject,
        occurred_at=entry.at,
        amount=Money(sum(part.amount_minor for part in event.lines), event.currency),
        partner_id=event.buyer_id,
        outcome=late_outcome(event.late_days) if late else None,
        evidence={"event": str(entry.id)},
    )


@handles(DeliveryAccepted)
def judge_acceptance(event: DeliveryAccepted, entry: EventEntry) -> None:
    """A finished order tells of quality, disputes and settlement."""
    if not event.order_completed:
        return
    order = Order.objects.get(pk=event.order_id)
    kept = Decimal(order.total_minor - order.refunded_minor) / max(1, order.total_minor)
    share = max(Decimal(0), kept).quantize(Decimal("0.000001"))
    for kind, outcome in (
        ("accepted_share", share),
        ("no_dispute", None),
        ("settled_in_time", None),
    ):
        fact_record(
            subject_id=event.merchant_id,
            kind=kind,
            source="order",
            source_id=str(event.order_id),
            case=event.subject,
            occurred_at=entry.at,
            amount=Money(order.goods_minor, event.currency),
            partner_id=event.buyer_id,
            outcome=outcome,
            evidence={"event": str(entry.id)},
        )


@handles(OrderFunded)
def judge_payment(event: OrderFunded, entry: EventEntry) -> None:
    """A buyer company that paid within terms."""
    buyer = organization_get(event.buyer_id) if event.buyer_id else None
    if buyer is not None:
        fact_record(
            subject_id=buyer.pk,
            kind="payment_made",
            source="order",
            source_id=str(event.order_id),
            case=event.subject,
            occurred_at=entry.at,
            amount=Money(event.charged_minor, event.currency),
            partner_id=event.merchant_id,
            outcome=Decimal(1),
            evidence={"event": str(entry.id)},
        )
