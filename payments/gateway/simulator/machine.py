"""The sandbox provider as pure functions: a request and a moment in, new state and messages out.

No threads, no own clock, no randomness beyond the reference: the same story always runs the same.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from payments.gateway.simulator.sheets import moved

INSTRUMENTS = (
    "ok", "decline", "3ds", "timeout_applied", "timeout_lost", "dup_event_x3",
    "event_out_of_order", "event_lost", "refund_fails_late", "dispute_after_payout", "dispute_won",
    "dispute_partial", "settles_short_1fen", "bank_rejects", "late_capture", "amount_differs",
)  # fmt: skip
FEE_BP = 60
DISPUTES = frozenset({"dispute_after_payout", "dispute_won", "dispute_partial"})
DISPUTED_AFTER = timedelta(days=21)  # delivery, inspection, hold and payout are over by then
EVIDENCE_WITHIN = timedelta(days=14)
DECIDED_AFTER = timedelta(days=5)
DISPUTE_FEE = 10000
CONVERTS = {"USD/CNY": Decimal("7.12"), "EUR/CNY": Decimal("8.21")}  # at what it sells, per unit
State = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """A webhook to send: after how many seconds, how often, or only to be listed."""

    kind: str
    after_seconds: int = 1
    copies: int = 1
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """The new state, the messages it causes, and whether the answer gets through.

    ``born``: another object that comes of it. ``given_back``: what its parent payment has again.
    """

    state: State
    messages: list[Message] = field(default_factory=list)
    silent: bool = False
    born: Move | None = None
    given_back: int = 0


def reference(prefix: str, key: str) -> str:
    """A provider's reference, the same for the same key."""
    return f"{prefix}_{hashlib.sha256(key.encode()).hexdigest()[:24]}"


def _captured(state: State, now: datetime) -> State:
    done = {**state, "state": "CAPTURED", "result": "SUCCEEDED", "captured": state["amount"],
            "action": None}  # fmt: skip
    return moved(done, "CHARGE", done["captured"], now)


def create(request: dict[str, Any], now: datetime) -> Move:
    """A payment by the story of its instrument."""
    story = request["instrument"]
    state: State = {
        "kind": "payment", "ref": reference("sbx", request["key"]), "key": request["key"],
        "amount": request["amount"], "currency": request["currency"], "instrument": story,
        "state": "OPEN", "result": "PENDING", "captured": 0, "refunded": 0, "failure": "",
    }  # fmt: skip
    if request.get("settle"):
        state["settle"] = request["settle"]
    if story == "decline":
        return Move(
            {**state, "state": "FAILED", "result": "FAILED", "failure": "card_declined"},
            [Message("payment.failed")],
        )
    if story == "3ds":
        action = {"type": "challenge", "hint": "pass"}
        return Move({**state, "state": "ACTION_REQUIRED", "action": action})
    if story in {"event_lost", "late_capture"}:
        wait = timedelta(seconds=5) if story == "event_lost" else timedelta(hours=24)
        return Move({**state, "advance_at": (now + wait).isoformat()})
    if story in DISPUTES:
        state["advance_at"] = (now + DISPUTED_AFTER).isoformat()
    if request.get("manual"):
        return Move(
            {**state, "state": "AUTHORISED", "result": "PENDING"}, [Message("payment.authorised")]
        )
    if story == "amount_differs":
        state = {**state, "amount": state["amount"] + 1, "asked": state["amount"]}
    done = _captured(state, now)
    if story == "dup_event_x3":
        return Move(done, [Message("payment.captured", copies=3), Message("payment.updated")])
    if story == "event_out_of_order":
        return Move(done, [Message("payment.captured", 1), Message("payment.pending", 3)])
    return Move(done, [Message("payment.captured")], silent=story == "timeout_applied")


def confirm(state: State, challenge: str, now: datetime) -> Move:
    """The payer's answer to a challenge."""
    if state["state"] != "ACTION_REQUIRED":
        return Move(state)
    if challenge != "pass":
        failed = {**state, "state": "FAILED", "result": "FAILED", "failure": "challenge_failed",
                  "action": None}  # fmt: skip
        return Move(failed, [Message("payment.failed")])
    return Move(_captured(state, now), [Message("payment.captured")])


