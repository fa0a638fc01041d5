"""What the house answers in a dispute: evidence in time, or that it is not contested.

Both are said once, for the whole dispute; not to contest gives money up and takes two persons.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING

from backend.documents.selectors import document_get
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import Invalid, Listed, NotFound, SodConflict
from backend.kernel.ids import public_id
from backend.rulebook.selectors import local_text
from payments.escrow.errors import ChargebackState, EvidenceLate
from payments.escrow.models import Chargeback
from payments.escrow.services.cover import HANDLE, chargeback_locked
from payments.escrow.services.hold import step
from payments.gateway.port import EVIDENCE_BYTES_MAX, EVIDENCE_KINDS, EVIDENCE_TYPES
from payments.gateway.services import operation_claim

if TYPE_CHECKING:
    from backend.documents.models import Document

APPROVE = "payout.check"
TEXT_MAX = 2000
REASON_MAX = 300


@act
def chargeback_evidence(
    *,
    actor: Actor,
    chargeback_id: uuid.UUID,
    text: str,
    documents: Mapping[str, uuid.UUID] | None = None,
) -> Chargeback:
    """Say once why the money is the merchant's; the provider is told. Whoever asked not to contest
    is overruled. ``documents``: the actor's own files by kind of paper (``EVIDENCE_KINDS``).

    Raises Forbidden, NotFound, Invalid, ChargebackState when decided or answered, EvidenceLate.
    """
    actor.require(HANDLE)
    said = text.replace("\x00", "").strip()
    if not 10 <= len(said) <= TEXT_MAX:
        raise Invalid("请写明抗辩理由，10 至 {most} 字。", field="text", most=TEXT_MAX)
    files = _files(documents or {}, actor)
    row = _open_row(chargeback_id)
    if row.evidence_due is not None and clock.now() > row.evidence_due:
        raise EvidenceLate(due=local_text(row.evidence_due))
    operation_claim(
        key=f"{public_id('dsp', row.dispute_id)}:evidence:1",
        kind="evidence",
        provider=row.dispute.provider,
        request={"ref": row.dispute.ref, "facts": {"text": said, "files": files}},
        payment=row.dispute.payment,
    )
    _for_all(
        row, evidence_text=said, evidence_files=files, evidence_at=clock.now(),
        evidence_by=actor.human, accept_by=None, accept_reason="",
    )  # fmt: skip
    return row


def _files(documents: Mapping[str, uuid.UUID], actor: Actor) -> list[dict[str, str]]:
    found: dict[str, Document] = {}
    for kind, key in documents.items():
        if kind not in EVIDENCE_KINDS:
            kinds = Listed(EVIDENCE_KINDS)
            raise Invalid("文件种类须为 {kinds} 之一。", field="files", kinds=kinds)
        document = document_get(key, viewer=actor)
        if document is None:
            raise NotFound(field="files")
        if document.media_type not in EVIDENCE_TYPES:
            raise Invalid("抗辩文件须为 PDF、JPEG 或 PNG。", field="files")
        found[kind] = document
    if sum(one.size_bytes for one in found.values()) > EVIDENCE_BYTES_MAX:
        most = f"{EVIDENCE_BYTES_MAX / 1e6:.1f}"
        raise Invalid("抗辩文件合计不超过 {most} MB。", field="files", most=most)
    return [
        {
            "kind": kind, "document": public_id("doc", one.pk), "name": one.name,
            "sha256": one.sha256,
        }
        for kind, one in found.items()
    ]  # fmt: skip


def _open_row(chargeback_id: uuid.UUID) -> Chargeback:
    """The row under lock, still to be answered. Raises NotFound, ChargebackState."""
    row = chargeback_locked(chargeback_id)
    if row.state != "OPEN" or row.evidence_at is not None or row.accepted_at is not None:
        raise ChargebackState
    return row


def _for_all(row: Chargeback, **fields: object) -> None:
    """An answer is of the dispute, so all its parts carry it."""
    Chargeback.objects.filter(dispute_id=row.dispute_id).update(**fields)
    row.refresh_from_db()


@act
def chargeback_accept_ask(*, actor: Actor, chargeback_id: uuid.UUID, reason: str) -> Chargeback:
    """The first person: this is not worth contesting. Raises Forbidden, NotFound, Invalid,
    ChargebackState when decided, answered or asked for already."""
    actor.require(HANDLE)
    why = reason.replace("\x00", "").strip()
    if not 5 <= len(why) <= REASON_MAX:
        raise Invalid("请写明不抗辩的理由，5 至 {most} 字。", field="reason", most=REASON_MAX)
    row = _open_row(chargeback_id)
    if row.accept_by is not None:
        raise ChargebackState
    _for_all(row, accept_by=actor.human, accept_reason=why)
    return row


@act
def chargeback_accept_approve(*, actor: Actor, chargeback_id: uuid.UUID) -> Chargeback:
    """The second person: the provider is told that nobody contests; its answer ends the case.

    Raises Forbidden, NotFound, ChargebackState, SodConflict for the same person.
    """
    actor.require(APPROVE)
    row = _open_row(chargeback_id)
    if row.accept_by is None:
        raise ChargebackState
    if row.accept_by == actor.human:
        raise SodConflict
    operation_claim(
        key=f"{public_id('dsp', row.dispute_id)}:concede:1",
        kind="concede",
        provider=row.dispute.provider,
        request={"ref": row.dispute.ref},
        payment=row.dispute.payment,
    )
    _for_all(row, accept_checked_by=actor.human, accepted_at=clock.now())
    step(
        row.escrow, command="chargeback_given", to=row.escrow.state, actor=actor,
        amount_minor=row.amount_minor, text=row.accept_reason,
    )  # fmt: skip
    return row
