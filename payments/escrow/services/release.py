"""Money leaves an escrow: to the merchant, back to the buyer, or both."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import timedelta

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.failpoints import failpoint
from backend.kernel.ids import public_id
from backend.kernel.money import half_up
from backend.kernel.rows import row_insert
from payments.escrow.errors import AmountExceedsHeld
from payments.escrow.models import Escrow, MerchantHold, Release
from payments.escrow.rules import (
    FINAL,
    Part,
    Split,
    refund_lines,
    release_lines,
    release_split,
    state_after,
)
from payments.escrow.services.hold import escrow_lock, escrow_ref, must, step
from payments.escrow.services.retention import kept_back, retention_add
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import journal_by_key


def merchant_ref(merchant_id: uuid.UUID) -> str:
    """The merchant's name in the ledger."""
    return public_id("org", merchant_id)


def release_keep(
    escrow: Escrow, split: Split, parts: Sequence[Part], *, freight_minor: int, key: str
) -> None:
    """The release's own row, and the hold on what the merchant gets."""
    release, hold = release_rows(escrow, split, parts, freight_minor=freight_minor, key=key)
    if release is not None:
        row_insert(release)
    if hold is not None:
        row_insert(hold)


def release_rows(
    escrow: Escrow, split: Split, parts: Sequence[Part], *, freight_minor: int, key: str
) -> tuple[Release | None, MerchantHold | None]:
    """The rows of a release, not yet written; None where nothing is released or held."""
    merchant_minor = split.merchant_minor
    release = hold = None
    if split.total_minor:
        release = Release(
            escrow=escrow,
            merchant_id=escrow.merchant_id,
            key=key,
            currency=escrow.currency,
            goods_minor=split.total_minor - freight_minor,
            freight_minor=freight_minor,
            commission_minor=split.commission_minor,
            parts=[[part.commission_bp, part.amount_minor] for part in parts],
            released_at=clock.now(),
        )
    if merchant_minor:
        hold = MerchantHold(
            escrow=escrow,
            amount_minor=merchant_minor,
            reserve_minor=half_up(merchant_minor * escrow.reserve_bp, 10000),
            due_at=clock.now() + timedelta(days=escrow.hold_days),
        )
    return release, hold


def release_take(escrow: Escrow, split: Split, *, kept_minor: int = 0) -> None:
    """Move the sums on the locked row. Raises AmountExceedsHeld."""
    if split.total_minor + kept_minor > escrow.held_minor:
        raise AmountExceedsHeld
    escrow.retained_minor += kept_minor
    escrow.released_minor += split.total_minor
    escrow.commission_minor += split.commission_minor
    escrow.released_by_bp = split.released_by_bp


@act
def escrow_delivered(*, actor: Actor, settlement_subject: str, amount_minor: int) -> Escrow:
    """Row 5: a delivery was recorded; a dispute keeps its state and ends in the inspection."""
    escrow = escrow_lock(settlement_subject)
    if escrow.state in FINAL:
        return escrow
    must(escrow, "deliver")
    to = "IN_INSPECTION" if escrow.state == "FUNDED" else escrow.state
    if escrow.before_dispute == "FUNDED":
        escrow.before_dispute = "IN_INSPECTION"
    step(escrow, command="deliver", to=to, actor=actor, amount_minor=amount_minor)
    return escrow


@act
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
    parts, kept = kept_back(escrow, parts)
    split = release_split(parts, freight_minor=freight_minor, released_by_bp=escrow.released_by_bp)
    release_take(escrow, split, kept_minor=sum(part.amount_minor for part in kept))
    release_keep(escrow, split, parts, freight_minor=freight_minor, key=key)
    step(
        escrow,
        command="release",
        to=release_state(escrow),
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
    if kept:
        retention_add(escrow, kept, actor=actor, key=f"{key}:retain")
    failpoint("release.before_commit")
    return escrow


def release_state(escrow: Escrow) -> str:
    """Where the escrow stands after money left."""
    return state_after(
        funded=escrow.funded_minor - escrow.retained_minor,
        released=escrow.released_minor,
        refunded=escrow.refunded_minor + escrow.charged_back_minor,
        otherwise=escrow.state if escrow.state != "DISPUTED" else escrow.before_dispute,
    )


@act
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
        to=release_state(escrow),
        actor=actor,
        amount_minor=amount_minor,
        kind="J-REF",
        lines=refund_lines(escrow_ref(escrow), escrow.provider, amount_minor, escrow.currency),
        key=key,
    )
    return escrow


@act
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
    release_take(escrow, split)
    escrow.refunded_minor += refund_minor
    release_keep(escrow, split, parts, freight_minor=freight_minor, key=key)
    lines = release_lines(
        escrow_ref(escrow), merchant_ref(escrow.merchant_id), escrow.site, split, escrow.currency
    )
    lines[0] = dr("2020", escrow_ref(escrow), split.total_minor + refund_minor, escrow.currency)
    lines.append(cr("2041", escrow.provider, refund_minor, escrow.currency))
    step(
        escrow,
        command="settle",
        to=release_state(escrow),
        actor=actor,
        amount_minor=split.total_minor,
        kind="J-SPLIT",
        lines=lines,
        key=key,
    )
    return escrow