def capture(state: State, amount: int, now: datetime) -> Move:
    """Take authorised money; the rest of the promise falls."""
    if state["state"] != "AUTHORISED" or not 0 < amount <= state["amount"]:
        return Move(state)
    done = {**state, "state": "CAPTURED", "result": "SUCCEEDED", "captured": amount}
    return Move(moved(done, "CHARGE", amount, now), [Message("payment.captured")])


def void(state: State) -> Move:
    """Drop the promise."""
    if state["state"] not in {"AUTHORISED", "OPEN", "ACTION_REQUIRED"}:
        return Move(state)
    gone = {**state, "state": "VOIDED", "result": "FAILED", "failure": "voided", "action": None}
    gone.pop("advance_at", None)
    return Move(gone, [Message("payment.voided")])


def refund(payment: State, request: dict[str, Any], now: datetime) -> tuple[Move, State]:
    """A refund and the payment after it; more than was captured fails for good."""
    amount = request["amount"]
    state: State = {
        "kind": "refund", "ref": reference("sbr", request["key"]), "key": request["key"],
        "amount": amount, "currency": payment["currency"], "parent": payment["ref"],
        "state": "REFUNDED", "result": "SUCCEEDED", "failure": "",
    }  # fmt: skip
    if amount > payment["captured"] - payment["refunded"]:
        failed = {**state, "state": "FAILED", "result": "FAILED", "failure": "amount_too_large"}
        return Move(failed, [Message("refund.failed")]), payment
    after = {**payment, "refunded": payment["refunded"] + amount}
    if payment["instrument"] == "refund_fails_late":
        state["advance_at"] = (now + timedelta(hours=2)).isoformat()
    return Move(moved(state, "REFUND", -amount, now), [Message("refund.succeeded")]), after


def _disputed(payment: State, now: datetime) -> Move:
    """The payer's bank takes the money back without asking, and charges for it."""
    open_minor = payment["captured"] - payment["refunded"]
    amount = open_minor * 2 // 5 if payment["instrument"] == "dispute_partial" else open_minor
    if amount <= 0:
        return Move(payment)
    due = (now + EVIDENCE_WITHIN).isoformat()
    key = f"dispute:{payment['key']}"
    dispute: State = {
        "kind": "dispute", "ref": reference("sbd", key), "key": key, "parent": payment["ref"],
        "amount": amount, "currency": payment["currency"], "instrument": payment["instrument"],
        "fee": DISPUTE_FEE, "state": "OPEN", "result": "PENDING", "failure": "",
        "reason": "product_not_received", "opened_at": now.isoformat(), "due_at": due,
        "evidence": "", "advance_at": due,
    }  # fmt: skip
    dispute = moved(dispute, "CLAWBACK", -amount, now)
    dispute = moved(dispute, "DISPUTE_FEE", -DISPUTE_FEE, now, word="fee")
    return Move(payment, born=Move(dispute, [Message("dispute.opened")]))


def evidence(dispute: State, facts: dict[str, Any], now: datetime) -> Move:
    """What the merchant's side says; the first word counts, and only while the dispute is open."""
    late = now > datetime.fromisoformat(dispute["due_at"])
    if dispute["state"] != "OPEN" or dispute["evidence"] or late:
        return Move(dispute)
    said = str(facts.get("text", ""))[:2000] or "-"
    decided = (now + DECIDED_AFTER).isoformat()
    told = {**dispute, "evidence": said, "files": facts.get("files", []), "advance_at": decided}
    return Move(told, [Message("dispute.updated")])


def concede(dispute: State) -> Move:
    """Nobody contests it: lost at once. What was answered or decided stays as it is."""
    if dispute["state"] != "OPEN" or dispute["evidence"]:
        return Move(dispute)
    rest = {name: value for name, value in dispute.items() if name != "advance_at"}
    return _lost(rest)


