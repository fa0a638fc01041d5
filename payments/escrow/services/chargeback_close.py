"""Writing off a debt of a lost chargeback that will not come; two persons."""

from __future__ import annotations

import uuid

from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import Invalid, SodConflict
from backend.kernel.ids import public_id
from payments.escrow.errors import ChargebackState
from payments.escrow.models import Chargeback
from payments.escrow.services.claims import claims_locked
from payments.escrow.services.cover import HANDLE, chargeback_locked
from payments.escrow.services.hold import step
from payments.escrow.services.release import merchant_ref
from payments.ledger.rules import cr, dr

APPROVE = "payout.check"


@act
def write_off_ask(*, actor: Actor, chargeback_id: uuid.UUID, reason: str) -> Chargeback:
    """The first person: the debt of a lost case will not come. Raises Forbidden, NotFound, Invalid,
    ChargebackState unless it is lost, something is owed and nobody has asked."""
    actor.require(HANDLE)
    if not 5 <= len(reason.strip()) <= 300:
        raise Invalid("请写明核销理由，5 至 300 字。", field="reason")
    row = chargeback_locked(chargeback_id)
    if row.state != "LOST" or row.write_off_by is not None or not _open_minor(row):
        raise ChargebackState
    row.write_off_by, row.write_off_reason = actor.human, reason.strip()
    row.save(update_fields=["write_off_by", "write_off_reason", "updated_at"])
    step(
        row.escrow, command="write_off_ask", to=row.escrow.state, actor=actor,
        amount_minor=_open_minor(row), text=row.write_off_reason,
    )  # fmt: skip
    return row


@act
def write_off_approve(*, actor: Actor, chargeback_id: uuid.UUID) -> Chargeback:
    """The second person: Dr 5050 Cr 1050 for what is still open; payouts run again.

    Raises Forbidden, NotFound, ChargebackState, SodConflict for the same person.
    """
    actor.require(APPROVE)
    row = chargeback_locked(chargeback_id)
    if row.state != "LOST" or row.write_off_by is None:
        raise ChargebackState
    if row.write_off_by == actor.human:
        raise SodConflict
    claims = claims_locked(row.merchant_id, row.currency)
    claim = next((one for one in claims if one.chargeback_id == row.pk), None)
    if claim is None:
        raise ChargebackState
    amount, claim.open_minor = claim.open_minor, 0
    claim.save(update_fields=["open_minor", "updated_at"])
    owner = merchant_ref(row.merchant_id)
    row.state, row.write_off_checked_by = "WRITTEN_OFF", actor.human
    row.written_off_minor = amount
    row.save()
    step(
        row.escrow,
        command="write_off",
        to=row.escrow.state,
        actor=actor,
        amount_minor=amount,
        kind="J-BADDEBT",
        lines=[dr("5050", owner, amount, row.currency), cr("1050", owner, amount, row.currency)],
        key=f"{public_id('cbk', row.pk)}:write_off",
        text=row.write_off_reason,
    )
    return row


def _open_minor(row: Chargeback) -> int:
    claims = claims_locked(row.merchant_id, row.currency)
    return sum(one.open_minor for one in claims if one.chargeback_id == row.pk)
