"""What persons do about a chargeback: evidence in time, and writing off a debt that will not come."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from backend.documents.selectors import document_get
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import Invalid, NotFound, SodConflict
from backend.kernel.ids import public_id
from backend.rulebook.selectors import local_text
from payments.escrow.errors import ChargebackState, EvidenceLate
from payments.escrow.models import Chargeback
from payments.escrow.services.claims import claims_locked
from payments.escrow.services.cover import HANDLE, chargeback_locked
from payments.escrow.services.hold import step
from payments.escrow.services.release import merchant_ref
from payments.gateway.services import operation_claim
from payments.ledger.rules import cr, dr

APPROVE = "payout.check"
TEXT_MAX = 2000
FILES_MAX = 10


@act
def chargeback_evidence(
    *, actor: Actor, chargeback_id: uuid.UUID, text: str, documents: Sequence[uuid.UUID] = ()
) -> Chargeback:
    """Say once, for the whole dispute, why the money is the merchant's; the provider is told.

    Raises Forbidden, NotFound, Invalid, ChargebackState when decided or said, EvidenceLate.
    """
    actor.require(HANDLE)
    said = text.strip()
    if not 10 <= len(said) <= TEXT_MAX:
        raise Invalid(f"请写明抗辩理由，10 至 {TEXT_MAX} 字。", field="text")
    if len(documents) > FILES_MAX:
        raise Invalid(f"最多附 {FILES_MAX} 份文件。", field="documents")
    files = [_file(key, actor) for key in documents]
    row = chargeback_locked(chargeback_id)
    if row.state != "OPEN" or row.evidence_at is not None:
        raise ChargebackState
    if row.evidence_due is not None and clock.now() > row.evidence_due:
        raise EvidenceLate(due=local_text(row.evidence_due))
    operation_claim(
        key=f"{public_id('dsp', row.dispute_id)}:evidence:1",
        kind="evidence",
        provider=row.dispute.provider,
        request={"ref": row.dispute.ref, "facts": {"text": said, "files": files}},
        payment=row.dispute.payment,
    )
    Chargeback.objects.filter(dispute_id=row.dispute_id).update(
        evidence_text=said, evidence_files=files, evidence_at=clock.now(),
        evidence_by=actor.human,
    )  # fmt: skip
    row.refresh_from_db()
    return row


def _file(key: uuid.UUID, actor: Actor) -> dict[str, str]:
    found = document_get(key, viewer=actor)
    if found is None:
        raise NotFound(field="documents")
    return {"document": public_id("doc", found.pk), "sha256": found.sha256}


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
