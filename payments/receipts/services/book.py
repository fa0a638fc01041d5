"""Steps every act on a receipt shares: journals of 2900, and telling where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from backend.events.services import publish
from backend.kernel.actor import Actor
from backend.kernel.ids import public_id
from payments.gateway.services import transfer_captured
from payments.ledger.rules import Line, cr, dr
from payments.ledger.selectors import balance
from payments.ledger.services import journal_post
from payments.receipts.events import ReceiptMoved
from payments.receipts.models import Receipt
from payments.receipts.rules import FUND, Verdict

if TYPE_CHECKING:
    from payments.gateway.models import Payment

BANK = Actor.system("bank")
APART = "2900"


def pool_of(payment: Payment) -> str:
    """Where pieces for a payment gather in 2900 until they are its whole amount."""
    return public_id("pay", payment.pk)


def gathered(payment: Payment) -> int:
    """What has gathered, in minor units."""
    return balance(APART, pool_of(payment), payment.currency)


def tell(receipt: Receipt, *, actor: Actor, word: str = "") -> None:
    """Say where it stands."""
    publish(
        ReceiptMoved(
            receipt_id=receipt.pk, state=word or receipt.state, why=receipt.why,
            amount_minor=receipt.amount_minor, currency=receipt.currency,
        ),
        actor=actor,
    )  # fmt: skip


def post(
    receipt: Receipt, *, step: str, kind: str, lines: Sequence[Line], reference: str = ""
) -> None:
    """One journal of a receipt, once for each step."""
    journal_post(
        key=f"{receipt.ref}:{step}", kind=kind, subject=receipt.ref, lines=lines,
        reference=reference,
    )  # fmt: skip


def give_to_payment(
    receipt: Receipt, payment: Payment, verdict: Verdict, *, source: Line, step: str, kind: str,
    reference: str = "",
) -> None:  # fmt: skip
    """Book a receipt by its verdict: to the payment's pool, the rest apart; fund when it is whole.

    ``source`` is the debit. The payment's row is locked by the caller.
    """
    rest = source.amount - verdict.taken_minor
    lines = [source]
    if verdict.taken_minor:
        lines.append(cr(APART, pool_of(payment), verdict.taken_minor, receipt.currency))
    if rest:
        lines.append(cr(APART, receipt.ref, rest, receipt.currency))
    post(receipt, step=step, kind=kind, lines=lines, reference=reference)
    receipt.earlier_minor += receipt.taken_minor  # what another payment has, it keeps
    receipt.open_minor, receipt.taken_minor = rest, verdict.taken_minor
    receipt.payment = payment
    if verdict.outcome == FUND:
        transfer_captured(payment)


def apart(receipt: Receipt, amount_minor: int) -> Line:
    """A debit of what lies apart for a receipt."""
    return dr(APART, receipt.ref, amount_minor, receipt.currency)
