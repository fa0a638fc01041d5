"""Who is told what about an order. The buyer's person, and the shop's members who can act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.events.registry import handles
from backend.kernel.ids import to_relay
from backend.kernel.money import Money
from backend.orders.events import (
    DeliveryRecorded,
    OrderCancelled,
    OrderDispatched,
    OrderEvent,
    OrderFunded,
    ProblemReported,
    RefundAgreed,
)
from backend.orders.selectors import order_by_subject
from backend.parties.services.notify import organization_notify, user_notify
from backend.rulebook.selectors import local_text

if TYPE_CHECKING:
    from backend.events.models import EventEntry

OPEN_DOOR = "open"  # orders of the e-mall are told by the mall


def _tell(event: OrderEvent, entry: EventEntry, template: str, **data: Any) -> None:
    """Tell the person who bought."""
    order = order_by_subject(event.settlement_subject)
    if order is None or order.door != OPEN_DOOR:
        return
    user_notify(
        order.user_id,
        template=template,
        data={"number": event.number, "merchant": order.merchant.display_name, **data},
        key=f"{template}:{entry.id}",
        link=f"/orders/{to_relay('Order', event.order_id)}",
    )


def _tell_shop(event: OrderEvent, entry: EventEntry, template: str, **data: Any) -> None:
    order = order_by_subject(event.settlement_subject)
    if order is None or order.door != OPEN_DOOR:
        return
    organization_notify(
        event.merchant_id,
        permission="order.dispatch",
        template=template,
        data={"number": event.number, **data},
        key=f"{template}:{entry.id}",
        link=f"/merchant/orders/{to_relay('Order', event.order_id)}",
    )


@handles(OrderFunded)
def tell_paid(event: OrderFunded, entry: EventEntry) -> None:
    """The buyer's money is held; the shop shall dispatch."""
    amount = str(Money(event.charged_minor, event.currency))
    _tell(event, entry, "order_paid", amount=amount)
    _tell_shop(event, entry, "order_to_dispatch", amount=amount)


@handles(OrderDispatched)
def tell_dispatched(event: OrderDispatched, entry: EventEntry) -> None:
    """The goods are on their way."""
    _tell(event, entry, "order_dispatched")


@handles(DeliveryRecorded)
def tell_delivered(event: DeliveryRecorded, entry: EventEntry) -> None:
    """The time to inspect runs."""
    _tell(event, entry, "order_delivered", until=local_text(event.inspect_until))


@handles(ProblemReported)
def tell_problem(event: ProblemReported, entry: EventEntry) -> None:
    """The shop's money is stopped."""
    _tell_shop(event, entry, "order_problem")


@handles(OrderCancelled)
def tell_cancelled(event: OrderCancelled, entry: EventEntry) -> None:
    """Nothing will come."""
    _tell(event, entry, "order_cancelled")


@handles(RefundAgreed)
def tell_refund(event: RefundAgreed, entry: EventEntry) -> None:
    """Money goes back."""
    _tell(event, entry, "order_refund", amount=str(Money(event.amount_minor, event.currency)))
