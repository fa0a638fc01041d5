"""What is said in a dispute: words, papers by their kind, or that nobody contests it."""

from __future__ import annotations

import io
from typing import Any

import structlog
from stripe import StripeClient

from payments.gateway.adapters.stripe.client import CallRefused, asking, heard
from payments.gateway.adapters.stripe.shapes import dispute_of
from payments.gateway.port import Evidence, EvidenceFile, ProviderObject

log = structlog.get_logger(__name__)
TEXT_MAX = 20_000
FIELDS = {
    "SHIPPING": "shipping_documentation",
    "RECEIPT": "receipt",
    "SIGNATURE": "customer_signature",
    "COMMUNICATION": "customer_communication",
    "SERVICE": "service_documentation",
    "OTHER": "uncategorized_file",
}
"""Stripe takes one file in each field (API reference: Update a dispute)."""


def answer(
    client: StripeClient, uploads: StripeClient, ref: str, said: Evidence, *, key: str, live: bool
) -> ProviderObject:
    """Papers first, each under a key of its own, then the words; submitted at once."""
    told = {"uncategorized_text": said.text[:TEXT_MAX]}
    for file in said.files:
        name = _upload(uploads, file, key=key)
        told |= {FIELDS[file.kind]: name} if name else {}
    params: Any = {"evidence": told, "submit": True}
    try:
        with heard(key):
            row = client.v1.disputes.update(ref, params, {"idempotency_key": key})
            return dispute_of(row.to_dict(), live=live)
    except CallRefused:  # too late, or decided: the object says which
        return _standing(client, ref, key=key, live=live)


def _upload(client: StripeClient, file: EvidenceFile, *, key: str) -> str:
    """Stripe's name of the file; empty where it takes none of this kind: the words go without it.

    Raises ProviderSilent.
    """
    body = io.BytesIO(file.data)
    body.name = f"{file.kind.lower()}.{file.media_type.rpartition('/')[2]}"  # no name of a person's
    params: Any = {"purpose": "dispute_evidence", "file": body}
    try:
        with heard(key):
            options: Any = {"idempotency_key": f"{key}:{file.kind}"}
            return str(client.v1.files.create(params, options).to_dict()["id"])
    except CallRefused as refused:
        log.error("evidence_file_refused", key=key, kind=file.kind, code=refused.code)
        return ""


def concede(client: StripeClient, ref: str, *, key: str, live: bool) -> ProviderObject:
    """Close it: lost at once, and for good."""
    try:
        with heard(key):
            row = client.v1.disputes.close(ref, {}, {"idempotency_key": key})
            return dispute_of(row.to_dict(), live=live)
    except CallRefused:  # answered or decided before
        return _standing(client, ref, key=key, live=live)


def _standing(client: StripeClient, ref: str, *, key: str, live: bool) -> ProviderObject:
    with asking(key):
        return dispute_of(client.v1.disputes.retrieve(ref).to_dict(), live=live)
