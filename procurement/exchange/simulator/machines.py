"""Budget, supervisor and notice medium as state machines; the mapping is their whole memory.

They misbehave on request: ``stories`` in the memory is a list of words used up one by one:
``silent`` (acts, but no answer comes), ``lost`` (neither), ``received``, ``reject``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, MutableMapping
from typing import Any

from backend.documents.simulator import TaxRegister
from procurement.exchange.answers import ACCEPTED, RECEIVED, REJECTED, Answer
from procurement.exchange.errors import NoAnswer

Memory = MutableMapping[str, Any]
Act = Callable[[dict[str, Any]], Answer]


def _digest(envelope: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(envelope, sort_keys=True).encode()).hexdigest()


def rejected(code: str, text: str) -> Answer:
    """A refusal with its code."""
    return Answer(REJECTED, {"code": code, "text": text})


class Machine:
    """One system: remembers each message and answers a repeated one as before."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    def _story(self) -> str:
        stories = list(self.memory.get("stories", []))
        if not stories:
            return ""
        word: str = stories.pop(0)
        self.memory["stories"] = stories
        return word

    def ask(self, envelope: dict[str, Any]) -> Answer:
        """Answer one message. Raises NoAnswer when told to be silent."""
        story = self._story()
        if story == "lost":
            raise NoAnswer
        key = f"message:{envelope['messageId']}"
        known = self.memory.get(key)
        if known is not None and known["digest"] != _digest(envelope):
            return rejected("MESSAGE_ID_REUSED", "同一报文编号内容不一致")
        if known is None:
            if story == "received":
                return Answer(RECEIVED)
            answer = rejected("REFUSED", "不予受理") if story == "reject" else self.act(envelope)
            known = {"digest": _digest(envelope), "state": answer.state, "reply": answer.reply}
            self.memory[key] = known
        if story == "silent":
            raise NoAnswer
        return Answer(known["state"], known["reply"])

    def act(self, envelope: dict[str, Any]) -> Answer:
        """What a first message does."""
        raise NotImplementedError


class BudgetMachine(Machine):
    """The finance bureau's budget system (I1): items, balances, reservations."""

    def act(self, envelope: dict[str, Any]) -> Answer:
        acts: dict[str, Act] = {
            "budgetReserve": self._reserve,
            "budgetRelease": self._release,
            "budgetSpend": self._spend,
            "budgetRestore": self._restore,
        }
        act = acts.get(envelope["type"])
        return act(envelope) if act else rejected("TYPE_UNKNOWN", "未知报文类型")

    def _item(self, envelope: dict[str, Any]) -> dict[str, Any]:
        fresh = {"approved": envelope.get("approvedMinor", 0), "reserved": 0, "spent": 0}
        item: dict[str, Any] = dict(self.memory.get(f"item:{envelope['budgetItemId']}", fresh))
        return item

    def _keep(self, envelope: dict[str, Any], item: dict[str, Any]) -> int:
        self.memory[f"item:{envelope['budgetItemId']}"] = item
        balance: int = item["approved"] - item["reserved"] - item["spent"]
        return balance

    def _reserve(self, envelope: dict[str, Any]) -> Answer:
        item = self._item(envelope)
        amount = envelope["amountMinor"]
        if amount <= 0:
            return rejected("AMOUNT_INVALID", "金额无效")
        if item["approved"] - item["reserved"] - item["spent"] < amount:
            return rejected("BALANCE_INSUFFICIENT", "指标余额不足")
        item["reserved"] += amount
        balance = self._keep(envelope, item)
        number = int(self.memory.get("reservations", 0)) + 1
        self.memory["reservations"] = number
        name = f"ZBDJ-{number:08d}"
        self.memory[f"reservation:{name}"] = amount
        return Answer(ACCEPTED, {"reservationId": name, "balanceMinor": balance})

    def _take(self, envelope: dict[str, Any], *, spend: bool) -> Answer:
        key = f"reservation:{envelope['reservationId']}"
        held = int(self.memory.get(key, 0))
        amount = envelope["amountMinor"]
        if amount > held:
            return rejected("RESERVATION_EXCEEDED", "超过冻结金额")
        self.memory[key] = held - amount
        item = self._item(envelope)
        item["reserved"] -= amount
        item["spent"] += amount if spend else 0
        return Answer(ACCEPTED, {"balanceMinor": self._keep(envelope, item)})

    def _release(self, envelope: dict[str, Any]) -> Answer:
        return self._take(envelope, spend=False)

    def _spend(self, envelope: dict[str, Any]) -> Answer:
        return self._take(envelope, spend=True)

    def _restore(self, envelope: dict[str, Any]) -> Answer:
        """Spent money came back: reserved again under the same number."""
        item = self._item(envelope)
        amount = envelope["amountMinor"]
        if not 0 < amount <= item["spent"]:
            return rejected("AMOUNT_INVALID", "金额无效")
        key = f"reservation:{envelope['reservationId']}"
        self.memory[key] = int(self.memory.get(key, 0)) + amount
        item["spent"] -= amount
        item["reserved"] += amount
        return Answer(ACCEPTED, {"balanceMinor": self._keep(envelope, item)})


class SupervisorMachine(Machine):
    """The procurement supervisor (I2): records plans and contracts."""

    def act(self, envelope: dict[str, Any]) -> Answer:
        if envelope["type"] not in {"planRecord", "contractRecord", "latenessAlert"}:
            return rejected("TYPE_UNKNOWN", "未知报文类型")
        number = int(self.memory.get("records", 0)) + 1
        self.memory["records"] = number
        return Answer(ACCEPTED, {"recordNo": f"CGBA-{number:08d}"})


class MediumMachine(Machine):
    """The designated notice medium (I10)."""

    def act(self, envelope: dict[str, Any]) -> Answer:
        if envelope["type"] != "noticePublish" or not envelope.get("title"):
            return rejected("NOTICE_INVALID", "公告内容不完整")
        number = int(self.memory.get("notices", 0)) + 1
        self.memory["notices"] = number
        url = f"https://medium.invalid/notices/{number}"
        return Answer(ACCEPTED, {"url": url, "postedAt": envelope["sentAt"]})


class TaxMachine(Machine):
    """The tax authority (I7), asked by message; its register stands with the documents (D14)."""

    def act(self, envelope: dict[str, Any]) -> Answer:
        state = TaxRegister(self.memory).state_of(str(envelope.get("invoiceNo", "")))
        if envelope["type"] != "invoiceVerify" or state != "VALID":
            return Answer(
                REJECTED, {"code": "INVOICE_NOT_VALID", "text": "发票无效", "state": state}
            )
        return Answer(ACCEPTED, {"state": "VALID"})
