"""Default of either side: notice, time to make it good, then a ruling or consent (rows 15a, 15b).

Never the timer alone (decision D26): no function here is called by a timer.
"""

from __future__ import annotations

import uuid
from datetime import timedelta

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import Invalid, NotFound, SodConflict
from backend.kernel.locking import lock_key
from backend.kernel.readings import Reading
from backend.kernel.rows import row_insert
from backend.orders.rules import may as order_may
from backend.orders.selectors import order_by_subject
from backend.orders.services import order_cancel
from backend.rulebook.selectors import local_text, value
from payments.escrow.errors import EscrowState, NoticeClosed, NoticeNotOver
from payments.escrow.models import DefaultNotice, Escrow
from payments.escrow.rules import LABELS, Part, Split, may
from payments.escrow.schedules import (
    claim_lines,
    double_lines,
    doubled,
    earnest_paid,
    forfeit_lines,
    part_due,
)
from payments.escrow.services.apply import order_push
from payments.escrow.services.dispute import RULE
from payments.escrow.services.hold import escrow_lock, escrow_ref, must, step
from payments.escrow.services.refund import refund_send
from payments.escrow.services.release import merchant_ref, release_keep
from payments.escrow.services.sides import BUYER, MERCHANT, is_party, payer_ref, side_of
from payments.guarantees.services import guarantee_take
from payments.ledger.services import journal_post

COMMANDS = {BUYER: "default_buyer", MERCHANT: "default_seller"}
SYSTEM = Actor.system("escrow")
_OPEN_ON = Reading(
    lambda escrow, side: DefaultNotice.objects.filter(escrow_id=escrow, side=side, state="OPEN"),
    uuid.UUID,
    str,
)
_WITH_ESCROW = Reading(
    lambda key: DefaultNotice.objects.filter(pk=key).select_related("escrow"), uuid.UUID
)


@act
def default_notice(*, actor: Actor, settlement_subject: str, reason: str) -> DefaultNotice:
    """One side gives the other notice; a second notice of the same side is the first one.

    The buyer says that the merchant does not perform, the merchant that the part due is not paid.
    Raises NotFound for strangers, EscrowState, Invalid.
    """
    escrow = escrow_lock(settlement_subject)
    own = side_of(actor, escrow)
    if not own:
        raise NotFound(field="id")
    against = BUYER if own == MERCHANT else MERCHANT
    if not reason.strip():
        raise Invalid("请写明对方未履行的内容。", field="reason")
    if not escrow.schedule:
        raise Invalid("该交易没有约定分期付款，请走退款或争议流程。", field="id")
    if not may(COMMANDS[against], escrow.state):
        raise EscrowState(state=LABELS[escrow.state])
    now = clock.now()
    due = part_due(escrow.schedule, funded=escrow.funded_minor)
    if against == BUYER and due is not None and due.due_at is not None and due.due_at > now:
        raise Invalid("该期款项 {due} 才到期。", field="id", due=local_text(due.due_at))
    held = _OPEN_ON.one(escrow.pk, against)
    if held is not None:
        return held
    notice = row_insert(
        DefaultNotice(
            escrow=escrow,
            side=against,
            reason=reason.strip()[:300],
            given_by=actor.label,
            given_at=now,
            cure_by=now + timedelta(days=value("default.cure_days", on=now).number),
        )
    )
    step(escrow, command="default_notice", to=escrow.state, actor=actor, text=reason)
    return notice


@act
def default_consent(*, actor: Actor, notice_id: uuid.UUID) -> DefaultNotice:
    """The side in default agrees that it is. Raises NotFound, NoticeNotOver, NoticeClosed, EscrowState."""
    notice, escrow = _open(notice_id, seen_by=actor)
    if side_of(actor, escrow) != notice.side:
        raise NotFound(field="id")
    return _execute(notice, escrow, actor=actor, state="CONSENTED", ruling="")


@act
def default_rule(*, actor: Actor, notice_id: uuid.UUID, uphold: bool, ruling: str) -> DefaultNotice:
    """An arbitrator, of neither side, decides; a refused notice leaves everything as it stands.

    Raises Forbidden, NotFound, SodConflict, NoticeNotOver, NoticeClosed, EscrowState, EscrowFrozen.
    """
    actor.require(RULE)
    if not ruling.strip():
        raise Invalid("请写明裁决理由。", field="ruling")
    notice, escrow = _open(notice_id, seen_by=None)
    if is_party(actor, escrow):
        raise SodConflict
    if uphold:
        return _execute(notice, escrow, actor=actor, state="RULED", ruling=ruling)
    return _close(notice, actor=actor, state="REFUSED", ruling=ruling)


@act
def default_withdraw(*, actor: Actor, notice_id: uuid.UUID) -> DefaultNotice:
    """Whoever gave notice takes it back. Raises NotFound, NoticeClosed."""
    row = _WITH_ESCROW.one(notice_id)
    if row is None:
        raise NotFound(field="id")
    escrow = escrow_lock(row.escrow.settlement_subject)
    own = side_of(actor, escrow)
    if not own or own == row.side:
        raise NotFound(field="id")
    notice = lock_key(DefaultNotice, notice_id)
    assert notice is not None, "rows stay"
    if notice.state != "OPEN":
        raise NoticeClosed
    return _close(notice, actor=actor, state="WITHDRAWN", ruling="")


