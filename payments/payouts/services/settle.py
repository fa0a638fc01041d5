"""What the bank did with a batch: booked, rejected, or sent back after it was booked."""

from __future__ import annotations

import uuid

from django.db import transaction

from backend.events.services import publish, publish_all
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.failpoints import failpoint
from backend.kernel.ids import public_id
from backend.kernel.locking import for_lock
from backend.kernel.readings import Reading
from backend.kernel.rows import row_update
from payments.gateway.adapters import BANK
from payments.gateway.selectors import bank_movement, bank_order_lines
from payments.ledger.rules import cr, dr
from payments.ledger.services import SAFE_BANK, Draft, journal_post, journals_post
from payments.payouts.events import PayoutSettled
from payments.payouts.models import PayoutBatch, PayoutLine
from payments.payouts.services.batch import batch_publish, lines_update

TELLER = Actor.system("bank")
KINDS = {"BOOKED": "J-PAYOK", "REJECTED": "J-PAYBACK"}
"""The journal of each final word of the bank about a line."""
_SENT = Reading(
    lambda key: for_lock(PayoutBatch.objects.filter(operation_key=key, state="SENT")), str
)
_LINE = Reading(lambda name: for_lock(PayoutLine.objects.filter(end_to_end_id=name)), str)


@transaction.atomic
def payout_settle(*, operation_key: str) -> None:
    """The bank's answer line by line: booked or back to the merchant; twice is once.

    Lines the bank has said nothing final about stay SENT, and so does the batch.
    """
    batch = _SENT.one(operation_key)
    if batch is None:
        return
    told = {order.end_to_end_id: order for order in bank_order_lines(operation_key)}
    done, now = [], clock.now()
    for line in batch.lines.filter(state="SENT").order_by("merchant_id"):
        order = told.get(line.end_to_end_id)
        if order is not None and order.state in KINDS:
            line.state, line.done_at = order.state, now
            line.reason = "" if order.state == "BOOKED" else order.reason or "BANK_REJECTED"
            done.append(line)
    _book(batch, done)
    failpoint("payout.half_settled")
    lines_update(done, "state", "reason", "done_at")
    states = set(batch.lines.exclude(state="SKIPPED").values_list("state", flat=True))
    if "SENT" not in states:
        batch.state = "PARTLY_REJECTED" if "REJECTED" in states else "BOOKED"
        batch.booked_at = now
        row_update(batch, "state", "booked_at")
        batch_publish(batch, actor=TELLER)


def _book(batch: PayoutBatch, lines: list[PayoutLine]) -> None:
    """A journal and an event for each line, by the state it has taken."""
    for state, kind in KINDS.items():
        drafts = [_draft(batch, line) for line in lines if line.state == state]
        journals_post(kind, drafts)
    publish_all([_settled(line, batch) for line in lines], actor=TELLER)


def _draft(batch: PayoutBatch, line: PayoutLine) -> Draft:
    target = ("1020", SAFE_BANK)
    if line.state == "REJECTED":
        target = ("2031", public_id("org", line.merchant_id))
    return Draft(
        key=f"{line.end_to_end_id}:{line.state.lower()}",
        subject=batch.number,
        reference=line.end_to_end_id,
        lines=[
            dr("2040", BANK, line.amount_minor, batch.currency),
            cr(*target, line.amount_minor, batch.currency),
        ],
    )


def _settled(line: PayoutLine, batch: PayoutBatch) -> PayoutSettled:
    return PayoutSettled(
        line_id=line.pk,
        merchant_id=line.merchant_id,
        end_to_end_id=line.end_to_end_id,
        state=line.state,
        amount_minor=line.amount_minor,
        currency=batch.currency,
        cause_refs=[public_id("pob", batch.pk)],
    )


@transaction.atomic
def payout_returned(*, movement_id: uuid.UUID) -> bool:
    """RETURNED_PAYOUT: what was booked came back, so it is the merchant's again (Dr 1020 Cr 2031).

    Returns False where the money is no booked payout of ours, or not of its amount.
    """
    movement = bank_movement(movement_id)
    if movement is None or movement.amount_minor <= 0:
        return False
    line = _LINE.one(movement.end_to_end_id)
    if line is None or line.amount_minor != movement.amount_minor:
        return False
    batch = line.batch
    if line.state == "SENT":  # it must have been booked, or it could not have come back
        line.state, line.reason, line.done_at = "BOOKED", "", clock.now()
        _book(batch, [line])
    if line.state != "BOOKED":
        return line.state == "RETURNED"
    journal_post(
        key=f"{line.end_to_end_id}:returned",
        kind="J-PAYRET",
        subject=batch.number,
        reference=movement.ref,
        effective_at=movement.at,
        lines=[
            dr("1020", SAFE_BANK, line.amount_minor, batch.currency),
            cr("2031", public_id("org", line.merchant_id), line.amount_minor, batch.currency),
        ],
    )
    line.state, line.reason, line.returned_at = "RETURNED", movement.reason, clock.now()
    line.done_at = line.done_at or clock.now()
    row_update(line, "state", "reason", "done_at", "returned_at")
    publish(_settled(line, batch), actor=TELLER)
    return True
