"""RETENTION: a share of each release moves to an escrow of its own with its own window (D26)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import timedelta

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.locking import for_lock
from backend.kernel.readings import Reading
from payments.escrow.models import Escrow
from payments.escrow.rules import FINAL, Part
from payments.escrow.schedules import (
    RETENTION,
    amount_of,
    retained_add,
    retention_days,
    retention_step,
)
from payments.escrow.services.hold import escrow_ref, step
from payments.ledger.rules import cr, dr

_CHILDREN = Reading(lambda parent: for_lock(Escrow.objects.filter(parent_id=parent)), uuid.UUID)


def _open_child(escrow: Escrow) -> Escrow:
    """The retention that still runs, under lock, or a new one; one that is over stays over."""
    held = _CHILDREN(escrow.pk)
    running = next((child for child in held if child.state not in FINAL), None)
    return running or Escrow(
        settlement_subject=f"{escrow.settlement_subject}:ret{len(held) + 1}",
        site=escrow.site,
        currency=escrow.currency,
        merchant_id=escrow.merchant_id,
        buyer_id=escrow.buyer_id,
        payment_ref=escrow_ref(escrow),
        provider=escrow.provider,
        charge_id=escrow.charge_id,
        price_minor=0,
        hold_days=escrow.hold_days,
        reserve_bp=escrow.reserve_bp,
        parent=escrow,
    )


def kept_back(escrow: Escrow, parts: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """Part a release into what leaves now and what is kept back; all leaves where none is agreed."""
    retention = 0 if escrow.parent_id else amount_of(escrow.schedule, RETENTION)
    if not retention or not parts:
        return list(parts), []
    goods_price = max(1, escrow.price_minor - escrow.freight_minor)
    freight_gone = sum(escrow.releases.values_list("freight_minor", flat=True))
    return retention_step(
        parts,
        retention=min(retention, goods_price),
        price=goods_price,
        before=max(0, escrow.released_minor - freight_gone) + escrow.retained_minor,
        kept=escrow.retained_minor,
    )


def retention_add(escrow: Escrow, kept: Sequence[Part], *, actor: Actor, key: str) -> Escrow:
    """Move kept money 2020 to 2020 of the retention; its window runs from the last addition."""
    amount = sum(part.amount_minor for part in kept)
    child = _open_child(escrow)
    child.price_minor += amount
    child.funded_minor += amount
    child.schedule = retained_add(child.schedule, kept)
    child.window_ends_at = clock.now() + timedelta(days=retention_days(escrow.schedule))
    step(
        child,
        command="retain",
        to="DISPUTED" if child.state == "DISPUTED" else "IN_INSPECTION",
        actor=actor,
        amount_minor=amount,
        kind="J-RETAIN",
        lines=[
            dr("2020", escrow_ref(escrow), amount, escrow.currency),
            cr("2020", escrow_ref(child), amount, escrow.currency),
        ],
        key=key,
    )
    return child
