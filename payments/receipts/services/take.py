"""A credit on the safeguarding account becomes a receipt, once, and goes where it belongs."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from backend.kernel import clock
from backend.kernel.acts import act
from backend.kernel.locking import for_lock, lock_rows
from backend.kernel.readings import Reading
from backend.kernel.rows import row_insert, row_update
from backend.parties.selectors import organization_get
from backend.rulebook.selectors import value
from payments.gateway.selectors import bank_movement, transfer_of, transfers_like
from payments.gateway.services import (
    movement_named,
    transfer_captured,
    transfer_is_open,
    transfer_lock,
    transfer_void,
    transfers_over,
)
from payments.ledger.rules import cr, dr
from payments.ledger.services import SAFE_BANK
from payments.receipts.models import Receipt
from payments.receipts.rules import FUND, PART, Verdict, judge, name_fits
from payments.receipts.services.book import (
    BANK,
    gathered,
    give_to_payment,
    pool_of,
    post,
    tell,
)

if TYPE_CHECKING:
    from payments.gateway.models import BankMovement, Payment

NUMBER_DIGITS = 12
_OF_MOVEMENT = Reading(lambda key: Receipt.objects.filter(movement_id=key), uuid.UUID)
_PIECES = Reading(
    lambda payment: for_lock(Receipt.objects.filter(payment_id=payment, state="PART")), uuid.UUID
)


@act
def receipt_take(*, movement_id: uuid.UUID) -> Receipt | None:
    """Book what came and match it; the same movement again is the same receipt.

    None where the movement is no receipt on the safeguarding account.
    """
    movement = bank_movement(movement_id)
    if movement is None or movement.kind != "RECEIPT" or movement.owner != SAFE_BANK:
        return None
    held = _OF_MOVEMENT.one(movement_id)
    if held is not None:
        return held
    days = value("transfer.return_days", on=clock.now()).number
    receipt = Receipt(
        movement_id=movement.pk, bank_ref=movement.ref, currency=movement.currency,
        amount_minor=movement.amount_minor, payer_name=movement.name,
        payer_account=movement.other_account, text=movement.text, received_at=movement.at,
        due_at=movement.at + timedelta(days=days), state="UNIDENTIFIED", why="NO_REFERENCE",
    )  # fmt: skip
    payment = _named(movement)
    if payment is None:
        _keep_apart(receipt, movement)
    else:
        _book(receipt, movement, payment)
    row_insert(receipt)
    tell(receipt, actor=BANK)
    return receipt


def _named(movement: BankMovement) -> Payment | None:
    """By the virtual account number, by that number in the text, then by amount, date and name."""
    payment = transfer_lock(movement.virtual)
    if payment is not None:
        return payment
    alike = transfers_like(
        currency=movement.currency, amount_minor=movement.amount_minor, near=movement.at
    )
    said = [row for row in alike if row.provider_ref[-NUMBER_DIGITS:] in movement.text]
    named = [row for row in alike if movement.name and _payer_is(row, movement.name)]
    for found in (said, named):
        if len(found) == 1:  # of two alike nobody can tell which
            return transfer_lock(found[0].provider_ref)
    return None


def payer_name(payment: Payment) -> str:
    """The registered name of the organisation that pays; empty where a person or a guest does."""
    try:
        organization = organization_get(uuid.UUID(payment.payer))
    except ValueError:
        return ""
    return organization.legal_name if organization else ""


def _payer_is(payment: Payment, name: str) -> bool:
    expected = payer_name(payment)
    return bool(expected) and name_fits(expected, name)


def verdict_of(payment: Payment, amount_minor: int, *, name: str) -> Verdict:
    """What an amount is worth to a payment; ``name`` empty where the desk has judged the payer."""
    return judge(
        due_minor=payment.amount_minor,
        gathered_minor=gathered(payment),
        amount_minor=amount_minor,
        is_open=transfer_is_open(payment),
        name_fits=name_fits(payer_name(payment), name),
    )


def _book(receipt: Receipt, movement: BankMovement, payment: Payment) -> None:
    verdict = verdict_of(payment, receipt.amount_minor, name=receipt.payer_name)
    receipt.payment, receipt.why = payment, verdict.why
    movement_named(movement.pk, payment.provider_ref)
    if verdict.outcome == FUND and verdict.taken_minor == payment.amount_minor and not verdict.why:
        receipt.state = "MATCHED"
        transfer_captured(payment)  # whole and alone: J-FUND books it on 1020 itself
        receipt.taken_minor = receipt.amount_minor
        return
    if verdict.outcome not in {FUND, PART}:
        _keep_apart(receipt, movement)
        return
    give_to_payment(
        receipt, payment, verdict, source=dr("1020", SAFE_BANK, receipt.amount_minor, receipt.currency),
        step="taken", kind="J-RECEIPT", reference=movement.ref,
    )  # fmt: skip
    receipt.state = {"": "MATCHED", "SHORT": "PART"}.get(verdict.why, "UNIDENTIFIED")
    if verdict.outcome == FUND:
        Receipt.objects.filter(payment=payment, state="PART").update(state="MATCHED", why="")


def _keep_apart(receipt: Receipt, movement: BankMovement) -> None:
    amount = receipt.amount_minor
    post(
        receipt, step="taken", kind="J-RECEIPT", reference=movement.ref,
        lines=[
            dr("1020", SAFE_BANK, amount, receipt.currency),
            cr("2900", receipt.ref, amount, receipt.currency),
        ],
    )  # fmt: skip
    receipt.open_minor = amount


@act
def transfer_end(number: str) -> bool:
    """Wait no longer for a transfer; pieces that gathered are the desk's now. False where it is over."""
    seen = transfer_of(number)
    if seen is None:
        return False
    pieces = _PIECES(seen.pk)  # receipts before payments
    payment = transfer_lock(number)
    fresh = Receipt.objects.filter(payment=seen, state="PART").count() != len(pieces)
    if payment is None or fresh or not transfer_is_open(payment):
        return False  # a piece has just come: the next round sees it
    for receipt in pieces:
        pool = pool_of(payment)
        post(
            receipt, step=f"lapsed:{pool}", kind="J-IDENT",
            lines=[
                dr("2900", pool, receipt.taken_minor, receipt.currency),
                cr("2900", receipt.ref, receipt.taken_minor, receipt.currency),
            ],
        )  # fmt: skip
        receipt.state, receipt.why = "UNIDENTIFIED", "SHORT"
        receipt.open_minor, receipt.taken_minor = receipt.open_minor + receipt.taken_minor, 0
        row_update(receipt, "state", "why", "open_minor", "taken_minor")
        tell(receipt, actor=BANK)
    transfer_void(payment)
    return True


def transfers_lapse(*, limit: int = 200) -> int:
    """Transfers whose time is over are waited for no longer. Returns how many ended."""
    return sum(transfer_end(number) for number in transfers_over(limit=limit))


def receipts_overdue(*, limit: int = 200) -> int:
    """Announce, once each, receipts without an owner after ten days. Returns how many."""
    with transaction.atomic():
        due = Receipt.objects.filter(
            state__in=["UNIDENTIFIED", "PROPOSED"], due_at__lte=clock.now(), overdue_told=False
        )
        keys = list(due.order_by("due_at").values_list("pk", flat=True)[:limit])
        late = lock_rows(Receipt.objects.filter(pk__in=keys, overdue_told=False))
        for receipt in late:
            tell(receipt, actor=BANK, word="OVERDUE")
        Receipt.objects.filter(pk__in=[row.pk for row in late]).update(overdue_told=True)
    return len(late)
