"""Open what acceptance made due; remind and list by the clock."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.ids import public_id
from backend.kernel.locking import lock_one
from backend.kernel.money import Money
from backend.rulebook.calendar import calday_add, workday_add
from backend.rulebook.selectors import local_day, value
from procurement.exchange.services import message_queue
from procurement.payables.events import PayableOpened, PaymentOverdue, PaymentReminded
from procurement.payables.models import Payable
from procurement.payables.rules import REMINDER_DAYS, clock_start, reminders_due
from procurement.payables.selectors import payables_watched

if TYPE_CHECKING:
    from procurement.contracts.models import Contract

CLOCK = Actor.system("procurement.payables")


def event_head(payable: Payable) -> dict[str, Any]:
    """The fields every event of a payable carries."""
    return {
        "payable_id": payable.pk,
        "case": payable.case,
        "buyer_id": payable.buyer_id,
        "supplier_id": payable.supplier_id,
        "amount_minor": payable.amount_minor,
        "currency": payable.currency,
        "due_on": payable.due_on,
    }


@transaction.atomic
def payable_open(
    *,
    actor: Actor,
    contract: Contract,
    acceptance_ref: str,
    amount: Money,
    tax_minor: int,
    delivered_at: datetime,
    accepted_at: datetime,
    deemed: bool = False,
) -> Payable:
    """Acceptance makes money due and starts the clock. The same acceptance again is once."""
    known = Payable.objects.filter(acceptance_ref=acceptance_ref).first()
    if known is not None:
        return known
    delivered, accepted = local_day(delivered_at), local_day(accepted_at)
    limit = workday_add(delivered, contract.inspection_workdays)
    start = clock_start(
        delivered_on=delivered,
        accepted_on=accepted,
        inspection_named=contract.inspection_named,
        inspection_limit_on=limit if contract.inspection_named else None,
    )
    rule_id = contract.pinned["payment.sme_days"]
    payable = Payable.objects.create(
        case=contract.case,
        contract_id=contract.pk,
        acceptance_ref=acceptance_ref,
        buyer_id=contract.buyer_id,
        supplier_id=contract.supplier_id,
        currency=amount.currency,
        amount_minor=amount.minor,
        tax_minor=tax_minor,
        delivered_on=delivered,
        accepted_on=accepted,
        deemed=deemed,
        clock_on=start.on,
        clock_basis=start.basis,
        due_on=calday_add(start.on, contract.payment_days),
        rule_id=uuid.UUID(rule_id),
    )
    publish(PayableOpened(**event_head(payable)), actor=actor)
    return payable


def late_rate(on: date) -> Decimal:
    """The daily rate of overdue interest in force."""
    return value("payment.late_rate_day", on=on).decimal


@transaction.atomic
def _watch_one(payable_id: uuid.UUID, today: date) -> bool:
    payable = lock_one(Payable.objects.filter(pk=payable_id, settled_on=None, listed_on=None))
    if payable is None:
        return False
    if today > payable.due_on:
        payable.listed_on = today
        payable.save(update_fields=["listed_on", "updated_at"])
        publish(PaymentOverdue(**event_head(payable)), actor=CLOCK)
        _alert_supervisor(payable)
        return True
    owed = reminders_due(payable.due_on, today=today, sent=payable.reminded)
    if not owed:
        return False
    payable.reminded = sorted({*payable.reminded, *owed}, reverse=True)
    payable.save(update_fields=["reminded", "updated_at"])
    left = (payable.due_on - today).days
    publish(PaymentReminded(**event_head(payable), days_left=left), actor=CLOCK)
    return True


def _alert_supervisor(payable: Payable) -> None:
    reference = public_id("pay", payable.pk)
    message_queue(
        actor=CLOCK,
        partner="supervisor",
        kind="latenessAlert",
        body={
            "contractNo": payable.contract.number,
            "amountMinor": payable.amount_minor,
            "currency": payable.currency,
            "dueDate": payable.due_on.isoformat(),
        },
        correlation_id=payable.contract.ocid,
        reference=reference,
        message_id=f"latenessAlert-{reference}",
    )


def payables_watch() -> int:
    """Remind and list what the day asks for; each payable in its own transaction."""
    today = local_day(clock.now())
    horizon = today + timedelta(days=max(REMINDER_DAYS))
    return sum(_watch_one(row.pk, today) for row in payables_watched(until=horizon))
