"""The adapter of Stripe: cards with hosted fields, Alipay, WeChat Pay; separate charges and transfers.

Every effect carries our operation key twice: as Stripe's idempotency key, good for a day, and in the
object's metadata, good for ever. A payment that Stripe leaves open after a refusal is closed at once,
so that nobody completes behind our back what we have told the buyer has failed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.conf import settings
from stripe import StripeClient

from backend.kernel.money import Money
from payments.gateway.adapters.stripe import disputes, lookup, methods, statement, transfers
from payments.gateway.adapters.stripe.amounts import to_stripe
from payments.gateway.adapters.stripe.client import (
    UPLOAD_SECONDS,
    CallRefused,
    asking,
    client_for,
    heard,
)
from payments.gateway.adapters.stripe.shapes import (
    Row,
    dispute_of,
    event_of,
    payment_of,
    refund_of,
    refused,
    top_up_of,
    why_failed,
)
from payments.gateway.adapters.stripe.webhook import HEADER, message_read
from payments.gateway.port import (
    Capabilities,
    EventRefused,
    Evidence,
    PaymentRequest,
    ProviderEvent,
    ProviderObject,
    Settlement,
    StatementSheet,
)

CODE = "stripe"
EXPAND = {"expand": ["latest_charge"]}


class StripeProvider:
    """Speaks to one Stripe account with the key of the settings; its mode is the key's."""

    code = CODE
    name = "银行卡与钱包（Stripe）"

    @property
    def live(self) -> bool:
        """Whether the key moves real money."""
        return "_live_" in settings.STRIPE_SECRET_KEY[:8]

    @property
    def _client(self) -> StripeClient:
        return client_for(settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE)

    @property
    def _uploads(self) -> StripeClient:
        return client_for(settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE, UPLOAD_SECONDS)

    def capabilities(self, method: str) -> Capabilities:
        return methods.CAPABILITIES[methods.method_of(method)]

    def instrument(self, data: Mapping[str, Any]) -> str:
        return methods.instrument_of(data)

    def client_data(self) -> dict[str, Any]:
        return {
            "environment": "live" if self.live else "test",
            "publishableKey": settings.STRIPE_PUBLISHABLE_KEY,
            "methods": [
                {
                    "code": code,
                    "currencies": sorted(can.currencies),
                    "hostedFields": code == methods.CARD,
                    "manualCapture": can.manual_capture,
                }
                for code, can in methods.CAPABILITIES.items()
            ],
        }

    # effects

    def create_payment(self, request: PaymentRequest, *, key: str) -> ProviderObject:
        try:
            params: Any = methods.intent_params(request, key)
        except ValueError:
            return refused("payment", key, request.amount, "amount_not_payable")
        params |= {"return_url": params["return_url"] or f"{settings.PUBLIC_URL}/", **EXPAND}
        try:
            with heard(key):
                row = self._client.v1.payment_intents.create(params, {"idempotency_key": key})
                return self._payment(row.to_dict())
        except CallRefused as error:
            named = error.body.get("payment_intent")
            if isinstance(named, dict):
                with asking(key):
                    return self._payment(named)
            return refused("payment", key, request.amount, error.code)

    def confirm(self, ref: str, data: Mapping[str, Any], *, key: str) -> ProviderObject:
        """The payer confirms at Stripe itself; here is only a look at what came of it."""
        return self._standing(ref, key)

    def capture(self, ref: str, amount: Money, *, key: str) -> ProviderObject:
        try:
            with heard(key):
                params: Any = {"amount_to_capture": to_stripe(amount), **EXPAND}
                options: Any = {"idempotency_key": key}
                return self._payment(
                    self._client.v1.payment_intents.capture(ref, params, options).to_dict()
                )
        except CallRefused:
            return self._standing(ref, key)  # captured, run out or voided: the object says which

    def void(self, ref: str, *, key: str) -> ProviderObject:
        try:
            with heard(key):
                options: Any = {"idempotency_key": key}
                return self._payment(
                    self._client.v1.payment_intents.cancel(ref, {}, options).to_dict()
                )
        except CallRefused:
            return self._standing(ref, key)

    def refund(self, ref: str, amount: Money, *, key: str) -> ProviderObject:
        try:
            with heard(key):
                params: Any = {
                    "payment_intent": ref,
                    "amount": to_stripe(amount),
                    "metadata": {methods.KEY: key},
                }
                row = self._client.v1.refunds.create(params, {"idempotency_key": key})
                return refund_of(row.to_dict(), live=self.live)
        except CallRefused as error:
            return refused("refund", key, amount, error.code, parent=ref)

    def payout(self, lines: list[dict[str, Any]], currency: str, *, key: str) -> ProviderObject:
        return transfers.send(self._client, lines, currency, key=key)

    def evidence(self, ref: str, said: Evidence, *, key: str) -> ProviderObject:
        return disputes.answer(self._client, self._uploads, ref, said, key=key, live=self.live)

    def concede(self, ref: str, *, key: str) -> ProviderObject:
        return disputes.concede(self._client, ref, key=key, live=self.live)

    def top_up(self, amount: Money, *, key: str) -> ProviderObject:
        params: Any = {
            "amount": to_stripe(amount),
            "currency": amount.currency.lower(),
            "metadata": {methods.KEY: key},
        }
        try:
            with heard(key):
                row = self._client.v1.topups.create(params, {"idempotency_key": key})
                return top_up_of(row.to_dict(), live=self.live)
        except CallRefused as error:
            return refused("topup", key, amount, error.code)

    # questions

    def fetch(self, kind: str, ref: str) -> ProviderObject | None:
        with asking(ref):
            try:
                with heard(ref):
                    return self._fetched(kind, ref)
            except CallRefused as error:
                if error.missing:
                    return None
                raise

    def find_by_key(self, key: str, *, parent: str = "") -> ProviderObject | None:
        with asking(key):
            words = key.split(":")[1:]  # <what>:<operation>:<number>
            if "payout" in words:
                return transfers.found(self._client, key)
            if "refund" in words:
                row = lookup.refund(self._client, key, parent)
                return refund_of(row, live=self.live) if row else None
            if "top_up" in words:
                row = lookup.top_up(self._client, key)
                return top_up_of(row, live=self.live) if row else None
            row = lookup.intent(self._client, key)
            return self._payment(row) if row else None

    def parse_event(self, headers: Mapping[str, str], body: bytes) -> ProviderEvent:
        return message_read(headers.get(HEADER, ""), body, provider=self.code, live=self.live)

    def list_events(self, since: datetime) -> Iterator[ProviderEvent]:
        """Stripe counts real time and keeps a month; a clock moved ahead of it misses nothing."""
        now = datetime.now(tz=UTC)
        start = max(min(since, now - timedelta(hours=1)), now - timedelta(days=30))
        with asking("events"):
            params: Any = {"created": {"gte": int(start.timestamp())}, "limit": 100}
            rows = [row.to_dict() for row in self._client.v1.events.list(params).auto_paging_iter()]
        return iter([event for event in map(self._listed, reversed(rows)) if event])

    def settlements(self, since: datetime) -> list[Settlement]:
        with asking("settlements"):
            return statement.settlements(self._client, since)

    def statement(self, day: date) -> list[StatementSheet]:
        """The sheets of a day of ours, one per currency of the balance."""
        with asking("statement"):
            return statement.sheets(self._client, day, live=self.live)

    def tick(self) -> None:
        """Stripe has a clock of its own."""

    # parts

    def _fetched(self, kind: str, ref: str) -> ProviderObject | None:
        api = self._client.v1
        if kind == "payment":
            return self._payment(self._intent(ref))
        if kind == "refund":
            return refund_of(api.refunds.retrieve(ref).to_dict(), live=self.live)
        if kind == "dispute":
            return dispute_of(api.disputes.retrieve(ref).to_dict(), live=self.live)
        if kind == "topup":
            return top_up_of(api.topups.retrieve(ref).to_dict(), live=self.live)
        return transfers.found(self._client, ref) if kind == "payout" else None

    def _listed(self, row: Row) -> ProviderEvent | None:
        try:
            event = event_of(row)
        except EventRefused:
            return None
        return event if event.object_kind and event.live is self.live else None

    def _intent(self, ref: str) -> Row:
        params: Any = EXPAND
        found: Row = self._client.v1.payment_intents.retrieve(ref, params).to_dict()
        return found

    def _standing(self, ref: str, key: str) -> ProviderObject:
        with asking(key):
            return self._payment(self._intent(ref))

    def _payment(self, row: Row) -> ProviderObject:
        if row["status"] == "requires_payment_method":
            row = self._closed(row)
        return payment_of(row, live=self.live)

    def _closed(self, row: Row) -> Row:
        """A refused payment is closed; where it moved on in between, it is what it is now."""
        try:
            with heard(row["id"]):
                after = self._client.v1.payment_intents.cancel(row["id"])
                found: Row = after.to_dict()
        except CallRefused:
            return self._intent(row["id"])
        kept = row.get("last_payment_error") if why_failed(row) else {"code": "not_paid"}
        return {**found, "last_payment_error": found.get("last_payment_error") or kept}
