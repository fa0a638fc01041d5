"""The escrow follows the trade: what deliveries, acceptances, refunds and ends mean for held money."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.failpoints import failpoint
from backend.kernel.ids import public_id
from backend.kernel.locking import for_lock
from backend.kernel.readings import Reading
from backend.kernel.rows import row_insert, row_update
from backend.kernel.statements import run
from backend.orders.selectors import lines_of, order_by_subject, windows_over
from backend.orders.services import order_accept_by_timer
from backend.orders.services.hold import order_lock
from payments.escrow.errors import EscrowState, MerchantBalance
from payments.escrow.models import Escrow, Funding, Instruction
from payments.escrow.rules import FINAL, LABELS, Part, capped, may, rest_parts
from payments.escrow.services.apply import checkout_push, order_push
from payments.escrow.services.fund import escrow_expire
from payments.escrow.services.hold import ESCROW_LOCKED, escrow_lock, escrow_ref
from payments.escrow.services.refund import refund_held, refund_released
from payments.escrow.services.release import escrow_release
from payments.escrow.services.retention_end import retention_refund
from payments.gateway.services import operation_claim

TRADE = Actor.system("escrow")


def escrow_find_locked(settlement_subject: str) -> Escrow | None:
    """The escrow of a trade under lock; None for trades without one (on account, treasury)."""
    return ESCROW_LOCKED.one(settlement_subject)


@act
def accepted_release(
    *, settlement_subject: str, parts: list[Part], freight_minor: int, key: str
) -> None:
    """Accepted goods: release now, or remember it while money may not leave."""
    escrow = escrow_find_locked(settlement_subject)
    if escrow is None or escrow.state in FINAL:
        return
    payload = {
        "parts": [[part.amount_minor, part.commission_bp] for part in parts],
        "freight": freight_minor,
    }
    _instruct(escrow, kind="release", payload=payload, key=key)


@act
def agreed_refund(*, settlement_subject: str, amount_minor: int, reason: str, key: str) -> None:
    """Both sides agree that money goes back: from what is held, the rest from the merchant."""
    escrow = escrow_find_locked(settlement_subject)
    if escrow is None:
        return
    payload = {"amount": amount_minor, "reason": reason}
    _instruct(escrow, kind="refund", payload=payload, key=key)


@act
def trade_ended(*, settlement_subject: str, reason: str, key: str) -> None:
    """Cancelled, expired, or paid but never completed: nothing stays held."""
    escrow = escrow_find_locked(settlement_subject)
    if escrow is None or escrow.state in FINAL:
        return
    if escrow.funded_minor == 0:
        if escrow.state == "AUTHORISED":
            _void(escrow)
            return
        escrow_expire(actor=TRADE, settlement_subject=settlement_subject)
        return
    _instruct(escrow, kind="cancel", payload={"reason": reason}, key=key)


def _void(escrow: Escrow) -> None:
    for funding in Funding.objects.filter(escrow=escrow, state="AUTHORISED").select_related(
        "payment"
    ):
        operation_claim(
            key=f"{public_id('pay', funding.payment_id)}:void:1",
            kind="void",
            provider=funding.payment.provider,
            request={},
            payment=funding.payment,
        )


_BY_KEY = Reading(lambda key: Instruction.objects.filter(key=key), str)
_WAITING = Reading(
    lambda escrow: for_lock(Instruction.objects.filter(escrow_id=escrow, state="WAITING")),
    uuid.UUID,
)


def _instruct(escrow: Escrow, *, kind: str, payload: dict[str, Any], key: str) -> None:
    """Remember it once per key, under the lock of its escrow, and do it now if money may leave.

    Raises EscrowState where nothing was delivered yet, unless something else makes it wait.
    """
    if _BY_KEY.one(key) is None:
        row_insert(Instruction(escrow=escrow, kind=kind, payload=payload, key=key))
        _run(escrow, new=key)


@act
def instructions_run(*, settlement_subject: str) -> int:
    """Do what waits, oldest first, as far as money may leave. Returns how many were done."""
    escrow = escrow_find_locked(settlement_subject)
    return 0 if escrow is None else _run(escrow)


def _run(escrow: Escrow, *, new: str = "") -> int:
    """``new``: the key of the instruction that is given just now; its refusal is the caller's."""
    done, waiting = 0, _WAITING(escrow.pk)
    while waiting:
        left = []
        for instruction in waiting:
            if done:
                escrow = escrow_lock(escrow.settlement_subject)
            why = _blocked(escrow, instruction)
            if why == "STATE" and instruction.key == new:
                raise EscrowState(state=LABELS[escrow.state])
            if not why:
                why = _try(escrow, instruction)
            instruction.state, instruction.why = ("WAITING", why) if why else ("DONE", "")
            row_update(instruction, "state", "why")
            done += not why
            if why:
                left.append(instruction)
        # what was done may have brought the state that another one waits for
        moved = len(left) < len(waiting) and any(row.why == "STATE" for row in left)
        waiting = left if moved else []
    if order_by_subject(escrow.settlement_subject) is not None:
        _release_rest(escrow_lock(escrow.settlement_subject))
        order_push(escrow.settlement_subject)
    checkout_push(escrow.payment_ref)
    return done


