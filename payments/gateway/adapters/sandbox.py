"""The adapter of the deterministic demo and test provider. It knows only the provider's wire."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from backend.kernel.money import Money
from payments.gateway.adapters.http import HttpWire
from payments.gateway.errors import InstrumentUnknown
from payments.gateway.port import (
    Capabilities,
    EventRefused,
    Evidence,
    PaymentRequest,
    ProviderEvent,
    ProviderObject,
    Settlement,
    StatementLine,
    StatementSheet,
)
from payments.gateway.signature import HEADER, verify

CODE = "shiji.sandbox"
WIRE = "payments.gateway.simulator.wire.Wire"
ACCOUNT = "shiji"
INSTRUMENT_DEFAULT = "ok"
INSTRUMENTS = frozenset({
    "ok", "decline", "3ds", "timeout_applied", "timeout_lost", "dup_event_x3",
    "event_out_of_order", "event_lost", "refund_fails_late", "dispute_after_payout",
    "dispute_won", "dispute_partial",
    "settles_short_1fen", "bank_rejects", "late_capture", "amount_differs",
})  # fmt: skip


class Wire(Protocol):
    """How requests reach the provider; raises ProviderSilent when no answer comes back."""

    def call(self, verb: str, payload: dict[str, Any]) -> dict[str, Any] | None: ...
    def events(self, since: datetime) -> list[dict[str, Any]]: ...
    def settlements(self, since: datetime) -> list[dict[str, Any]]: ...
    def statement(self, day: date) -> list[dict[str, Any]]: ...
    def tick(self) -> None: ...


def _wire() -> Wire:
    """The provider in its own process where one runs, else in ours (decision D15)."""
    chosen = getattr(settings, "SANDBOX_WIRE", "")
    if settings.SIMULATORS_URL and not chosen:
        return HttpWire()
    wire: Wire = import_string(chosen or WIRE)()
    return wire


def _object(row: dict[str, Any]) -> ProviderObject:
    return ProviderObject(
        kind=row["kind"],
        ref=row["ref"],
        key=row["key"],
        result=row["result"],
        state=row["state"],
        amount=Money(row["amount"], row["currency"]),
        captured_minor=row.get("captured", 0),
        refunded_minor=row.get("refunded", 0),
        parent=row.get("parent", ""),
        action=row.get("action"),
        failure=row.get("failure", ""),
        fee_minor=row.get("fee"),
        due_at=datetime.fromisoformat(row["due_at"]).astimezone(UTC) if "due_at" in row else None,
        reason=row.get("reason", ""),
    )


def _event(row: dict[str, Any]) -> ProviderEvent:
    return ProviderEvent(
        event_id=str(row["id"]),
        kind=str(row["type"]),
        object_kind=str(row["object"]["kind"]),
        object_ref=str(row["object"]["ref"]),
        live=bool(row["live"]),
        at=datetime.fromisoformat(row["at"]).astimezone(UTC),
    )


def _line(row: dict[str, Any]) -> StatementLine:
    return StatementLine(
        ref=row["ref"],
        kind=row["kind"],
        amount_minor=row["amount"],
        at=datetime.fromisoformat(row["at"]),
        key=row["key"],
        object_ref=row["object"],
    )


class SandboxProvider:
    """See the payments brief, section 6, for the stories its instruments tell."""

    code = CODE
    name = "沙箱支付（演示）"

    def capabilities(self, method: str) -> Capabilities:
        return Capabilities(
            manual_capture=True,
            partial_capture=True,
            partial_refund=True,
            auth_ttl=timedelta(days=7),
            refund_window=timedelta(days=180),
            async_confirmation=True,
            disputes=True,
            payouts=False,
            currencies=frozenset({"CNY", "USD", "EUR", "RUB", "AED", "GBP"}),
            step_ttl=timedelta(minutes=30),
        )

    def instrument(self, data: Mapping[str, Any]) -> str:
        story = str(data.get("instrument", INSTRUMENT_DEFAULT))
        if story not in INSTRUMENTS:
            raise InstrumentUnknown
        return story

    def client_data(self) -> dict[str, Any]:
        return {"environment": "sandbox", "instruments": sorted(INSTRUMENTS)}

    def _call(self, verb: str, **payload: Any) -> ProviderObject:
        answer = _wire().call(verb, payload)
        assert answer is not None, "the provider answers every command"
        return _object(answer)

    def create_payment(self, request: PaymentRequest, *, key: str) -> ProviderObject:
        return self._call(
            "create_payment",
            key=key,
            amount=request.amount.minor,
            currency=request.amount.currency,
            instrument=request.instrument,
            manual=request.manual_capture,
            settle=request.settle_currency,
        )

    def confirm(self, ref: str, data: Mapping[str, Any], *, key: str) -> ProviderObject:
        return self._call("confirm", ref=ref, key=key, challenge=str(data.get("challenge", "")))

    def capture(self, ref: str, amount: Money, *, key: str) -> ProviderObject:
        return self._call("capture", ref=ref, key=key, amount=amount.minor)

    def void(self, ref: str, *, key: str) -> ProviderObject:
        return self._call("void", ref=ref, key=key)

    def refund(self, ref: str, amount: Money, *, key: str) -> ProviderObject:
        return self._call("refund", ref=ref, key=key, amount=amount.minor)

    def payout(self, lines: list[dict[str, Any]], currency: str, *, key: str) -> ProviderObject:
        raise NotImplementedError("merchants are paid by the bank (capabilities)")

    def evidence(self, ref: str, said: Evidence, *, key: str) -> ProviderObject:
        files = [{"kind": one.kind, "name": one.name, "sha256": one.sha256} for one in said.files]
        return self._call("evidence", ref=ref, key=key, text=said.text, files=files)

    def concede(self, ref: str, *, key: str) -> ProviderObject:
        return self._call("concede", ref=ref, key=key)

    def top_up(self, amount: Money, *, key: str) -> ProviderObject:
        return self._call("top_up", key=key, amount=amount.minor, currency=amount.currency)

    def fetch(self, kind: str, ref: str) -> ProviderObject | None:
        row = _wire().call("fetch", {"ref": ref})
        return _object(row) if row and row["kind"] == kind else None

    def find_by_key(self, key: str, *, parent: str = "") -> ProviderObject | None:
        row = _wire().call("find_by_key", {"key": key})
        return _object(row) if row else None

    def parse_event(self, headers: Mapping[str, str], body: bytes) -> ProviderEvent:
        verify(self.code, headers.get(HEADER, ""), body)
        try:
            row = json.loads(body)
            found = _event(row)
            account = row["account"]
        except (ValueError, KeyError, TypeError) as error:
            raise EventRefused("BODY") from error
        if account != ACCOUNT:
            raise EventRefused("ACCOUNT")
        if found.live:
            raise EventRefused("MODE")
        return found

    def list_events(self, since: datetime) -> Iterator[ProviderEvent]:
        return iter([_event(row) for row in _wire().events(since)])

    def settlements(self, since: datetime) -> list[Settlement]:
        return [
            Settlement(
                ref=row["ref"],
                currency=row["currency"],
                gross_minor=row["gross"],
                fee_minor=row["fee"],
                net_minor=row["net"],
                at=datetime.fromisoformat(row["at"]).astimezone(UTC),
                paid_currency=row.get("paid_currency", ""),
                paid_minor=row.get("paid", 0),
            )
            for row in _wire().settlements(since)
        ]

    def statement(self, day: date) -> list[StatementSheet]:
        return [
            StatementSheet(
                ident=row["ident"],
                sequence=row["sequence"],
                code="1010",
                owner=self.code,
                currency=row["currency"],
                day=date.fromisoformat(row["day"]),
                opening_minor=row["opening"],
                closing_minor=row["closing"],
                lines=tuple(_line(line) for line in row["lines"]),
            )
            for row in _wire().statement(day)
        ]

    def tick(self) -> None:
        _wire().tick()
