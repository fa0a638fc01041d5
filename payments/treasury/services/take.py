"""Take the treasury's and its bank's documents: verified first, booked once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from backend.events.services import publish
from backend.kernel.actor import Actor
from backend.kernel.locking import lock_one
from backend.kernel.money import Money
from backend.parties.selectors import department_named
from payments.treasury.errors import (
    PaperAccount,
    PaperAmount,
    PaperPayer,
    PaperRefused,
    PaperReused,
    PaperStale,
    PaperUnknown,
)
from payments.treasury.events import TreasuryPaperRefused
from payments.treasury.models import PaymentOrder, Step, TreasuryPaper, TreasuryReceipt
from payments.treasury.papers import APPLICATION, ORDER, QUOTA, RED, Paper
from payments.treasury.services.order import payment_order_paid, payment_order_returned
from payments.treasury.services.papers import (
    paper_keep,
    paper_open,
    party_of,
    payee_of,
)
from payments.treasury.services.quota import quota_give, quota_restore

OUTSIDE = Actor.system("treasury")
NAMES = {"treasury": "国库", "bank": "国库集中支付代理银行"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A paper taken; ``fresh`` is False where it had been taken before and nothing was done."""

    kind: str
    number: str
    reference: str
    amount_minor: int
    fresh: bool
    reason: str = ""


def _taken(paper: Paper, *, fresh: bool) -> Taken:
    return Taken(
        kind=paper.kind,
        number=paper.number,
        reference=paper.texts.get("reference", ""),
        amount_minor=paper.amount_minor,
        fresh=fresh,
        reason=paper.texts.get("reason", ""),
    )


@transaction.atomic
def paper_take(envelope: Any) -> Taken:
    """Verify one document from outside and book what it says, in one transaction.

    The very same document again changes nothing. Raises a PaperRefused and books nothing.
    """
    paper, sha256 = paper_open(envelope)
    order = None
    if paper.kind != QUOTA:
        order = lock_one(PaymentOrder.objects.filter(reference=paper.texts["reference"]))
        if order is None:
            raise PaperUnknown
    if TreasuryPaper.objects.filter(sha256=sha256).exists():
        return _taken(paper, fresh=False)
    if TreasuryPaper.objects.filter(kind=paper.kind, number=paper.number).exists():
        raise PaperReused(number=paper.number)
    if order is None:
        _take_quota(paper, envelope)
        return _taken(paper, fresh=True)
    _compare(paper, order)
    takers = {ORDER: _take_order, RED: _take_red}
    takers.get(paper.kind, _take_receipt)(paper, order)
    _keep(envelope, order)
    return _taken(paper, fresh=True)


def _keep(envelope: Any, order: PaymentOrder) -> None:
    role = NAMES["treasury" if envelope["document"]["type"] == ORDER else "bank"]
    paper_keep(
        actor=OUTSIDE, envelope=envelope, order=order, payer_id=order.payer_id, signer_name=role
    )


def _compare(paper: Paper, order: PaymentOrder) -> None:
    """Payer, payee and account are those of the application."""
    if paper.payer != party_of(order.payer_id):
        raise PaperPayer
    if paper.payee != payee_of(order):
        raise PaperAccount
    if paper.currency != order.currency:
        raise PaperAmount


def _hash_of(order: PaymentOrder, kind: str) -> str:
    row = TreasuryPaper.objects.filter(order=order, kind=kind).order_by("-kept_at").first()
    return row.sha256 if row else ""


def _take_order(paper: Paper, order: PaymentOrder) -> None:
    if order.step == Step.ORDERED:
        raise PaperReused(number=order.number)
    if order.at_desk or order.step != Step.APPLIED or order.state != "COMMITTED":
        raise PaperStale
    if paper.texts["applicationHash"] != _hash_of(order, APPLICATION):
        raise PaperStale
    if paper.amount_minor != order.amount_minor or paper.texts["mode"] != order.mode:
        raise PaperAmount
    order.step, order.number = Step.ORDERED, paper.number
    order.save(update_fields=["step", "number", "updated_at"])


def _answers(paper: Paper, order: PaymentOrder, *steps: str) -> None:
    """A receipt answers to the order that stands, and to no other."""
    if order.step not in steps:
        raise PaperStale
    if paper.texts["orderNumber"] != order.number:
        raise PaperStale
    if paper.texts["orderHash"] != _hash_of(order, ORDER):
        raise PaperStale


def _take_receipt(paper: Paper, order: PaymentOrder) -> None:
    _answers(paper, order, Step.ORDERED)
    if order.state == "CANCELLED":
        raise PaperStale
    if paper.amount_minor > order.amount_minor - order.paid_minor:
        raise PaperAmount
    payment_order_paid(
        actor=OUTSIDE,
        reference=order.reference,
        voucher=paper.number,
        amount_minor=paper.amount_minor,
    )


def _take_red(paper: Paper, order: PaymentOrder) -> None:
    """A red letter takes back one whole receipt, once; the quota is restored where it was taken.

    The order is dead after it: what is sent again goes under a new one.
    """
    _answers(paper, order, Step.ORDERED, Step.RETURNED)
    black = TreasuryReceipt.objects.filter(
        order=order, voucher=paper.texts["receiptNumber"], amount_minor__gt=0
    ).first()
    if black is None:
        raise PaperUnknown
    again = TreasuryPaper.objects.filter(
        order=order, kind=RED, document__receiptNumber=black.voucher
    )
    if again.exists():
        raise PaperReused(number=black.voucher)
    if paper.amount_minor != -black.amount_minor:
        raise PaperAmount
    payment_order_returned(
        actor=OUTSIDE,
        reference=order.reference,
        voucher=paper.number,
        amount_minor=black.amount_minor,
    )
    quota_restore(order=order, amount_minor=black.amount_minor, cause=paper.number)
    PaymentOrder.objects.filter(pk=order.pk).update(step=Step.RETURNED)


def _take_quota(paper: Paper, envelope: Any) -> None:
    department = department_named(paper.payer.name, uscc=paper.payer.uscc)
    if department is None:
        raise PaperPayer
    quota_give(
        actor=OUTSIDE,
        department_id=department.pk,
        budget_item=paper.texts["budgetItemId"],
        month=paper.month,
        amount=Money(paper.amount_minor, paper.currency),
    )
    paper_keep(
        actor=OUTSIDE,
        envelope=envelope,
        order=None,
        payer_id=department.pk,
        signer_name=NAMES["treasury"],
    )


@transaction.atomic
def paper_hear(envelope: Any, *, about: str = "") -> Taken | PaperRefused:
    """``paper_take`` for handlers: a refusal is an entry of the audit log and comes back as value."""
    try:
        with transaction.atomic():
            return paper_take(envelope)
    except PaperRefused as error:
        said = envelope.get("document") if isinstance(envelope, dict) else None
        document = said if isinstance(said, dict) else {}
        publish(
            TreasuryPaperRefused(
                about=_plain(document.get("reference")) or about or "treasury",
                paper_kind=_plain(document.get("type")),
                number=_plain(document.get("number")),
                code=error.code,
                reason=error.message,
            ),
            actor=OUTSIDE,
        )
        return error


def _plain(text: Any) -> str:
    """What a stranger wrote, short and printable, for the log."""
    return "".join(letter for letter in str(text or "") if letter.isprintable())[:64]
