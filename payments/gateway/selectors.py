"""Reading payments and the health of the gateway."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from backend.kernel.actor import Viewer
from backend.kernel.money import Money
from payments.gateway.models import Dispute, InboundEvent, Operation, Payment


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
