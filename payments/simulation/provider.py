"""The sandbox's own memory in this process, on a wire that loses requests, answers and messages."""

from __future__ import annotations

import json
import random
import sqlite3
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest

from backend.kernel import clock
from backend.kernel.money import Money
from payments.gateway.port import ProviderSilent
from payments.gateway.signature import sign
from payments.gateway.simulator.bank import Bank, settlement_credit
from payments.gateway.simulator.bank_host import SqliteMemory
from payments.gateway.simulator.host import CODE, SandboxHost, Unanswered
from payments.gateway.views import webhook

MESSAGES_MAX = 500


class Provider:
    """One world's provider and the faults of the wire to it."""

    def __init__(self, seed: int) -> None:
        memory = sqlite3.connect(":memory:")
        memory.row_factory = sqlite3.Row
        self._memory = memory
        self.bank = Bank(SqliteMemory(memory))
        self.host = SandboxHost(memory, paid_out=self._paid_out)
        self.chance = random.Random(seed)
        self.lose_requests = self.lose_answers = self.drops = 0

    def _paid_out(self, settlement: dict[str, Any], now: datetime) -> None:
        """A settlement of the provider arrives at our bank."""
        self.bank.answer("credit", settlement_credit(settlement), now)

    def bank_holds(self, purpose: str, amount: Money, *, key: str) -> None:
        """Money of the house that has come to one of its accounts before the script begins."""
        told = {"key": key, "amount": amount.minor, "currency": amount.currency,
                "name": "出资人", "purpose": purpose}  # fmt: skip
        self.bank.answer("credit", told, clock.now())

    def bank_balances(self) -> dict[str, int]:
        """What our accounts at the bank hold, by number; nothing happens by asking."""
        found: dict[str, int] = self.bank.answer("balances", {}, clock.now())
        return found

    def holds(self, currency: str) -> int:
        """What lies on our account at the provider, by its own movements."""
        told = "SELECT coalesce(sum(amount), 0) AS minor FROM movement WHERE currency = ?"
        return int(self._memory.execute(told, [currency]).fetchone()["minor"])

    def odd(self, currency: str) -> int:
        """What its stories make differ from any books: charges of a wrong amount, which are frozen
        and not booked, less the fen it keeps of settlements that come short.
        """
        rows = self._memory.execute("SELECT state FROM object WHERE kind = 'payment'")
        minor = 0
        for state in (json.loads(row["state"]) for row in rows):
            if state["currency"] != currency:
                continue
            if "asked" in state:
                minor += state["captured"]
            elif state["instrument"] == "settles_short_1fen" and "settled" in state:
                minor -= 1
        return minor

    def ask_bank(self, verb: str, payload: dict[str, Any]) -> Any:
        """One request to the bank over the same bad wire. Raises ProviderSilent."""
        if self.lose_requests:
            self.lose_requests -= 1
            raise ProviderSilent
        answer = self.bank.answer(verb, payload, clock.now())
        if self.lose_answers:
            self.lose_answers -= 1
            raise ProviderSilent
        return answer

    def ask(self, verb: str, payload: dict[str, Any]) -> Any:
        """One request over the wire. Raises ProviderSilent where the wire or the story loses it."""
        if self.lose_requests:
            self.lose_requests -= 1
            raise ProviderSilent
        try:
            answer = self.host.answer(verb, payload, clock.now())
        except Unanswered as error:
            raise ProviderSilent from error
        if self.lose_answers:
            self.lose_answers -= 1
            raise ProviderSilent
        return answer

    def tick(self, most: int) -> int:
        """What is due happens; so many due messages are posted, some lost on the way."""
        now = clock.now()
        self.host.advance(now)
        taken = self.host.messages_take(now)
        sent = []
        try:
            for number, body in taken[:most]:
                if self.drops:
                    self.drops -= 1
                    sent.append(number)  # gone for good: only the list of events knows it
                elif post(body):
                    sent.append(number)
        finally:  # where we died over one, it and the rest are posted again
            self.host.messages_done([number for number, _ in taken], sent)
        return len(sent)

    def has_to_say(self) -> bool:
        """Whether something has happened there of which no message was sent yet."""
        return bool(
            self._memory.execute(
                "SELECT 1 FROM event WHERE NOT sent AND NOT lost LIMIT 1"
            ).fetchone()
        )

    def told(self) -> list[dict[str, Any]]:
        """Every message there ever was."""
        rows = self._memory.execute("SELECT * FROM event ORDER BY number").fetchall()
        return [
            {"kind": row["kind"], "object": {"kind": row["object_kind"], "ref": row["object_ref"]}}
            for row in rows
        ]


def post(body: bytes, *, signature: str | None = None) -> bool:
    """Hand a message to our endpoint as the network would; True for 200."""
    request = HttpRequest()
    request.method = "POST"
    request._body = body
    request.META["HTTP_SHIJI_SIGNATURE"] = sign(CODE, body) if signature is None else signature
    request.META["CONTENT_LENGTH"] = str(len(body))
    return bool(webhook(request, CODE).status_code == 200)


def message(number: str, row: dict[str, Any], at: datetime) -> bytes:
    """A message of the provider about an object, with an id of its own."""
    plain = {"id": number, "type": row["kind"], "object": row["object"], "account": "shiji",
             "live": False, "at": at.isoformat()}  # fmt: skip
    return json.dumps(plain).encode()


class Line:
    """The wire as the adapter sees it; ``settings.SANDBOX_WIRE`` names this class."""

    to: Provider

    def call(self, verb: str, payload: dict[str, Any]) -> dict[str, Any] | None:
        found: dict[str, Any] | None = self.to.ask(verb, payload)
        return found

    def events(self, since: datetime) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.to.ask("events", {"since": since.isoformat()})
        return found

    def settlements(self, since: datetime) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.to.ask("settlements", {"since": since.isoformat()})
        return found

    def statement(self, day: date) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.to.ask("statement", {"day": day.isoformat()})
        return found

    def tick(self) -> None:
        self.to.tick(MESSAGES_MAX)


class Box:
    """The wire to the bank; ``settings.BANK_WIRE`` names this class."""

    def call(self, verb: str, payload: dict[str, Any]) -> Any:
        return Line.to.ask_bank(verb, payload)
