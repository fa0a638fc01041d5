"""Stripe's objects as the port's. Pure: rows in, port objects out; KeyError for what is no such row."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from backend.kernel.money import Money
from payments.gateway.adapters.stripe.amounts import from_stripe
from payments.gateway.adapters.stripe.methods import KEY
from payments.gateway.port import (
    FAILED,
    PENDING,
    SUCCEEDED,
    EventRefused,
    ProviderEvent,
    ProviderObject,
)

Row = dict[str, Any]
ID = re.compile(r"[a-z]{2,8}_[A-Za-z0-9_]{1,70}", re.ASCII)
INTENT = {
    "succeeded": ("CAPTURED", SUCCEEDED),
    "requires_capture": ("AUTHORISED", PENDING),
    "processing": ("OPEN", PENDING),
    "requires_confirmation": ("OPEN", PENDING),
    "requires_action": ("ACTION_REQUIRED", PENDING),
    "requires_payment_method": ("FAILED", FAILED),
    "canceled": ("VOIDED", FAILED),
}
REFUND = {
    "succeeded": ("REFUNDED", SUCCEEDED),
    "pending": ("PENDING", PENDING),
    "requires_action": ("PENDING", PENDING),
    "failed": ("FAILED", FAILED),
    "canceled": ("FAILED", FAILED),
}
DISPUTE = {
    "needs_response": ("OPEN", PENDING),
    "under_review": ("OPEN", PENDING),
    "appeal_needs_response": ("OPEN", PENDING),
    "appeal_under_review": ("OPEN", PENDING),
    "won": ("WON", SUCCEEDED),
    "lost": ("LOST", FAILED),
}
TOP_UP = {
    "pending": ("PENDING", PENDING),
    "succeeded": ("RECEIVED", SUCCEEDED),
    "failed": ("FAILED", FAILED),
    "canceled": ("FAILED", FAILED),
    "reversed": ("FAILED", FAILED),
}


def id_of(value: Any) -> str:
    """The id of a reference, expanded or not; empty for none."""
    if isinstance(value, dict):
        value = value.get("id")
    return str(value) if value else ""


def foreign(row: Row, *, live: bool) -> str:
    """Why an object is not ours: of the other mode, or a charge that lands on another account."""
    if bool(row.get("livemode", False)) is not live:
        return "MODE"
    other = row.get("on_behalf_of") or row.get("transfer_data") or row.get("application")
    return "ACCOUNT" if other else ""


def why_failed(row: Row) -> str:
    """The finest code there is of why a payment was refused."""
    error = row.get("last_payment_error") or {}
    return str(error.get("decline_code") or error.get("code") or "")[:60]


def payment_of(row: Row, *, live: bool) -> ProviderObject:
    """A PaymentIntent. One that was closed after a refusal stays a refused one."""
    state, result = INTENT[row["status"]]
    failure = why_failed(row) if result == FAILED else ""
    if state == "VOIDED" and failure:
        state = "FAILED"
    charge = row.get("latest_charge")
    refunded = charge.get("amount_refunded", 0) if isinstance(charge, dict) else 0
    # a capture in part releases the rest: taken is what was received
    taken: int = row["amount_received"] if state == "CAPTURED" else 0
    currency = row["currency"]
    return ProviderObject(
        kind="payment",
        ref=row["id"],
        key=(row.get("metadata") or {}).get(KEY, ""),
        result=result,
        state=state,
        amount=from_stripe(row["amount"], currency),
        captured_minor=from_stripe(taken, currency).minor,
        refunded_minor=from_stripe(refunded, currency).minor,
        action=action_of(row.get("next_action")) if state == "ACTION_REQUIRED" else None,
        failure=failure or ("voided" if state == "VOIDED" else ""),
        foreign=foreign(row, live=live),
        due_at=_capture_before(charge) if state == "AUTHORISED" else None,
    )


def _capture_before(charge: Any) -> datetime | None:
    """How long the bank holds the promise: seven days at most, shorter for some cards."""
    told = charge if isinstance(charge, dict) else {}
    card = (told.get("payment_method_details") or {}).get("card") or {}
    until = card.get("capture_before")
    return datetime.fromtimestamp(until, tz=UTC) if until else None


def action_of(row: Row | None) -> dict[str, Any] | None:
    """What the payer must do: follow an address, or scan a code. Only addresses over TLS are given on."""
    if not row:
        return None
    kind = row["type"]
    told = row.get(kind) or {}
    if kind in {"redirect_to_url", "alipay_handle_redirect"}:
        return {"type": "redirect", "url": _safe(told.get("url"))}
    if kind == "wechat_pay_display_qr_code":
        image = str(told.get("image_data_url") or "")
        return {
            "type": "qr",
            "text": str(told.get("data") or "")[:500],
            "image": image if image.startswith("data:image/png;base64,") else "",
            "url": _safe(told.get("hosted_instructions_url")),
        }
    return {"type": str(kind)[:40]}


def _safe(url: Any) -> str:
    return url if isinstance(url, str) and url.startswith("https://") else ""


def refund_of(row: Row, *, live: bool) -> ProviderObject:
    """A Refund. It carries no mode of its own: it stands under our payment."""
    state, result = REFUND[row["status"]]
    return ProviderObject(
        kind="refund",
        ref=row["id"],
        key=(row.get("metadata") or {}).get(KEY, ""),
        result=result,
        state=state,
        amount=from_stripe(row["amount"], row["currency"]),
        parent=id_of(row.get("payment_intent")),
        failure=str(row.get("failure_reason") or ("canceled" if result == FAILED else ""))[:60],
        foreign="MODE" if row.get("livemode", live) is not live else "",
    )


def dispute_of(row: Row, *, live: bool) -> ProviderObject:
    """A Dispute that moved money. KeyError for an inquiry, which moves none."""
    state, result = DISPUTE[row["status"]]
    currency = row["currency"]
    taken = [entry for entry in row.get("balance_transactions") or [] if entry["amount"] < 0]
    known = bool(taken) and all(entry["currency"] == currency for entry in taken)
    due = (row.get("evidence_details") or {}).get("due_by")
    return ProviderObject(
        kind="dispute",
        ref=row["id"],
        key=(row.get("metadata") or {}).get(KEY, ""),
        result=result,
        state=state,
        amount=from_stripe(row["amount"], currency),
        parent=id_of(row.get("payment_intent")),
        failure="dispute_lost" if state == "LOST" else "",
        foreign=foreign(row, live=live),
        fee_minor=sum(from_stripe(e["fee"], currency).minor for e in taken) if known else None,
        due_at=datetime.fromtimestamp(due, tz=UTC) if due else None,
        reason=str(row.get("reason") or "")[:60],
    )


def top_up_of(row: Row, *, live: bool) -> ProviderObject:
    """A Top-up: money of our bank on its way into the balance."""
    state, result = TOP_UP[row["status"]]
    return ProviderObject(
        kind="topup",
        ref=row["id"],
        key=(row.get("metadata") or {}).get(KEY, ""),
        result=result,
        state=state,
        amount=from_stripe(row["amount"], row["currency"]),
        failure=str(row.get("failure_code") or "")[:60],
        foreign=foreign(row, live=live),
    )


def refused(kind: str, key: str, amount: Money, code: str, parent: str = "") -> ProviderObject:
    """What the provider would not do at all: final, with the provider's code."""
    return ProviderObject(
        kind=kind,
        ref="",
        key=key,
        result=FAILED,
        state=FAILED,
        amount=amount,
        parent=parent,
        failure=code[:60],
    )


