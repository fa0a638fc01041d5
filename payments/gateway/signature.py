"""Signed webhooks: HMAC-SHA256 over time and raw body, valid for five minutes."""

from __future__ import annotations

import hashlib
import hmac
import time

from django.conf import settings

from payments.gateway.port import EventRefused

WINDOW_SECONDS = 300
HEADER = "Shiji-Signature"


def secrets_of(provider: str) -> list[bytes]:
    """The active secrets of a provider; several while one is being changed."""
    given: dict[str, list[str]] = getattr(settings, "WEBHOOK_SECRETS", {})
    named = [text.encode() for text in given.get(provider, [])]
    own = hmac.new(settings.SECRET_KEY.encode(), f"webhook:{provider}".encode(), hashlib.sha256)
    return named or [own.hexdigest().encode()]


def _mac(secret: bytes, moment: int, body: bytes) -> str:
    return hmac.new(secret, f"{moment}.".encode() + body, hashlib.sha256).hexdigest()


def sign(provider: str, body: bytes, *, moment: int | None = None) -> str:
    """The header's value: ``t=...,v1=...``; real time, not the virtual clock."""
    at = int(time.time()) if moment is None else moment
    return f"t={at},v1={_mac(secrets_of(provider)[0], at, body)}"


def verify(provider: str, header: str, body: bytes) -> None:
    """Raises EventRefused: SIGNATURE for a wrong or missing one, TIME outside the window."""
    parts = dict(piece.split("=", 1) for piece in header.split(",") if "=" in piece)
    if not parts.get("t", "").isascii() or not parts.get("t", "").isdigit() or "v1" not in parts:
        raise EventRefused("SIGNATURE")
    moment = int(parts["t"])
    given = parts["v1"].encode()
    good = [
        hmac.compare_digest(_mac(s, moment, body).encode(), given) for s in secrets_of(provider)
    ]
    if not any(good):
        raise EventRefused("SIGNATURE")
    if abs(time.time() - moment) > WINDOW_SECONDS:
        raise EventRefused("TIME")
