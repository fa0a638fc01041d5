"""The systems of the house next door, each behind ``answer(verb, request)``.

A new simulator joins by one line in ``systems_make``.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, MutableMapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from backend.config.simulators.memory import Facts
from backend.parties.register import NoAnswer as NoRegisterAnswer
from backend.parties.simulator import Register
from backend.shipping.simulator import STORIES as ROAD_STORIES
from backend.shipping.simulator import CarrierMachine
from payments.gateway.simulator.bank import STORIES as BANK_STORIES
from payments.gateway.simulator.bank import Bank, settlement_credit
from payments.gateway.simulator.bank_host import SqliteMemory
from payments.gateway.simulator.host import SandboxHost, Unanswered
from procurement.exchange.errors import NoAnswer
from procurement.exchange.simulator.machines import (
    BudgetMachine,
    Machine,
    MediumMachine,
    SupervisorMachine,
    TaxMachine,
)
from procurement.exchange.simulator.treasury import TreasuryMachine

Request = dict[str, Any]
WAIT_SECONDS_MAX = 30.0


class NoSuchThing(Exception):
    """Unknown verb, unknown reference or a malformed request; the text says which."""


class System(Protocol):
    """One system outside."""

    stories: tuple[str, ...]

    def answer(self, verb: str, request: Request, story: str) -> Any:
        """One request. Raises Unanswered where nothing shall come back, NoSuchThing."""
        ...


class Partner:
    """A machine of the exchange over its facts: budget, supervisor, medium, tax, treasury."""

    stories: tuple[str, ...] = ("drop", "lose", "delay", "duplicate", "received", "reject")
    _OWN = {"drop": "silent", "lose": "lost", "received": "received", "reject": "reject"}

    commands = frozenset({"ask"})

    def __init__(
        self,
        machine: Callable[[MutableMapping[str, Any]], Machine],
        facts: MutableMapping[str, Any],
    ) -> None:
        self._machine, self._facts = machine(facts), facts

    def answer(self, verb: str, request: Request, story: str) -> Any:
        if verb == "tell" and isinstance(self._machine, TreasuryMachine):
            self._machine.tell(request["payload"])
            return {}
        if verb == "inbox" and isinstance(self._machine, TreasuryMachine):
            return self._machine.inbox(int(request["payload"]["after"]))
        if verb != "ask":
            raise NoSuchThing(verb)
        if story in self._OWN:
            self._facts["stories"] = [self._OWN[story]]
        told = None
        for _ in range(2 if story == "duplicate" else 1):  # the network delivered it twice
            try:
                told = self._machine.ask(request["payload"])
            except NoAnswer as error:
                raise Unanswered from error
        assert told is not None, "it was asked"
        return {"state": told.state, "reply": told.reply}


class Payments:
    """The payment sandbox with its bank side: captures, refunds, settlements."""

    stories: tuple[str, ...] = ("drop", "lose", "delay", "duplicate", "reorder", "reject")
    commands = frozenset(
        {"create_payment", "confirm", "capture", "void", "refund", "evidence", "top_up"}
    )

    def __init__(self, host: SandboxHost) -> None:
        self.host = host

    def answer(self, verb: str, request: Request, story: str) -> Any:
        if story == "lose":
            raise Unanswered
        payload = dict(request.get("payload", {}))
        if story == "reject" and verb == "create_payment":
            payload["instrument"] = "decline"
        self.host.copies = 2 if story == "duplicate" else 1
        self.host.reverse = self.host.reverse or story == "reorder"
        try:
            told = self.host.answer(verb, payload, datetime.fromisoformat(request["now"]))
        except LookupError as error:
            raise NoSuchThing(str(error)) from error
        if story == "drop":
            raise Unanswered
        return told


class BankNextDoor:
    """The bank: drop box, accounts, statements; its own stories wait for their chance."""

    stories: tuple[str, ...] = ("drop", "lose", "delay", *BANK_STORIES)
    commands = frozenset({"put", "receive"})

    def __init__(self, bank: Bank) -> None:
        self.bank = bank

    def answer(self, verb: str, request: Request, story: str) -> Any:
        if story == "lose":
            raise Unanswered
        now = datetime.fromisoformat(request["now"])
        try:
            if story in BANK_STORIES:
                self.bank.answer("tell", {"words": [story]}, now)
            told = self.bank.answer(verb, dict(request.get("payload", {})), now)
        except LookupError as error:
            raise NoSuchThing(str(error)) from error
        if story == "drop":
            raise Unanswered
        return told


class Carriers:
    """One carrier: consignments are booked, then asked about."""

    stories: tuple[str, ...] = ("drop", "lose", "delay", *ROAD_STORIES)

    def __init__(self, seed: int, facts: MutableMapping[str, Any]) -> None:
        self._facts, self._machine = facts, CarrierMachine(seed)
        for number, booked in facts.items():
            self._book(number, booked)

    def _book(self, number: str, booked: dict[str, Any]) -> None:
        at = datetime.fromisoformat(booked["at"])
        self._machine.book(number, at=at, pieces=booked["pieces"], story=booked["story"])

    def answer(self, verb: str, request: Request, story: str) -> Any:
        payload = request["payload"]
        if story == "lose":
            raise Unanswered
        if verb == "book":
            kept = {
                "at": payload["at"],
                "pieces": int(payload.get("pieces", 1)),
                "story": story if story in ROAD_STORIES else "ok",
            }
            self._facts.setdefault(str(payload["number"]), kept)
            self._book(str(payload["number"]), self._facts[str(payload["number"])])
            told: Any = {"booked": payload["number"]}
        elif verb == "sayings":
            until = datetime.fromisoformat(request["now"]).astimezone(UTC)
            said = self._machine.sayings(str(payload["number"]), until=until)
            told = json.loads(json.dumps([asdict(each) for each in said], default=str))
        else:
            raise NoSuchThing(verb)
        if story == "drop":
            raise Unanswered
        return told


class BusinessRegister:
    """The register of organisations and persons."""

    stories: tuple[str, ...] = ("drop", "lose", "delay")

    def __init__(self) -> None:
        self._register = Register()

    def answer(self, verb: str, request: Request, story: str) -> Any:
        payload = request["payload"]
        if story in {"drop", "lose"}:  # a question changes nothing: both are the same silence
            raise Unanswered
        try:
            if verb == "person":
                matches = self._register.person_matches(
                    name=payload["name"], id_number=payload["idNumber"]
                )
                return {"matches": matches}
            if verb != "check":
                raise NoSuchThing(verb)
            told = self._register.check(uscc=payload["uscc"], legal_name=payload["legalName"])
        except NoRegisterAnswer as error:
            raise Unanswered from error
        on = told.registered_on
        return {
            "found": told.found,
            "nameMatches": told.name_matches,
            "inOperation": told.in_operation,
            "registeredOn": on.isoformat() if on else None,
        }


def test_root() -> bytes:
    """The built-in test authority's root (DER), once the product has made it."""
    path = Path(os.environ.get("SHIJI_STATE_DIR", ".local")) / "keys" / "test-authority.pem"
    if not path.exists():
        return b""
    pem = path.read_bytes()
    certificate = x509.load_pem_x509_certificate(pem[pem.index(b"-----BEGIN CERT") :])
    return certificate.public_bytes(serialization.Encoding.DER)


