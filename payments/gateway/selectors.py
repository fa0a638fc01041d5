"""Reading payments and the health of the gateway."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet, Sum

from backend.kernel.actor import Viewer
from backend.kernel.money import Money
from backend.rulebook.selectors import CHINA
from payments.gateway.models import OPEN_STATES, Dispute, InboundEvent, Operation, Payment


def payment_get(payment_id: uuid.UUID) -> Payment | None:
    """One payment; the caller checks who asks."""
    return Payment.objects.filter(pk=payment_id).first()


def payment_by_client_key(subject: str, client_key: str) -> Payment | None:
    """The payment an earlier request with this key opened."""
    if not client_key:
        return None
    return Payment.objects.filter(subject=subject, client_key=client_key).first()


def payments_of(subjects: Iterable[str]) -> QuerySet[Payment]:
    """All attempts to pay some checkouts or orders, oldest first."""
    return Payment.objects.filter(subject__in=list(subjects)).order_by("opened_at")


def operation_by_key(key: str) -> Operation | None:
    """One call by its key."""
    return Operation.objects.filter(key=key).first()


def dispute_get(dispute_id: uuid.UUID) -> Dispute | None:
    """One dispute with its payment; the caller checks who asks."""
    return Dispute.objects.select_related("payment").filter(pk=dispute_id).first()


def charged(payment: Payment) -> Money:
    """What the provider took."""
    return Money(payment.captured_minor, payment.currency)


@dataclass(frozen=True, slots=True)
class PayerSums:
    """What a payer paid: today and in 24 hours (minor units), how often in the last hour."""

    day_minor: int
    last_day_minor: int
    hour_count: int


def payer_sums(payer: str, currency: str, *, now: datetime) -> PayerSums:
    """Sums of one payer in one currency, attempts that may still succeed included; one question."""
    midnight = now.astimezone(CHINA).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Payment.objects.filter(
        payer=payer,
        currency=currency,
        opened_at__gt=min(midnight, now - timedelta(hours=24)),
        state__in=(*OPEN_STATES, "CAPTURED"),
    )
    found = rows.aggregate(
        day=Sum("amount_minor", filter=Q(opened_at__gte=midnight)),
        last=Sum("captured_minor"),
        hour=Count("id", filter=Q(opened_at__gt=now - timedelta(hours=1))),
    )
    return PayerSums(found["day"] or 0, found["last"] or 0, found["hour"])


def payer_since(payer: str, *, now: datetime) -> datetime:
    """When a payer first paid here; now for one who never did."""
    first = Payment.objects.filter(payer=payer).aggregate(at=Min("opened_at"))["at"]
    return first or now


@dataclass(frozen=True, slots=True)
class GatewayHealth:
    """What waits: calls without an answer, messages to apply, dead ones."""

    operations_open: int
    inbox_waiting: int
    inbox_dead: int


def gateway_health() -> GatewayHealth:
    """Counts for the proof and the finance desk."""
    return GatewayHealth(
        operations_open=Operation.objects.filter(state__in=["CLAIMED", "UNKNOWN"]).count(),
        inbox_waiting=InboundEvent.objects.filter(state="NEW").count(),
        inbox_dead=InboundEvent.objects.filter(state="DEAD").count(),
    )


REQUEUE = "events.delivery.requeue"


def inbound_dead(*, viewer: Viewer) -> QuerySet[InboundEvent]:
    """Provider messages that were given up. Raises Forbidden, LevelTwoRequired."""
    viewer.require(REQUEUE)
    return InboundEvent.objects.filter(state="DEAD").order_by("-id")
