"""Organisations sign plain statements (canonical JSON), and anybody checks who signed one."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from backend.kernel import clock
from backend.parties.services.sealing import unseal
from backend.signing.detached import holds_by_certificate, sign_by_certificate
from backend.signing.models import Identity
from backend.signing.services import identity_issue


def statement_sign(document: Mapping[str, Any], *, organization_id: uuid.UUID) -> dict[str, str]:
    """The organisation's detached signature, by its living certificate. Raises NotFound."""
    identity = identity_issue(organization_id=organization_id)
    key = unseal(bytes(identity.sealed_key))
    return sign_by_certificate(document, key=key, certificate=identity.certificate)


def statement_signer(
    document: Mapping[str, Any], signature: Mapping[str, Any], *, fresh: bool = True
) -> uuid.UUID | None:
    """Which organisation signed this statement; None where the signature does not hold.

    The certificate is looked up in our own register by its serial, never taken from the message.
    ``fresh``: it must be living today; otherwise it may have been renewed since.
    """
    identity = Identity.objects.filter(serial=str(signature.get("kid", ""))).first()
    if identity is None:
        return None
    if fresh and (identity.revoked_at is not None or identity.not_after <= clock.now()):
        return None
    if not holds_by_certificate(document, signature, certificate=identity.certificate):
        return None
    return identity.organization_id