def _blocked(escrow: Escrow, instruction: Instruction) -> str:
    """Why money may not leave now. The order is read under the escrow's lock (decision D25)."""
    if escrow.frozen:
        return "FROZEN"
    if escrow.state in {"DISPUTED", "ARBITRATED"}:
        return "DISPUTED"
    if escrow.held_minor and not may(instruction.kind, escrow.state):
        return "STATE"  # it waited for the end of a dispute or freeze; now for the money or goods
    if instruction.kind != "release":
        return ""
    order = order_by_subject(escrow.settlement_subject)
    if order is None:
        return ""
    return "PROBLEM" if order_lock(order.pk, door=order.door).release_blocked else ""


def _try(escrow: Escrow, instruction: Instruction) -> str:
    """Do it; answers why not, where only the merchant's balance is missing."""
    beyond = instruction.kind == "refund" and instruction.payload["amount"] > escrow.held_minor
    if not beyond:
        _do(escrow, instruction)
        return ""
    try:
        with transaction.atomic():
            _do(escrow, instruction)
    except MerchantBalance:
        return "MERCHANT_BALANCE"
    return ""


def _do(escrow: Escrow, instruction: Instruction) -> None:
    payload = instruction.payload
    subject = escrow.settlement_subject
    if instruction.kind == "release":
        parts = [Part(amount, bp) for amount, bp in payload["parts"]]
        parts, freight = capped(parts, freight_minor=payload["freight"], held=escrow.held_minor)
        if parts or freight:
            escrow_release(
                actor=TRADE, settlement_subject=subject, parts=parts, freight_minor=freight,
                key=instruction.key,
            )  # fmt: skip
        return
    reason = payload["reason"]
    if instruction.kind == "cancel":
        if escrow.held_minor:
            refund_held(
                actor=TRADE, settlement_subject=subject, amount_minor=escrow.held_minor,
                key=instruction.key, reason=reason, command="cancel",
            )  # fmt: skip
        return
    held = min(payload["amount"], escrow.held_minor)
    if held:
        refund_held(
            actor=TRADE, settlement_subject=subject, amount_minor=held, key=instruction.key,
            reason=reason,
        )  # fmt: skip
    if escrow.retained_minor:
        held += retention_refund(
            escrow=escrow, amount_minor=payload["amount"] - held, key=instruction.key,
            reason=reason,
        )  # fmt: skip
    after = min(payload["amount"] - held, escrow.released_minor)
    if after > 0:
        refund_released(
            actor=TRADE, settlement_subject=subject, amount_minor=after,
            key=f"{instruction.key}:after", reason=reason,
        )  # fmt: skip


