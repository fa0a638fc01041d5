"""The seal on a webhook: HMAC-SHA256 over time and raw body. Pure."""

from __future__ import annotations

import hashlib
import hmac
import time

HEADER = "Shiji-Signature"


def own_secret(secret_key: str, provider: str) -> bytes:
    """The secret of a provider of this house, derived from the installation's key."""
    own = hmac.new(secret_key.encode(), f"webhook:{provider}".encode(), hashlib.sha256)
    return own.hexdigest().encode()


def mac_of(secret: bytes, moment: int, body: bytes) -> str:
    """The seal of a body at a moment."""
    return hmac.new(secret, f"{moment}.".encode() + body, hashlib.sha256).hexdigest()


def header_of(secret: bytes, body: bytes, *, moment: int | None = None) -> str:
    """The header's value: ``t=...,v1=...``; real time, not the virtual clock."""
    at = int(time.time()) if moment is None else moment
    return f"t={at},v1={mac_of(secret, at, body)}"
