"""The desk decides about money without an owner: one person proposes, another confirms."""

from __future__ import annotations

import uuid

from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import Invalid, InvalidId, NotFound, SodConflict
from backend.kernel.ids import from_public_id
from backend.kernel.locking import lock_key
from backend.parties.selectors import organization_get, user_get
from payments.gateway.selectors import payment_get
from payments.gateway.services import movement_named, transfer_is_open, transfer_lock
from payments.ledger.rules import cr
from payments.receipts.errors import ReceiptState, SenderUnknown, TargetWrong
from payments.receipts.models import Receipt
from payments.receipts.rules import FUND
from payments.receipts.selectors import RECEIPT_CHECK, RECEIPT_MAKE
from payments.receipts.services.book import apart, give_to_payment, pool_of, post, tell
from payments.receipts.services.give_back import give_back
from payments.receipts.services.take import verdict_of

PAYMENT, WALLET, RETURN = "PAYMENT", "WALLET", "RETURN"
WAYS = (PAYMENT, WALLET, RETURN)
NOTE_MAX = 300


def _lock(receipt_id: uuid.UUID, *, states: tuple[str, ...]) -> Receipt:
    receipt = lock_key(Receipt, receipt_id)
    if receipt is None:
        raise NotFound(field="id")
    if receipt.state not in states:
        raise ReceiptState
    return receipt


@act
def receipt_propose(
    *, actor: Actor, receipt_id: uuid.UUID, how: str, target: str = "", note: str = ""
) -> Receipt:
    """Say whose it is (``pay_``, ``org_`` or ``usr_`` reference) or that it goes back; again replaces it.

    Raises Forbidden, NotFound, ReceiptState, Invalid, TargetWrong, SenderUnknown.
    """
    actor.require(RECEIPT_MAKE)
    assert actor.person_id is not None, "the desk's acts are persons'"
    receipt = _lock(receipt_id, states=("UNIDENTIFIED", "PROPOSED"))
    if how not in WAYS:
        raise Invalid("处理方式须为 {ways}。", field="how", ways=", ".join(WAYS))
    if len(note) > NOTE_MAX:
        raise Invalid("说明不得超过 300 字。", field="note")
    if how == RETURN and not receipt.payer_account:
        raise SenderUnknown
    if how == PAYMENT:
        _payment_number(receipt, target)
    elif how == WALLET:
        _wallet_owner(target)
    receipt.state, receipt.how = "PROPOSED", how
    receipt.target, receipt.note = "" if how == RETURN else target, note
    receipt.proposed_by, receipt.confirmed_by = actor.person_id, None
    receipt.save()
    tell(receipt, actor=actor)
    return receipt


@act
def receipt_confirm(*, actor: Actor, receipt_id: uuid.UUID) -> Receipt:
    """Another person agrees, and it is done in the same commit.

    Raises Forbidden, NotFound, ReceiptState, SodConflict, TargetWrong, SenderUnknown.
    """
    actor.require(RECEIPT_CHECK)
    assert actor.person_id is not None, "the desk's acts are persons'"
    receipt = _lock(receipt_id, states=("PROPOSED",))
    if receipt.proposed_by == actor.person_id:
        raise SodConflict
    receipt.confirmed_by = actor.person_id
    if receipt.how == PAYMENT:
        _to_payment(receipt)
    elif receipt.how == WALLET:
        _to_wallet(receipt)
    else:
        give_back(receipt, actor=actor)
    receipt.save()
    tell(receipt, actor=actor)
    return receipt


def _payment_number(receipt: Receipt, target: str) -> str:
    """The virtual number of an open transfer in the same currency. Raises TargetWrong."""
    try:
        payment = payment_get(from_public_id(target, "pay"))
    except InvalidId:
        raise TargetWrong from None
    fits = payment is not None and payment.currency == receipt.currency
    if payment is None or not fits or not payment.provider_ref or not transfer_is_open(payment):
        raise TargetWrong
    return payment.provider_ref


def _to_payment(receipt: Receipt) -> None:
    payment = transfer_lock(_payment_number(receipt, receipt.target))
    if payment is None or not transfer_is_open(payment):
        raise TargetWrong
    verdict = verdict_of(payment, receipt.open_minor, name="")
    give_to_payment(
        receipt, payment, verdict, source=apart(receipt, receipt.open_minor),
        step=f"assigned:{pool_of(payment)}", kind="J-IDENT",
    )  # fmt: skip
    movement_named(receipt.movement_id, payment.provider_ref)
    receipt.why = verdict.why
    receipt.state = {"": "ASSIGNED", "SHORT": "PART"}.get(verdict.why, "UNIDENTIFIED")
    if verdict.outcome == FUND:
        Receipt.objects.filter(payment=payment, state="PART").update(state="MATCHED", why="")


def _wallet_owner(target: str) -> str:
    """Whose wallet: an organisation or a user that exists. Raises TargetWrong."""
    prefix = target.partition("_")[0]
    try:
        key = from_public_id(target, prefix)
    except InvalidId:
        raise TargetWrong from None
    known = prefix in {"org", "usr"} and (
        organization_get(key) if prefix == "org" else user_get(key)
    )
    if not known:
        raise TargetWrong
    return str(key)


def _to_wallet(receipt: Receipt) -> None:
    amount = receipt.open_minor
    post(
        receipt, step="wallet", kind="J-IDENT",
        lines=[
            apart(receipt, amount), cr("2010", _wallet_owner(receipt.target), amount, receipt.currency),
        ],
    )  # fmt: skip
    receipt.open_minor, receipt.state, receipt.why = 0, "ASSIGNED", ""