PARTNERS: dict[str, Callable[[MutableMapping[str, Any]], Machine]] = {
    "budget": BudgetMachine,
    "supervisor": SupervisorMachine,
    "medium": MediumMachine,
    "tax": TaxMachine,
    "treasury": lambda facts: TreasuryMachine(facts, root=test_root),
}


def bank_credit(bank: Bank) -> Callable[[Request, datetime], None]:
    """A settlement of the payment institution arrives on the operator's account."""

    def credit(paid: Request, now: datetime) -> None:
        bank.answer("credit", settlement_credit(paid), now)

    return credit


def systems_make(memory: sqlite3.Connection, *, seed: int) -> dict[str, System]:
    """Every system by the name in its address."""
    made: dict[str, System] = {
        f"partners/{name}": Partner(machine, Facts(memory, name))
        for name, machine in PARTNERS.items()
    }
    bank = Bank(SqliteMemory(memory))
    made["bank"] = BankNextDoor(bank)
    made["payments"] = Payments(SandboxHost(memory, paid_out=bank_credit(bank)))
    made["register"] = BusinessRegister()
    made["carrier"] = Carriers(seed, Facts(memory, "carrier"))
    return made


class Stories:
    """Misbehaviour on request: words used up one by one, per system."""

    def __init__(self, systems: dict[str, System], factory: Callable[[str], Facts]) -> None:
        self._systems, self._factory = systems, factory

    def put(self, system: str, words: list[str]) -> list[str]:
        """Queue words. Raises NoSuchThing naming what the system can do."""
        known = self._systems[system].stories
        for word in words:
            name, _, seconds = str(word).partition(":")
            waits = name != "delay" or _seconds(seconds) is not None
            if name not in known or not waits:
                raise NoSuchThing(f"{word}: {system} knows {', '.join(known)} (delay:SECONDS)")
        facts = self._factory(system)
        facts["queue"] = [*facts.get("queue", []), *map(str, words)]
        left: list[str] = facts["queue"]
        return left

    def take(self, system: str) -> str:
        """The next word, or none."""
        facts = self._factory(system)
        queue = list(facts.get("queue", []))
        if not queue:
            return ""
        word: str = queue.pop(0)
        facts["queue"] = queue
        return word


def _seconds(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value <= WAIT_SECONDS_MAX else None
