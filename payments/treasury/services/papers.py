"""Make, keep and check the signed documents."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.ids import public_id
from backend.parties.selectors import organization_get
from backend.rulebook.selectors import value
from backend.signing.detached import digest, holds_by_key
from backend.signing.statements import statement_sign, statement_signer
from payments.treasury.errors import PaperForged, PaperMalformed, PaperReused, PaperStale
from payments.treasury.events import PaperKept
from payments.treasury.models import PaymentOrder, TreasuryPaper
from payments.treasury.papers import (
    APPLICATION,
    BYTES_MAX,
    ORDER,
    QUOTA,
    RECEIPT,
    RED,
    Misshapen,
    Paper,
    Party,
    document_of,
    paper_read,
)

ROLE_OF = {ORDER: "treasury", QUOTA: "treasury", RECEIPT: "bank", RED: "bank"}
"""Which of the keys outside may sign which kind."""
EARLY = timedelta(minutes=5)


def envelope_of(paper: TreasuryPaper) -> dict[str, Any]:
    """A kept paper as it travels."""
    return {"document": paper.document, "signature": paper.signature}


def party_of(organization_id: uuid.UUID) -> Party:
    """An organisation as documents name it."""
    row = organization_get(organization_id)
    assert row is not None, "orders name organisations that exist"
    return Party(name=row.legal_name, uscc=row.uscc or "")


def payee_of(order: PaymentOrder) -> Party:
    """The supplier with the account that the application names."""
    return Party(
        name=order.payee_name or order.supplier.legal_name,
        uscc=order.supplier.uscc or "",
        account=order.payee_account,
        bank=order.payee_bank,
    )


def paper_issue(
    *,
    actor: Actor,
    order: PaymentOrder,
    kind: str,
    number: str,
    organization_id: uuid.UUID,
    texts: Mapping[str, Any],
) -> TreasuryPaper:
    """Write and sign an application or an order for one of our organisations, in its name.

    The same kind and number again is the paper made before. Raises NotFound.
    """
    assert kind in {APPLICATION, ORDER}, "we issue no receipts"
    held = TreasuryPaper.objects.filter(kind=kind, number=number).first()
    if held is not None:
        return held
    document = document_of(
        kind,
        number=number,
        issued_at=clock.now(),
        payer=party_of(order.payer_id),
        payee=payee_of(order),
        amount_minor=order.amount_minor,
        currency=order.currency,
        texts={"reference": order.reference, "mode": order.mode, **texts},
    )
    signature = statement_sign(document, organization_id=organization_id)
    return paper_keep(
        actor=actor,
        envelope={"document": document, "signature": signature},
        order=order,
        payer_id=order.payer_id,
        signer_name=party_of(organization_id).name,
    )


@transaction.atomic
def paper_keep(
    *,
    actor: Actor,
    envelope: Mapping[str, Any],
    order: PaymentOrder | None,
    payer_id: uuid.UUID,
    signer_name: str,
) -> TreasuryPaper:
    """Store a checked paper with its hash and tell the log. Raises PaperReused."""
    document, signature = envelope["document"], envelope["signature"]
    kind, number = document["type"], document["number"]
    if TreasuryPaper.objects.filter(kind=kind, number=number).exists():
        raise PaperReused(number=number)
    paper = TreasuryPaper.objects.create(
        order=order,
        kind=kind,
        number=number,
        sha256=digest(document),
        document=document,
        signature=signature,
        signer=f"{signature['alg']}:{signature['kid']}"[:80],
        signer_name=signer_name[:200],
        issued_at=document["issuedAt"],
        kept_at=clock.now(),
    )
    publish(
        PaperKept(
            paper_id=paper.pk,
            paper_kind=kind,
            number=number,
            sha256=paper.sha256,
            signer=paper.signer,
            about=order.reference if order else public_id("org", payer_id),
            payer_id=payer_id,
            amount_minor=document["amountMinor"],
            currency=document["currency"],
        ),
        actor=actor,
    )
    return paper


def trusted_key(kid: str) -> tuple[str, bytes] | None:
    """The role and public key (32 bytes) of a key outside that we trust."""
    found = settings.TREASURY_KEYS.get(kid)
    return (found[0], bytes.fromhex(found[1])) if found else None


def paper_open(envelope: Any) -> tuple[Paper, str]:
    """Read a paper from outside and check shape, signature, right to sign it, and age.

    Returns the paper and its hash. Raises PaperMalformed, PaperForged, PaperStale.
    """
    if not isinstance(envelope, Mapping):
        raise PaperMalformed(what="document")
    document, signature = envelope.get("document"), envelope.get("signature")
    if not isinstance(document, dict) or not isinstance(signature, dict):
        raise PaperMalformed(what="signature")
    try:
        sha256, paper = digest_bounded(document), paper_read(document)
    except Misshapen as error:
        raise PaperMalformed(what=str(error)) from error
    known = trusted_key(str(signature.get("kid", "")))
    if known is None or known[0] != ROLE_OF[paper.kind]:
        raise PaperForged
    if not holds_by_key(document, signature, public_key=known[1]):
        raise PaperForged
    now = clock.now()
    days = value("treasury.paper_days", on=now).number
    if not now - timedelta(days=days) <= paper.issued_at <= now + EARLY:
        raise PaperStale
    return paper, sha256


def digest_bounded(document: dict[str, Any]) -> str:
    """The hash of a stranger's document. Raises Misshapen for what no database should keep."""
    try:
        if len(repr(document)) > BYTES_MAX or "\\x00" in repr(document):
            raise Misshapen("document")
        return digest(document)
    except (ValueError, RecursionError) as error:
        raise Misshapen("document") from error


def paper_holds(paper: TreasuryPaper) -> bool:
    """Check a kept paper again today: hash and signature, by the certificate or key named."""
    if digest(paper.document) != paper.sha256:
        return False
    known = trusted_key(str(paper.signature.get("kid", "")))
    if known is not None:
        return holds_by_key(paper.document, paper.signature, public_key=known[1])
    return statement_signer(paper.document, paper.signature, fresh=False) is not None
