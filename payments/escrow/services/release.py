"""Money leaves an escrow: to the merchant, back to the buyer, or both."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.ids import public_id
from backend.kernel.locking import lock_one
from backend.kernel.money import half_up
from payments.escrow.errors import AmountExceedsHeld, MerchantBalance
from payments.escrow.models import Escrow, MerchantHold
from payments.escrow.rules import (
    FINAL,
    Part,
    Split,
    available_lines,
    commission_back,
    refund_lines,
    release_lines,
    release_split,
    state_after,
)
from payments.escrow.services.hold import escrow_lock, escrow_ref, must, step
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import balance, journal_by_key
from payments.ledger.services import journal_post


def merchant_ref(merchant_id: uuid.UUID) -> str:
    """The merchant's name in the ledger."""
    return public_id("org", merchant_id)


def _hold(escrow: Escrow, merchant_minor: int) -> None:
    if merchant_minor:
        MerchantHold.objects.create(
            escrow=escrow,
            amount_minor=merchant_minor,
            reserve_minor=half_up(merchant_minor * escrow.reserve_bp, 10000),
            due_at=clock.now() + timedelta(days=escrow.hold_days),
        )


def _take(escrow: Escrow, split: Split) -> None:
    if split.total_minor > escrow.held_minor:
        raise AmountExceedsHeld
    escrow.released_minor += split.total_minor
    escrow.commission_minor += split.commission_minor
    escrow.released_by_bp = split.released_by_bp


@transaction.atomic
def escrow_delivered(*, actor: Actor, settlement_subject: str, amount_minor: int) -> Escrow:
    """Row 5: a delivery was recorded; a dispute keeps its state."""
    escrow = escrow_lock(settlement_subject)
    if escrow.state in FINAL:
        return escrow
    must(escrow, "deliver")
    to = "IN_INSPECTION" if escrow.state == "FUNDED" else escrow.state
    step(escrow, command="deliver", to=to, actor=actor, amount_minor=amount_minor)
    return escrow


@transaction.atomic
def escrow_release(
    *,
    actor: Actor,
    settlement_subject: str,
    parts: Sequence[Part],
    freight_minor: int = 0,
    key: str,
) -> Escrow:
    """Rows 6 and 7: accepted goods are paid out of the escrow (J-REL), once per key.

    Raises EscrowState, EscrowFrozen, AmountExceedsHeld.
    """
    escrow = escrow_lock(settlement_subject)
    if journal_by_key(key):
        return escrow
    must(escrow, "release")
    split = release_split(parts, freight_minor=freight_minor, released_by_bp=escrow.released_by_bp)
    _take(escrow, split)
    _hold(escrow, split.merchant_minor)
    step(
        escrow,
        command="release",
        to=_state(escrow),
        actor=actor,
        amount_minor=split.total_minor,
        kind="J-REL",
        lines=release_lines(
            escrow_ref(escrow),
            merchant_ref(escrow.merchant_id),
            escrow.site,
            split,
            escrow.currency,
        ),
        key=key,
    )
    return escrow


def _state(escrow: Escrow) -> str:
    return state_after(
        funded=escrow.funded_minor,
        released=escrow.released_minor,
        refunded=escrow.refunded_minor,
        otherwise=escrow.state if escrow.state != "DISPUTED" else escrow.before_dispute,
    )


@transaction.atomic
def escrow_refund(
    *, actor: Actor, settlement_subject: str, amount_minor: int, key: str, command: str = "refund"
) -> Escrow:
    """Rows 12, 16 and 17: held money goes back to the buyer (J-REF), once per key.

    The caller asks the gateway to pay it out. Raises EscrowState, EscrowFrozen, AmountExceedsHeld.
    """
    escrow = escrow_lock(settlement_subject)
    if journal_by_key(key):
        return escrow
    must(escrow, command)
    if not 0 < amount_minor <= escrow.held_minor:
        raise AmountExceedsHeld
    escrow.refunded_minor += amount_minor
    step(
        escrow,
        command=command,
        to=_state(escrow),
        actor=actor,
        amount_minor=amount_minor,
        kind="J-REF",
        lines=refund_lines(escrow_ref(escrow), escrow.provider, amount_minor, escrow.currency),
        key=key,
    )
    return escrow


