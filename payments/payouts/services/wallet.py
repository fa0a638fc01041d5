"""Paying out a buyer's balance (2010): to the source first, else to an own account of the same name."""

from __future__ import annotations

import uuid

from django.db import transaction

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import (
    Forbidden,
    IdempotencyMismatch,
    Invalid,
    NotFound,
    Required,
    SodConflict,
)
from backend.kernel.ids import public_id, uuid7
from backend.kernel.locking import for_lock, lock_key
from backend.kernel.money import Money
from backend.kernel.readings import Reading
from backend.kernel.rows import row_insert, row_update
from backend.kernel.turns import Turn, turn_wait
from payments.gateway.adapters import BANK
from payments.gateway.bank.orders import Order
from payments.gateway.selectors import bank_movement, bank_order_lines
from payments.gateway.services import operation_claim, orders_keep
from payments.ledger.rules import Line, cr, dr
from payments.ledger.selectors import balance
from payments.ledger.services import SAFE_BANK, journal_post
from payments.payouts.errors import BatchState, CashShort, WalletBalance
from payments.payouts.events import WalletPayoutMoved
from payments.payouts.models import WalletPayout
from payments.payouts.selectors import PAYOUT_CHECK, PAYOUT_MAKE
from payments.payouts.wallet import (
    WALLET,
    two_persons_above,
    wallet_free,
    wallet_owner,
    wallet_target,
)

CLEARING, PURPOSE, KEY_MAX = "2040", "wallet", 120
TELLER = Actor.system("bank")
_ASKED = Reading(lambda owner, key: WalletPayout.objects.filter(owner=owner, key=key), str, str)
_SENT = Reading(
    lambda key: for_lock(WalletPayout.objects.filter(operation_key=key, state="SENT")), str
)
_BY_NAME = Reading(lambda name: for_lock(WalletPayout.objects.filter(end_to_end_id=name)), str)


def _owner(actor: Actor) -> str:
    """The ledger's name of whom the actor pays for. Raises Forbidden."""
    owner = wallet_owner(actor)
    if owner is None:
        raise Forbidden
    return owner


def _key(given: str) -> str:
    key = given.strip()
    if not key:
        raise Required(field="idempotencyKey")
    if len(key) > KEY_MAX or "\x00" in key:
        raise Invalid("请求编号最多 {most} 个字符。", field="idempotencyKey", most=KEY_MAX)
    return key


@transaction.atomic
def wallet_payout_ask(*, actor: Actor, amount: Money, key: str) -> WalletPayout:
    """Ask for a part of the own balance; the same key once. What is below the limit goes at once.

    Raises Forbidden, Required, Invalid, IdempotencyMismatch, WalletBalance, WalletNoAccount,
    AccountNameDiffers, AccountCooling, CashShort.
    """
    owner, key = _owner(actor), _key(key)
    if amount.minor <= 0:
        raise Invalid("金额须大于零。", field="amount")
    turn_wait(Turn.WALLET, owner)
    held = _ASKED.one(owner, key)
    if held is not None:
        if Money(held.amount_minor, held.currency) != amount:
            raise IdempotencyMismatch
        return held
    free = wallet_free(owner, amount.currency)
    if amount.minor > free:
        raise WalletBalance(available=Money(max(0, free), amount.currency))
    target = wallet_target(owner, actor.organization_id, amount.currency)
    assert actor.user_id is not None, "a balance is asked for by a person"
    row_id = uuid7()
    row = row_insert(
        WalletPayout(
            id=row_id, owner=owner, key=key, currency=amount.currency, amount_minor=amount.minor,
            way=target.way, account_name=target.name, account_number=target.number,
            bank_name=target.bank, state="WAITING", asked_by=actor.user_id, asked_at=clock.now(),
            end_to_end_id=public_id("wpo", row_id),
        )
    )  # fmt: skip
    if amount.minor <= two_persons_above(amount.currency).minor:
        _send(row)
    _tell(row, actor=actor)
    return row


@transaction.atomic
def wallet_payout_agree(*, actor: Actor, payout_id: uuid.UUID) -> WalletPayout:
    """The first person of finance agrees. Raises Forbidden, NotFound, BatchState, SodConflict."""
    actor.require(PAYOUT_MAKE)
    row = _row(payout_id, "WAITING")
    if actor.person_id is None or actor.user_id == row.asked_by:
        raise SodConflict
    row.state, row.agreed_by = "AGREED", actor.person_id
    row_update(row, "state", "agreed_by")
    _tell(row, actor=actor)
    return row


