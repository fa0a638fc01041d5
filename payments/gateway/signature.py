"""Signed webhooks: HMAC-SHA256 over time and raw body, valid for five minutes."""

from __future__ import annotations

import hmac
import time

from django.conf import settings

from payments.gateway.marks import HEADER, header_of, mac_of, own_secret
from payments.gateway.port import EventRefused

WINDOW_SECONDS = 300
__all__ = ["HEADER", "secrets_of", "sign", "verify"]


def secrets_of(provider: str) -> list[bytes]:
    """The active secrets of a provider; several while one is being changed."""
    given: dict[str, list[str]] = getattr(settings, "WEBHOOK_SECRETS", {})
    named = [text.encode() for text in given.get(provider, [])]
    return named or [own_secret(settings.SECRET_KEY, provider)]


def sign(provider: str, body: bytes, *, moment: int | None = None) -> str:
    """The header's value: ``t=...,v1=...``; real time, not the virtual clock."""
    return header_of(secrets_of(provider)[0], body, moment=moment)


def verify(provider: str, header: str, body: bytes) -> None:
    """Raises EventRefused: SIGNATURE for a wrong or missing one, TIME outside the window."""
    parts = dict(piece.split("=", 1) for piece in header.split(",") if "=" in piece)
    if not parts.get("t", "").isascii() or not parts.get("t", "").isdigit() or "v1" not in parts:
        raise EventRefused("SIGNATURE")
    moment = int(parts["t"])
    given = parts["v1"].encode()
    good = [
        hmac.compare_digest(mac_of(s, moment, body).encode(), given) for s in secrets_of(provider)
    ]
    if not any(good):
        raise EventRefused("SIGNATURE")
    if abs(time.time() - moment) > WINDOW_SECONDS:
        raise EventRefused("TIME")
