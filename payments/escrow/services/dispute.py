"""Stops: a reported problem, and the freeze that only two persons can lay or lift."""

from __future__ import annotations

from django.db import transaction

from backend.kernel.actor import Actor
from backend.kernel.errors import Conflict, Invalid, SodConflict
from payments.escrow.models import Escrow
from payments.escrow.rules import FINAL
from payments.escrow.services.hold import escrow_lock, must, step

FREEZE = "payment.freeze"
RULE = "payment.dispute.rule"
SYSTEM_WATCH = Actor.system("gateway")


@transaction.atomic
def escrow_dispute(*, actor: Actor, settlement_subject: str, text: str = "") -> Escrow:
    """Row 8: held money stays where it is."""
    escrow = escrow_lock(settlement_subject)
    if escrow.state in FINAL or escrow.state == "DISPUTED":
        return escrow
    must(escrow, "dispute")
    escrow.before_dispute = escrow.state
    step(escrow, command="dispute", to="DISPUTED", actor=actor, text=text)
    return escrow


@transaction.atomic
def escrow_withdraw(*, actor: Actor, settlement_subject: str) -> Escrow:
    """Row 11: back to where it stood."""
    escrow = escrow_lock(settlement_subject)
    if escrow.state != "DISPUTED":
        return escrow
    to, escrow.before_dispute = escrow.before_dispute, ""
    step(escrow, command="withdraw", to=to, actor=actor)
    return escrow


@transaction.atomic
def escrow_freeze(
    *, actor: Actor, settlement_subject: str, reason: str, lift: bool = False
) -> Escrow:
    """Ask for a freeze (or its lifting), then a second person confirms; money in stays possible.

    A freeze that was asked for may be confirmed also where the system froze it meanwhile.
    Raises Forbidden, Invalid, SodConflict for the same person, Conflict for the wrong step.
    """
    actor.require(FREEZE)
    if not reason.strip():
        raise Invalid("请填写冻结或解冻的理由。", field="reason")
    escrow = escrow_lock(settlement_subject)
    wanted = "LIFT" if lift else "FREEZE"
    if escrow.frozen != lift and escrow.freeze_pending != wanted:
        raise Conflict("该担保资金已处于所请求的状态。")
    if not escrow.freeze_pending:
        escrow.freeze_pending, escrow.freeze_person = wanted, actor.person_id
        escrow.freeze_reason = reason.strip()[:300]
        step(escrow, command=f"{wanted.lower()}_ask", to=escrow.state, actor=actor, text=reason)
        return escrow
    if escrow.freeze_pending != wanted:
        raise Conflict("另一项冻结申请正在等待复核。")
    if escrow.freeze_person == actor.person_id:
        raise SodConflict
    escrow.frozen = not lift
    escrow.freeze_pending, escrow.freeze_person = "", actor.person_id
    step(escrow, command=wanted.lower(), to=escrow.state, actor=actor, text=reason)
    return escrow


@transaction.atomic
def escrow_freeze_by_system(*, settlement_subject: str, reason: str) -> Escrow:
    """A provider's figure is not ours: frozen at once; two persons lift it (payments brief 7.6)."""
    escrow = escrow_lock(settlement_subject)
    if escrow.frozen:
        return escrow
    escrow.frozen = True
    if not escrow.freeze_pending:  # else the reason is the person's who asked, and waits with it
        escrow.freeze_reason = reason[:300]
    step(escrow, command="freeze", to=escrow.state, actor=SYSTEM_WATCH, text=reason)
    return escrow


@transaction.atomic
def escrow_rule(*, actor: Actor, settlement_subject: str, text: str) -> Escrow:
    """Row 9: the dispute is decided; the split follows by ``escrow_settle``."""
    actor.require(RULE)
    escrow = escrow_lock(settlement_subject)
    must(escrow, "rule")
    if actor.organization_id in {escrow.merchant_id, escrow.buyer_id} - {None}:
        raise SodConflict
    step(escrow, command="rule", to="ARBITRATED", actor=actor, text=text)
    return escrow
