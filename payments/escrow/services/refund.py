"""Refunds: decided in the ledger, then asked of the provider, then booked by its answer."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import Q

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.failpoints import failpoint
from backend.kernel.ids import public_id
from backend.kernel.locking import for_lock
from backend.kernel.money import Money
from backend.kernel.readings import Reading
from backend.kernel.rows import row_insert, row_update
from backend.kernel.statements import run
from payments.escrow.fx import refund_share
from payments.escrow.models import Escrow, Funding, Refund
from payments.escrow.rules import commission_back
from payments.escrow.services import fx_move
from payments.escrow.services.after import (
    escrow_refund_after_release,
    refund_came_back,
    refund_failed,
    refund_succeeded,
)
from payments.escrow.services.hold import escrow_lock, escrow_ref
from payments.escrow.services.release import escrow_refund
from payments.gateway.adapters import refund_named
from payments.gateway.services import operation_claim
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import journal_by_key
from payments.ledger.services import journal_post


@act
def refund_held(
    *,
    actor: Actor,
    settlement_subject: str,
    amount_minor: int,
    key: str,
    reason: str,
    command: str = "refund",
) -> Escrow:
    """Decide that held money goes back and claim the provider's call in the same commit.

    Raises EscrowState, EscrowFrozen, AmountExceedsHeld.
    """
    if journal_by_key(key):
        return escrow_lock(settlement_subject)
    escrow = escrow_refund(
        actor=actor, settlement_subject=settlement_subject, amount_minor=amount_minor, key=key,
        command=command,
    )  # fmt: skip
    refund_send(escrow, amount_minor, source="HELD", reason=reason)
    failpoint("refund.before_commit")
    return escrow


@act
def refund_released(
    *, actor: Actor, settlement_subject: str, amount_minor: int, key: str, reason: str
) -> Escrow:
    """Row 19: the merchant gives released money back. Raises MerchantBalance, AmountExceedsHeld."""
    escrow = escrow_lock(settlement_subject)
    if journal_by_key(key):
        return escrow
    back, _ = commission_back(amount_minor, escrow.released_by_bp)
    escrow = escrow_refund_after_release(
        actor=actor, settlement_subject=settlement_subject, amount_minor=amount_minor, key=key
    )
    refund_send(escrow, amount_minor, source="RELEASED", reason=reason, commission_back_minor=back)
    return escrow


_FUNDED = Reading(
    lambda key: (
        Funding.objects.filter(escrow_id=key, state="FUNDED")
        .select_related("payment")
        .order_by("pk")
    ),
    uuid.UUID,
)
_OF_FAMILY = Reading(
    lambda key: Refund.objects.filter(Q(escrow_id=key) | Q(escrow__parent_id=key)), uuid.UUID
)

COUNT = "SELECT count(*) FROM payments_escrow_refund WHERE escrow_id = %s"


def refund_send(
    escrow: Escrow, amount_minor: int, *, source: str, reason: str, commission_back_minor: int = 0
) -> None:
    """Spread a decided refund over the payments that funded the escrow and claim the calls."""
    rest = amount_minor
    root = escrow.parent_id or escrow.pk  # a retention was funded with the trade it comes from
    earlier = _OF_FAMILY(root)
    for funding in _FUNDED(root):
        used = sum(row.amount_minor for row in earlier if row.payment_id == funding.payment_id)
        part = min(rest, funding.amount_minor - used)
        if part <= 0:
            continue
        _claim(escrow, funding, part, source, reason, commission_back_minor)
        commission_back_minor = 0
        rest -= part
    assert rest == 0, "a refund is never more than what came in"


def _claim(
    escrow: Escrow, funding: Funding, amount_minor: int, source: str, reason: str, back: int
) -> None:
    number = int(run(COUNT, [escrow.pk])[0][0][0]) + 1
    abroad = _abroad(funding, amount_minor)
    refund = Refund(
        escrow=escrow,
        payment_id=funding.payment_id,
        merchant_id=escrow.merchant_id,
        operation_key=f"{escrow_ref(escrow)}:refund:{number}",
        source=source,
        reason=reason[:160],
        currency=escrow.currency,
        amount_minor=amount_minor,
        charge_currency=abroad.currency if abroad else "",
        charge_minor=abroad.minor if abroad else 0,
        commission_back_minor=back,
        decided_at=clock.now(),
    )
    row_insert(refund)
    if source != "LATE" and funding.payment.provider != escrow.provider:
        _other_way(refund, escrow.provider)
    if abroad is not None and source != "LATE":
        _turn(refund, abroad)
    paid = abroad.minor if abroad is not None else amount_minor
    if paid == 0:  # less than the smallest unit abroad: the last refund makes up for it
        refund.state, refund.done_at = "SUCCEEDED", clock.now()
        refund.save(update_fields=["state", "done_at", "updated_at"])
        return
    operation_claim(
        key=refund.operation_key,
        kind="refund",
        provider=funding.payment.provider,
        request={"amount": paid},
        payment=funding.payment,
    )


def _abroad(funding: Funding, part_minor: int) -> Money | None:
    """The payer's share in the currency it paid, or None where that is the escrow's (E6)."""
    if not funding.charge_minor:
        return None
    earlier = [row for row in _OF_FAMILY(funding.escrow_id) if row.payment_id == funding.payment_id]
    minor = refund_share(
        charge_minor=funding.charge_minor,
        of_minor=funding.amount_minor,
        refunded_minor=sum(row.amount_minor for row in earlier),
        given_minor=sum(row.charge_minor for row in earlier),
        part_minor=part_minor,
    )
    return Money(minor, funding.payment.currency)


def _other_way(refund: Refund, decided_on: str) -> None:
    """Parts of a trade may be paid in different ways; each clears what goes back by it (J-REFWAY).

    The decision was booked on the way of the last part.
    """
    journal_post(
        key=f"{refund.operation_key}:way",
        kind="J-REFWAY",
        subject=refund.escrow.settlement_subject,
        lines=[
            dr("2041", decided_on, refund.amount_minor, refund.currency),
            cr("2041", refund.payment.provider, refund.amount_minor, refund.currency),
        ],
    )


def _turn(refund: Refund, abroad: Money) -> None:
    """What was decided at home goes out in the payer's currency (E6)."""
    journal_post(
        key=f"{refund.operation_key}:turned",
        kind="J-FXREF",
        subject=refund.escrow.settlement_subject,
        lines=fx_move.refund_lines(
            refund.payment.provider, abroad, Money(refund.amount_minor, refund.currency)
        ),
    )