@transaction.atomic
def escrow_settle(
    *,
    actor: Actor,
    settlement_subject: str,
    parts: Sequence[Part],
    freight_minor: int,
    refund_minor: int,
    key: str,
) -> Escrow:
    """Rows 10 and 12: all that is held is split at once (an agreed price cut, a ruling).

    Raises AmountExceedsHeld unless the parts sum to exactly what is held.
    """
    escrow = escrow_lock(settlement_subject)
    if journal_by_key(key):
        return escrow
    must(escrow, "settle")
    split = release_split(parts, freight_minor=freight_minor, released_by_bp=escrow.released_by_bp)
    if split.total_minor + refund_minor != escrow.held_minor:
        raise AmountExceedsHeld("分配金额之和必须等于担保持有的资金。")
    _take(escrow, split)
    escrow.refunded_minor += refund_minor
    _hold(escrow, split.merchant_minor)
    lines = release_lines(
        escrow_ref(escrow), merchant_ref(escrow.merchant_id), escrow.site, split, escrow.currency
    )
    lines[0] = dr("2020", escrow_ref(escrow), split.total_minor + refund_minor, escrow.currency)
    lines.append(cr("2041", escrow.provider, refund_minor, escrow.currency))
    step(
        escrow,
        command="settle",
        to=_state(escrow),
        actor=actor,
        amount_minor=split.total_minor,
        kind="J-SPLIT",
        lines=lines,
        key=key,
    )
    return escrow


@transaction.atomic
def escrow_refund_after_release(
    *, actor: Actor, settlement_subject: str, amount_minor: int, key: str
) -> Escrow:
    """Row 19: the merchant returns released money; commission falls with it (E7).

    Raises MerchantBalance when the available balance does not cover it.
    """
    escrow = escrow_lock(settlement_subject)
    if journal_by_key(key):
        return escrow
    must(escrow, "refund_after")
    if not 0 < amount_minor <= escrow.released_minor:
        raise AmountExceedsHeld
    back, totals = commission_back(amount_minor, escrow.released_by_bp)
    merchant = merchant_ref(escrow.merchant_id)
    if balance("2031", merchant, escrow.currency) < amount_minor - back:
        raise MerchantBalance
    escrow.released_minor -= amount_minor
    escrow.refunded_minor += amount_minor
    escrow.commission_minor -= back
    escrow.released_by_bp = totals
    step(
        escrow,
        command="refund_after",
        to=escrow.state,
        actor=actor,
        amount_minor=amount_minor,
        kind="J-REFAFTER",
        lines=[
            dr("2031", merchant, amount_minor - back, escrow.currency),
            dr("4010", escrow.site, back, escrow.currency),
            cr("2041", escrow.provider, amount_minor, escrow.currency),
        ],
        key=key,
    )
    return escrow


@transaction.atomic
def refund_succeeded(
    *, provider: str, currency: str, amount_minor: int, key: str, subject: str
) -> None:
    """The provider paid the buyer back: refund clearing falls with the provider's balance."""
    journal_post(
        key=key,
        kind="J-REFOK",
        subject=subject,
        lines=[
            dr("2041", provider, amount_minor, currency),
            cr("1010", provider, amount_minor, currency),
        ],
    )


@transaction.atomic
def refund_failed(
    *, provider: str, currency: str, amount_minor: int, key: str, subject: str, buyer: str
) -> None:
    """J-REFFAIL: the decision stands; the money waits in the buyer's balance."""
    journal_post(
        key=key,
        kind="J-REFFAIL",
        subject=subject,
        lines=[
            dr("2041", provider, amount_minor, currency),
            cr("2010", buyer, amount_minor, currency),
        ],
    )


def holds_release_due(*, limit: int = 500) -> int:
    """J-AVAIL for every hold that is over; each in its own transaction. Returns how many."""
    now = clock.now()
    due = list(
        MerchantHold.objects.filter(due_at__lte=now, done_at__isnull=True)
        .order_by("due_at")
        .values_list("pk", flat=True)[:limit]
    )
    return sum(_available(key) for key in due)


@transaction.atomic
def _available(hold_id: uuid.UUID) -> bool:
    hold = lock_one(MerchantHold.objects.filter(pk=hold_id, done_at__isnull=True))
    if hold is None or hold.escrow.frozen:
        return False
    hold.done_at = clock.now()
    hold.save(update_fields=["done_at"])
    journal_post(
        key=f"{public_id('hld', hold.pk)}:available",
        kind="J-AVAIL",
        subject=hold.escrow.settlement_subject,
        lines=available_lines(
            merchant_ref(hold.escrow.merchant_id),
            hold.amount_minor,
            hold.reserve_minor,
            hold.escrow.currency,
        ),
    )
    return True