def _open(notice_id: uuid.UUID, *, seen_by: Actor | None) -> tuple[DefaultNotice, Escrow]:
    """Escrow first, then the notice, both under lock; the time to make it good must be over.

    ``seen_by``: strangers are told that it does not exist before anything else.
    """
    row = _WITH_ESCROW.one(notice_id)
    if row is None or (seen_by is not None and not side_of(seen_by, row.escrow)):
        raise NotFound(field="id")
    escrow = escrow_lock(row.escrow.settlement_subject)
    notice = lock_key(DefaultNotice, notice_id)
    assert notice is not None, "rows stay"
    if notice.state != "OPEN":
        raise NoticeClosed
    if notice.cure_by > clock.now():
        raise NoticeNotOver(until=local_text(notice.cure_by))
    return notice, escrow


def _close(notice: DefaultNotice, *, actor: Actor, state: str, ruling: str) -> DefaultNotice:
    notice.state, notice.decided_by = state, actor.label
    notice.decided_at, notice.ruling = clock.now(), ruling.strip()[:300]
    notice.save()
    return notice


def _execute(
    notice: DefaultNotice, escrow: Escrow, *, actor: Actor, state: str, ruling: str
) -> DefaultNotice:
    must(escrow, COMMANDS[notice.side])
    key = f"{escrow_ref(escrow)}:{COMMANDS[notice.side]}"
    if notice.side == BUYER:
        _forfeit(notice, escrow, actor=actor, key=key)
    else:
        _double(notice, escrow, actor=actor, key=key)
    _close(notice, actor=actor, state=state, ruling=ruling)
    DefaultNotice.objects.filter(escrow=escrow, state="OPEN").update(state="CLOSED")
    _end_order(escrow, notice)
    return notice


def _forfeit(notice: DefaultNotice, escrow: Escrow, *, actor: Actor, key: str) -> None:
    """15a: earnest to the merchant without commission, what came beyond it back to the buyer."""
    earnest = earnest_paid(escrow.schedule, funded=escrow.held_minor)
    refund = escrow.held_minor - earnest
    escrow.released_minor += earnest
    escrow.refunded_minor += refund
    if earnest:
        totals = dict(escrow.released_by_bp)
        totals["0"] = totals.get("0", 0) + earnest
        escrow.released_by_bp = totals
        release_keep(
            escrow, Split(earnest, 0, totals), [Part(earnest, 0)], freight_minor=0, key=key
        )
    step(
        escrow,
        command="default_buyer",
        to="CANCELLED",
        actor=actor,
        amount_minor=earnest,
        kind="J-FORFEIT",
        lines=forfeit_lines(
            escrow_ref(escrow), merchant_ref(escrow.merchant_id), escrow.provider,
            earnest=earnest, refund=refund, currency=escrow.currency,
        ),
        key=key,
        text=notice.reason,
    )  # fmt: skip
    if refund:
        refund_send(escrow, refund, source="HELD", reason="买方违约，定金以外的款项退回")
    notice.forfeited_minor, notice.refunded_minor = earnest, refund


def _double(notice: DefaultNotice, escrow: Escrow, *, actor: Actor, key: str) -> None:
    """15b: twice the earnest, from collected money alone; the unfunded rest is a memo claim."""
    funded = escrow.held_minor
    earnest = earnest_paid(escrow.schedule, funded=funded)
    taken = guarantee_take(
        actor=actor, merchant_id=escrow.merchant_id, currency=escrow.currency,
        wanted_minor=earnest, reason=notice.reason, key=key,
    )  # fmt: skip
    given = taken.amount_minor if taken else 0
    due = doubled(funded=funded, earnest=earnest, guarantee=given)
    escrow.refunded_minor += funded
    step(
        escrow,
        command="default_seller",
        to="CANCELLED",
        actor=actor,
        amount_minor=due.wallet + due.refund,
        kind="J-DOUBLE",
        lines=double_lines(
            escrow_ref(escrow), payer_ref(escrow), escrow.provider,
            taken=taken.line(escrow.currency) if taken else None, due=due,
            currency=escrow.currency,
        ),
        key=key,
        text=notice.reason,
    )  # fmt: skip
    if due.unfunded:
        journal_post(
            key=f"{key}:claim",
            kind="J-CLAIM",
            subject=escrow.settlement_subject,
            lines=claim_lines(escrow_ref(escrow), due.unfunded, escrow.currency),
        )
    if due.refund:
        refund_send(escrow, due.refund, source="HELD", reason="商户违约，定金以外的款项退回")
    notice.doubled_minor, notice.refunded_minor = due.wallet, due.refund
    notice.unfunded_minor = due.unfunded


def _end_order(escrow: Escrow, notice: DefaultNotice) -> None:
    """The trade is over with its money; its goods are free again."""
    order_push(escrow.settlement_subject)
    order = order_by_subject(escrow.settlement_subject)
    if order is not None and order_may("cancel", order.trade_state):
        who = "买方" if notice.side == BUYER else "商户"
        order_cancel(
            actor=SYSTEM, order_id=order.pk, reason=f"{who}违约：{notice.reason}", door=order.door
        )