def _decided(dispute: State, now: datetime) -> Move:
    """Who sends no evidence in time loses; the fee is never given back."""
    if dispute["instrument"] == "dispute_won" and dispute["evidence"]:
        won = {**dispute, "state": "WON", "result": "SUCCEEDED"}
        won = moved(won, "CLAWBACK", dispute["amount"], now, word="won")
        return Move(won, [Message("dispute.won")], given_back=dispute["amount"])
    return _lost(dispute)


def _lost(dispute: State) -> Move:
    lost = {**dispute, "state": "LOST", "result": "FAILED", "failure": "dispute_lost"}
    return Move(lost, [Message("dispute.lost")])


def reinstated(payment: State, amount: int) -> State:
    """A payment whose money came back from the payer's bank; the next settlement pays it again."""
    return {**payment, "reinstated": payment.get("reinstated", 0) + amount}


def top_up(request: dict[str, Any], now: datetime) -> Move:
    """Money that our bank sent to the provider to make its balance whole."""
    state: State = {
        "kind": "topup", "ref": reference("sbt", request["key"]), "key": request["key"],
        "amount": request["amount"], "currency": request["currency"], "state": "RECEIVED",
        "result": "SUCCEEDED", "failure": "",
    }  # fmt: skip
    return Move(moved(state, "RECEIPT", request["amount"], now))


def advance(state: State, now: datetime) -> Move | None:
    """What happens by itself once its time has come."""
    if "advance_at" not in state or datetime.fromisoformat(state["advance_at"]) > now:
        return None
    rest = {name: value for name, value in state.items() if name != "advance_at"}
    if state["kind"] == "payment" and state["instrument"] in DISPUTES:
        return _disputed(rest, now)
    if state["kind"] == "dispute":
        return _decided(rest, now)
    if state["kind"] == "payment":
        lost = state["instrument"] == "event_lost"
        return Move(_captured(rest, now), [Message("payment.captured", lost=lost)])
    failed = {**rest, "state": "FAILED", "result": "FAILED", "failure": "account_closed"}
    failed = moved(failed, "RETURN", failed["amount"], now, word="return")
    return Move(failed, [Message("refund.failed")])


def fee(captured: int) -> int:
    """0.6 %, half up."""
    return (captured * FEE_BP * 2 + 10000) // 20000


def settlement(states: list[State], *, key: str, now: datetime) -> State | None:
    """What the provider pays to our bank for some payments of one currency; never a negative sum.

    Captures not yet settled, less fees, less refunds not yet deducted, and what was won back.
    What a payer's bank took is not in it: our bank makes that good at once (a top-up). Where a
    story pays less than was announced, the account's sheet shows the rest as a higher fee.
    """
    fresh = [state for state in states if "settled" not in state]
    taken = sum(state["captured"] for state in fresh)
    fees = sum(fee(state["captured"]) for state in fresh)
    back = sum(gone(state) - state.get("deducted", 0) for state in states)
    short = sum(state["instrument"] == "settles_short_1fen" for state in fresh)
    net = taken - back - fees - short
    if net <= 0:
        return None
    state = {
        "kind": "settlement", "ref": reference("sbs", key), "currency": states[0]["currency"],
        "gross": taken - back, "fee": fees, "net": net, "at": now.isoformat(),
    }  # fmt: skip
    state = moved(state, "FEE", -(fees + short), now, word="fee")
    home = states[0].get("settle", "")
    if home:
        rate = CONVERTS[f"{states[0]['currency']}/{home}"]
        state |= {"paid": int(net * rate), "paid_currency": home}
    return moved(state, "CONVERSION" if home else "SETTLEMENT", -net, now)


def pot(state: State) -> str:
    """What is settled together: one currency, paid out in one currency."""
    return f"{state['currency']}>{state.get('settle', '')}"


def settled(state: State, ref: str) -> State:
    """A payment after a settlement that counted it."""
    return {**state, "settled": ref, "deducted": gone(state)}


def gone(state: State) -> int:
    """What left a payment again: refunds, less what was won back from the payer's bank."""
    refunded: int = state["refunded"]
    back: int = state.get("reinstated", 0)
    return refunded - back


def owed_again(state: State) -> bool:
    """Whether a settled payment has moved since and belongs into the next settlement."""
    return "settled" in state and gone(state) != state["deducted"]
