"""Reading contracts and verifying files."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import F, QuerySet

from backend.kernel.actor import Viewer
from backend.kernel.late import late
from backend.signing.authority import authority
from backend.signing.models import DocumentParty, Identity, SignedDocument
from backend.signing.reports import SignatureReport, Verification

if TYPE_CHECKING:
    from backend.signing import pades
else:  # loads when the first file is verified
    pades = late("backend.signing.pades")

FILE_BYTES_MAX = 10 * 1024 * 1024
AUDIT_READ = "audit.read"


def revoked_serials() -> list[str]:
    """Serial numbers of certificates ended before their time; what merely ran out is not revoked."""
    ended = Identity.objects.filter(revoked_at__lt=F("not_after"))
    return list(ended.values_list("serial", flat=True))


def contracts(*, viewer: Viewer) -> QuerySet[SignedDocument]:
    """Contracts the viewer's organisation is a party of; all for those who audit."""
    rows = SignedDocument.objects.defer("file")
    if viewer.may(AUDIT_READ):
        return rows
    if viewer.organization_id is None:
        return rows.none()
    own = DocumentParty.objects.filter(organization_id=viewer.organization_id)
    return rows.filter(pk__in=own.values("document_id"))


def contract_get(document_id: uuid.UUID, *, viewer: Viewer) -> SignedDocument | None:
    """One contract."""
    return contracts(viewer=viewer).filter(pk=document_id).first()


def contract_of(holder: str, template: str) -> SignedDocument | None:
    """The living contract about something."""
    rows = SignedDocument.objects.filter(holder=holder, template=template)
    return rows.exclude(state__in=["DECLINED", "VOID"]).defer("file").first()


def contract_verify(data: bytes) -> Verification:
    """Check a file: every signature holds, chains to the root, and nothing follows the last one."""
    if len(data) > FILE_BYTES_MAX:
        return Verification(False, "", True, [])
    root, revocations = trust()
    return verification_of(data, pades.verify(data, root=root, revocations=revocations))


def trust() -> tuple[bytes, bytes]:
    """The root and today's revocation list, DER."""
    return authority().root(), authority().revocations(revoked_serials())


def verification_of(data: bytes, reports: list[SignatureReport]) -> Verification:
    """What the signatures found in a file say about it."""
    sound = bool(reports) and all(r.valid and r.trusted and not r.changed_after for r in reports)
    # the last signature's own validation data is a legal increment; anything else is a change
    return Verification(
        genuine=sound,
        known_number=_number(data),
        changed_after_signing=bool(reports) and not sound,
        signatures=reports,
    )


def _number(data: bytes) -> str:
    digest = hashlib.sha256(data).hexdigest()
    row = SignedDocument.objects.filter(sha256=digest).only("number").first()
    return row.number if row else ""


def contracts_about(holders: Iterable[str], template: str) -> QuerySet[SignedDocument]:
    """The living contracts about several things, without their files."""
    rows = SignedDocument.objects.filter(holder__in=list(holders), template=template)
    return rows.exclude(state__in=["DECLINED", "VOID"]).defer("file")


def contract_parties(document_id: uuid.UUID) -> list[DocumentParty]:
    """The sides of a contract in the order of signing."""
    rows = DocumentParty.objects.filter(document_id=document_id).select_related("organization")
    return list(rows.order_by("place"))


def contract_file(document_id: uuid.UUID, *, viewer: Viewer) -> bytes | None:
    """The PDF for its parties and those who audit; None for everybody else."""
    if contract_get(document_id, viewer=viewer) is None:
        return None
    return bytes(SignedDocument.objects.values_list("file", flat=True).get(pk=document_id))