@act
def late_money_refund(*, funding: Funding) -> None:
    """Money that came for a dead escrow goes from 2900 back to the payer (payments brief 4)."""
    escrow = funding.escrow
    payment = funding.payment
    came = funding.charge_minor or funding.amount_minor
    journal_post(
        key=f"{public_id('pay', payment.pk)}:late:{funding.pk}",
        kind="J-LATEREF",
        subject=escrow.settlement_subject,
        lines=[
            dr("2900", public_id("opr", payment.pk), came, payment.currency),
            cr("2041", payment.provider, came, payment.currency),
        ],
    )
    _claim(escrow, funding, funding.amount_minor, "LATE", "款项迟到，原路退回", 0)


_BY_OPERATION = Reading(
    lambda key: for_lock(
        Refund.objects.filter(operation_key=key).select_related("escrow", "payment")
    ),
    str,
)


@act
def refund_settle(*, operation_key: str, state: str) -> None:
    """The provider's word on a refund: booked once per outcome, also when it changes its mind."""
    refund = _BY_OPERATION.one(operation_key)
    if refund is None or refund.state == state:
        return
    escrow, payment = refund.escrow, refund.payment
    facts: dict[str, Any] = {
        "provider": payment.provider,
        "currency": refund.charge_currency or refund.currency,
        "amount_minor": refund.charge_minor if refund.charge_currency else refund.amount_minor,
        "subject": escrow.settlement_subject,
        "reference": refund_named(payment.provider, operation_key),
    }
    buyer = payment.payer
    if state == "SUCCEEDED" and refund.state == "DECIDED":
        refund_succeeded(**facts, key=f"{operation_key}:done")
    elif state == "FAILED" and refund.state == "DECIDED":
        refund_failed(**facts, key=f"{operation_key}:failed", buyer=buyer)
    elif state == "FAILED" and refund.state == "SUCCEEDED":
        refund_came_back(**facts, key=f"{operation_key}:back", buyer=buyer)
    else:
        return
    failpoint("refund.half_settled")
    refund.state = state
    refund.done_at = clock.now()
    row_update(refund, "state", "done_at")