WAITS = """
SELECT EXISTS (SELECT 1 FROM payments_escrow_instruction WHERE escrow_id = %s AND state = 'WAITING')
"""


def _release_rest(escrow: Escrow) -> None:
    """Once the trade is over nothing stays held: the rest is the merchant's (row 7)."""
    order = order_by_subject(escrow.settlement_subject)
    if order is None or order.trade_state != "COMPLETED" or order.release_blocked:
        return
    if escrow.frozen or escrow.held_minor <= 0 or escrow.state in {"DISPUTED", "ARBITRATED"}:
        return
    if run(WAITS, [escrow.pk])[0][0][0]:
        return
    goods: dict[int, int] = {}
    for line in lines_of([order.pk]):
        goods[line.commission_bp] = (
            goods.get(line.commission_bp, 0) + line.total_minor - line.discount_minor
        )
    parts, freight = rest_parts(
        held=escrow.held_minor,
        freight_minor=max(0, escrow.freight_minor - _freight_released(escrow)),
        goods_by_bp=goods,
        released_by_bp=escrow.released_by_bp,
    )
    escrow_release(
        actor=TRADE,
        settlement_subject=escrow.settlement_subject,
        parts=parts,
        freight_minor=freight,
        key=f"{escrow_ref(escrow)}:rest:{escrow.version}",
    )


FREIGHT = """
SELECT coalesce(sum(freight_minor), 0) FROM payments_escrow_release WHERE escrow_id = %s
"""


def _freight_released(escrow: Escrow) -> int:
    return int(run(FREIGHT, [escrow.pk])[0][0][0])


def windows_close_due(limit: int = 500) -> int:
    """The inspection timer: locks escrow, then order, and re-reads everything there (D25)."""
    over = windows_over(clock.now())
    due = list(over.values_list("pk", "order__settlement_subject")[:limit])
    return sum(_close_window(fulfillment, subject) for fulfillment, subject in due)


@transaction.atomic
def _close_window(fulfillment_id: uuid.UUID, settlement_subject: str) -> bool:
    escrow = escrow_find_locked(settlement_subject)
    if escrow is not None and (escrow.frozen or escrow.state == "DISPUTED"):
        return False
    accepted = order_accept_by_timer(actor=TRADE, fulfillment_id=fulfillment_id)
    failpoint("timer.window")
    return accepted


RETRY = """
SELECT DISTINCT e.settlement_subject FROM payments_escrow_instruction i
    JOIN payments_escrow_escrow e ON e.id = i.escrow_id
WHERE i.state = 'WAITING' AND i.why IN ('MERCHANT_BALANCE', 'STATE') LIMIT %s
"""
UNFUNDED = """
SELECT settlement_subject FROM payments_escrow_escrow
WHERE state = 'CREATED' AND fund_by <= %s AND funded_minor = 0 ORDER BY id LIMIT %s
"""


def instructions_retry(limit: int = 200) -> int:
    """Try again what waited for a merchant's balance or a delivery. Returns how many escrows."""
    subjects = [row[0] for row in run(RETRY, [limit])[0]]
    for subject in subjects:
        instructions_run(settlement_subject=subject)
    return len(subjects)


def escrows_expire_due(limit: int = 500) -> int:
    """Row 13: nothing came in time; money that comes later goes back. Returns how many ended."""
    now = clock.now()
    due = [row[0] for row in run(UNFUNDED, [now, limit])[0]]
    ended = 0
    for subject in due:
        with transaction.atomic():
            escrow = escrow_find_locked(subject)
            order = order_by_subject(subject)
            alive = order is not None and order.trade_state == "AWAITING_PAYMENT"
            if escrow is None or escrow.state != "CREATED" or alive:
                continue
            escrow_expire(actor=TRADE, settlement_subject=subject)
            failpoint("timer.expiry")
            ended += 1
    return ended
