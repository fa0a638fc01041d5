"""Stripe's messages: sealed over the raw body, five minutes either way, of our account and mode."""

from __future__ import annotations

import json
import time

from django.conf import settings
from stripe import SignatureVerificationError, WebhookSignature

from payments.gateway.adapters.stripe.shapes import event_of
from payments.gateway.port import EventRefused, ProviderEvent

HEADER = "Stripe-Signature"
WINDOW_SECONDS = 300


def message_read(header: str, body: bytes, *, provider: str, live: bool) -> ProviderEvent:
    """A verified message. Raises EventRefused: SIGNATURE, TIME, BODY, ACCOUNT or MODE."""
    _verify(header, body, settings.WEBHOOK_SECRETS.get(provider, []))
    try:
        row = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise EventRefused("BODY") from error
    found = event_of(row)
    if row.get("account") not in (None, settings.STRIPE_ACCOUNT or None):
        raise EventRefused("ACCOUNT")
    if found.live is not live:
        raise EventRefused("MODE")
    return found


def _verify(header: str, body: bytes, secrets: list[str]) -> None:
    """Any active secret is good. The SDK refuses what is too old; what is too young is refused here."""
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise EventRefused("SIGNATURE") from error
    if not header.isascii() or not any(_matches(header, text, s) for s in secrets):
        raise EventRefused("SIGNATURE")
    moment = int(next(part[2:] for part in header.split(",") if part.startswith("t=")))
    if abs(time.time() - moment) > WINDOW_SECONDS:
        raise EventRefused("TIME")


def _matches(header: str, text: str, secret: str) -> bool:
    try:
        return bool(WebhookSignature.verify_header(text, header, secret))
    except SignatureVerificationError:
        return False