@transaction.atomic
def wallet_payout_check(
    *, actor: Actor, payout_id: uuid.UUID, send: bool, reason: str = ""
) -> WalletPayout:
    """The second person sends it, or refuses with a reason.

    Raises Forbidden, NotFound, BatchState, SodConflict, Required, CashShort, LedgerRefusal.
    """
    actor.require(PAYOUT_CHECK)
    row = _row(payout_id, "AGREED")
    if actor.person_id is None or actor.person_id == row.agreed_by or actor.user_id == row.asked_by:
        raise SodConflict
    row.checked_by = actor.person_id
    if send:
        _send(row)
    else:
        row.reason = reason.replace("\x00", "").strip()[:200]
        if not row.reason:
            raise Required(field="reason")
        row.state, row.done_at = "REFUSED", clock.now()
        row_update(row, "state", "reason", "checked_by", "done_at")
    _tell(row, actor=actor)
    return row


def _row(payout_id: uuid.UUID, state: str) -> WalletPayout:
    row = lock_key(WalletPayout, payout_id)
    if row is None:
        raise NotFound(field="id")
    if row.state != state:
        raise BatchState
    return row


def _send(row: WalletPayout) -> None:
    """Claim in the ledger, keep the file, owe the bank the call: one commit (payments brief 8)."""
    cash = balance("1020", SAFE_BANK, row.currency) - balance(CLEARING, BANK, row.currency)
    if row.amount_minor > cash:
        raise CashShort
    row.operation_key = f"{row.end_to_end_id}:wallet:1"
    _post(row, "J-WPAY", dr(WALLET, row.owner, row.amount_minor, row.currency),
          cr(CLEARING, BANK, row.amount_minor, row.currency))  # fmt: skip
    orders_keep(
        key=row.operation_key, purpose=PURPOSE, message_id=f"WP-{row.end_to_end_id[4:]}"[:35],
        currency=row.currency,
        orders=[
            Order(
                end_to_end_id=row.end_to_end_id, amount_minor=row.amount_minor,
                name=row.account_name, account=row.account_number, bank=row.bank_name,
                text="余额提取",
            )
        ],
    )  # fmt: skip
    operation_claim(
        key=row.operation_key, kind="payout", provider=BANK,
        request={"lines": [], "currency": row.currency},
    )  # fmt: skip
    row.state = "SENT"
    row_update(row, "state", "operation_key", "checked_by")


def _post(row: WalletPayout, kind: str, *lines: Line, reference: str = "") -> None:
    journal_post(
        key=f"{row.end_to_end_id}:{kind}", kind=kind, lines=list(lines), reference=reference,
        subject=row.end_to_end_id,
    )  # fmt: skip


@act
def wallet_payout_settle(*, operation_key: str) -> None:
    """The bank booked it, or refused it and the money waits again; twice is once."""
    row = _SENT.one(operation_key)
    lines = bank_order_lines(operation_key)
    if row is None or len(lines) != 1 or lines[0].state == "SENT":
        return
    booked = lines[0].state == "BOOKED"
    target = ("1020", SAFE_BANK) if booked else (WALLET, row.owner)
    _post(
        row, "J-WPAYOK" if booked else "J-WPAYBACK",
        dr(CLEARING, BANK, row.amount_minor, row.currency),
        cr(*target, row.amount_minor, row.currency), reference=row.end_to_end_id,
    )  # fmt: skip
    row.state, row.done_at = lines[0].state, clock.now()
    row.reason = "" if booked else lines[0].reason or "BANK_REJECTED"
    row_update(row, "state", "reason", "done_at")
    _tell(row, actor=TELLER)


@act
def wallet_payout_returned(*, movement_id: uuid.UUID) -> bool:
    """What was booked came back: it waits for the buyer again (Dr 1020 Cr 2010). True where it was one."""
    movement = bank_movement(movement_id)
    if movement is None or movement.amount_minor <= 0:
        return False
    row = _BY_NAME.one(movement.end_to_end_id)
    if row is None or row.amount_minor != movement.amount_minor:
        return False
    if row.state == "SENT":  # it must have been booked, or it could not have come back
        wallet_payout_settle(operation_key=row.operation_key)
        row.refresh_from_db()
    if row.state != "BOOKED":
        return row.state == "REJECTED"
    _post(
        row, "J-WPAYRET", dr("1020", SAFE_BANK, row.amount_minor, row.currency),
        cr(WALLET, row.owner, row.amount_minor, row.currency), reference=movement.ref,
    )  # fmt: skip
    row.state, row.reason = "REJECTED", movement.reason or "RETURNED"
    row_update(row, "state", "reason")
    _tell(row, actor=TELLER)
    return True


def _tell(row: WalletPayout, *, actor: Actor) -> None:
    publish(
        WalletPayoutMoved(
            payout_id=row.pk, owner=row.owner, way=row.way, state=row.state,
            amount_minor=row.amount_minor, currency=row.currency,
        ),
        actor=actor,
    )  # fmt: skip
