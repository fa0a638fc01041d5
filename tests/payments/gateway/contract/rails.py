"""The providers of the suite, each with the words it uses for the same things."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from stripe import WebhookSignature

from backend.kernel.money import Money
from payments.gateway.adapters.sandbox import SandboxProvider
from payments.gateway.adapters.stripe import StripeProvider
from payments.gateway.port import PaymentProvider, PaymentRequest, ProviderObject
from payments.gateway.signature import HEADER, sign
from tests.payments.gateway.stripe.door import Door

AMOUNT = Money(123_45, "CNY")


@dataclass(frozen=True)
class Rail:
    """One provider under test."""

    provider: PaymentProvider
    good: dict[str, Any]
    declined: dict[str, Any]
    lose_reply: Callable[[], dict[str, Any]]
    lose_request: Callable[[], dict[str, Any]]
    message: Callable[[str], tuple[dict[str, str], bytes]]

    def pay(
        self, key: str, data: dict[str, Any] | None = None, *, manual: bool = False,
        amount: Money = AMOUNT,
    ) -> ProviderObject:  # fmt: skip
        wanted = PaymentRequest(
            amount=amount,
            instrument=self.provider.instrument(self.good if data is None else data),
            manual_capture=manual,
            reference="chk_1",
        )
        return self.provider.create_payment(wanted, key=key)


def sandbox_rail() -> Rail:
    provider = SandboxProvider()

    def message(ref: str) -> tuple[dict[str, str], bytes]:
        body = json.dumps({
            "id": "evt_1", "type": "payment.captured", "account": "shiji", "live": False,
            "object": {"kind": "payment", "ref": ref}, "at": "2026-11-25T00:00:00+00:00",
        }).encode()  # fmt: skip
        return {HEADER: sign(provider.code, body)}, body

    return Rail(
        provider=provider,
        good={"instrument": "ok"},
        declined={"instrument": "decline"},
        lose_reply=lambda: {"instrument": "timeout_applied"},
        lose_request=lambda: {"instrument": "timeout_lost"},
        message=message,
    )


def stripe_rail(door: Door, secret: str) -> Rail:
    card = {"paymentMethod": "pm_card_visa"}

    def fail(how: str) -> Callable[[], dict[str, Any]]:
        def order() -> dict[str, Any]:
            door.faults.append(how)
            return card

        return order

    def message(ref: str) -> tuple[dict[str, str], bytes]:
        body = stripe_event("payment_intent.succeeded", {"object": "payment_intent", "id": ref})
        return {"Stripe-Signature": seal(body, secret)}, body

    return Rail(
        provider=StripeProvider(),
        good=card,
        declined={"paymentMethod": "pm_card_visa_chargeDeclined"},
        lose_reply=fail("mute"),
        lose_request=fail("lost"),
        message=message,
    )


def stripe_event(kind: str, thing: dict[str, Any], **also: Any) -> bytes:
    """A message as Stripe posts it."""
    return json.dumps({
        "id": "evt_1", "object": "event", "api_version": "2026-10-28.endive", "type": kind,
        "created": int(time.time()), "livemode": False, "pending_webhooks": 1,
        "data": {"object": thing}, **also,
    }).encode()  # fmt: skip


def seal(body: bytes, secret: str, moment: int | None = None) -> str:
    """The header over a message; real time unless another is given."""
    return str(WebhookSignature.generate_signature_header(body.decode(), secret, moment))
