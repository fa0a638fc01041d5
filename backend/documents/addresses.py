"""Addresses at the second port: published ones, and signed ones that live five minutes."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
import uuid

from django.conf import settings

from backend.kernel.ids import public_id

LIVES_SECONDS = 300


def _signature(name: str, until: int) -> str:
    key = hashlib.sha256(f"documents:{settings.SECRET_KEY}".encode()).digest()
    mac = hmac.new(key, f"{name}:{until}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(mac[:24]).decode()


def signed_address(document_id: uuid.UUID, *, lives_seconds: int = LIVES_SECONDS) -> str:
    """For somebody who may see the file now. Real time counts, not the virtual clock (D4)."""
    name, until = public_id("doc", document_id), int(time.time()) + lives_seconds
    return f"{settings.FILES_URL}/files/{name}?until={until}&key={_signature(name, until)}"


def published_address(document_id: uuid.UUID) -> str:
    """For everybody; answered only while the file is published."""
    return f"{settings.FILES_URL}/files/{public_id('doc', document_id)}"


def signature_holds(name: str, until: str, key: str) -> bool:
    """Whether an address was made by us for this file and still lives."""
    if not (until.isascii() and until.isdigit() and len(until) < 12 and key.isascii()):
        return False
    return hmac.compare_digest(_signature(name, int(until)), key) and int(until) >= time.time()