def event_of(row: Row) -> ProviderEvent:
    """A message as a hint to fetch; without an object kind when it is about nothing we keep.

    Raises EventRefused BODY for what is no event.
    """
    try:
        event_id, kind = _checked(row["id"]), row["type"]
        at = datetime.fromtimestamp(row["created"], tz=UTC)
        live, thing = row["livemode"], row["data"]["object"]
        object_kind, ref = _about(thing)
        ref = _checked(ref) if object_kind else ""
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, OSError) as error:
        raise EventRefused("BODY") from error
    if not (isinstance(kind, str) and kind.isascii() and kind.isprintable()):
        raise EventRefused("BODY")
    return ProviderEvent(
        event_id=event_id,
        kind=kind[:40],
        object_kind=object_kind,
        object_ref=ref,
        live=bool(live),
        at=at,
    )


def _checked(value: Any) -> str:
    if not (isinstance(value, str) and ID.fullmatch(value)):
        raise ValueError("no reference")
    return value


def _about(thing: Row) -> tuple[str, Any]:
    what = thing["object"]
    if what == "payment_intent":
        return "payment", thing["id"]
    if what == "charge" and thing.get("payment_intent"):
        return "payment", id_of(thing["payment_intent"])
    if what == "refund":
        return "refund", thing["id"]
    if what == "dispute" and thing["status"] in DISPUTE:
        return "dispute", thing["id"]
    if what == "topup":
        return "topup", thing["id"]
    return "", ""
