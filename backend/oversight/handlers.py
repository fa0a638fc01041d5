"""What the desk hears of both businesses; every reaction is a hint, none stops anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.audit.services import flag_raise
from backend.events.registry import handles
from backend.kernel.ids import public_id
from backend.orders.events import OrderPlaced
from backend.orders.selectors import orders_by_ids
from backend.oversight import rules
from backend.oversight.watch import accounts_watch, order_watch, purchase_watch
from backend.parties.events import MembershipChanged
from backend.rulebook.selectors import local_time
from payments.gateway.events import PaymentChanged
from payments.gateway.selectors import payment_get
from payments.payouts.events import PayoutMoved
from procurement.mall.selectors import requisition_of_process
from procurement.payables.events import PaymentOverdue
from procurement.process.events import ProcessMoved

if TYPE_CHECKING:
    from backend.events.models import EventEntry


@handles(OrderPlaced, when=lambda event: event.door == "open")
def watch_order(event: OrderPlaced, entry: EventEntry) -> None:
    """Self-dealing, circles, haste, newcomers, odd prices."""
    for order in orders_by_ids([event.order_id]):
        order_watch(order)


@handles(ProcessMoved, when=lambda event: event.to_state == "ordered")
def watch_purchase(event: ProcessMoved, entry: EventEntry) -> None:
    """Split purchases, one supplier again and again, prices above those of equals."""
    requisition = requisition_of_process(event.process_id)
    if requisition is not None:
        purchase_watch(requisition, now=entry.at)


@handles(PaymentOverdue)
def watch_overdue(event: PaymentOverdue, entry: EventEntry) -> None:
    """The public purse pays later than the law allows."""
    flag_raise(
        subject=public_id("org", event.buyer_id),
        rule=rules.PAYMENT_LATE,
        evidence={"payable": event.subject, "due": event.due_on.isoformat()},
    )


@handles(PaymentChanged, when=lambda event: event.state in ("CAPTURED", "AUTHORISED"))
def watch_payment(event: PaymentChanged, entry: EventEntry) -> None:
    """A payment that the limits marked for review; the payer is not told (payments brief 8)."""
    payment = payment_get(event.payment_id)
    if payment is not None and payment.on_review:
        amount = {"amount": str(payment.amount_minor), "currency": payment.currency}
        flag_raise(subject=event.subject, rule=rules.PAYMENT_REVIEW, evidence=amount)


@handles(PayoutMoved, when=lambda event: event.state == "DRAFT")
def watch_accounts(event: PayoutMoved, entry: EventEntry) -> None:
    """One bank account for several merchants."""
    accounts_watch(event.batch_id)


@handles(MembershipChanged, when=lambda event: event.act == "granted")
def watch_grant(event: MembershipChanged, entry: EventEntry) -> None:
    """A role given at night."""
    local = local_time(entry.at)
    if rules.at_night(local):
        evidence = {"role": event.role, "hour": local.hour, "event": str(entry.id)}
        flag_raise(subject=event.subject, rule=rules.NIGHT_GRANT, evidence=evidence)
