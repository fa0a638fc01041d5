"""The bank of the sandbox: a drop box, accounts with balances, orders carried out, daily statements.

No Django, no clock and no memory of its own: a moment comes with each request, and what it keeps
are plain documents by key, so it tells the same stories in its own process and in ours.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol

from payments.gateway.bank.amounts import CHINA
from payments.gateway.bank.house import OPERATING, SAFEGUARDING, account_purpose, own_account
from payments.gateway.bank.orders import OrderFile, orders_read
from payments.gateway.bank.status import REFUSED, SETTLED, OrderStatus, status_write
from payments.gateway.errors import BankFileInvalid
from payments.gateway.simulator.bank_files import notice_file, statement_file

Doc = dict[str, Any]
CLOSED_ACCOUNTS = "9999"  # orders to accounts that end so are rejected
RETURNING_ACCOUNTS = "8888"  # booked, and sent back two days later
OWNER, OWNER_ACCOUNT = "市集出资人", "6217000000000001"  # who puts in the operator's capital
WORKS = timedelta(hours=1)
LATE = timedelta(days=1)
RETURNS = timedelta(days=2)
ROUND = timedelta(hours=1)  # no round of timed work, which keeps one moment, lasts so long
STORIES = ("late", "double", "silent_day", "one_fen", "book_rejected", "no_status", "part_first")


class Memory(Protocol):
    """Documents by key; ``under`` lists keys of a prefix, in order, after one of them."""

    def get(self, key: str) -> Doc | None: ...
    def put(self, docs: Mapping[str, Doc]) -> None: ...
    def drop(self, key: str) -> None: ...
    def under(self, prefix: str, after: str = "") -> list[tuple[str, Doc]]: ...


class Bank:
    """What a customer, and other customers' money, can do at the bank."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._fresh: dict[str, Doc] = {}

    def answer(self, verb: str, payload: Doc, now: datetime) -> Any:
        """One request. Raises LookupError for an unknown verb or number."""
        verbs: dict[str, Callable[[Doc, datetime], Any]] = {
            "put": self._put, "find": self._find, "list": self._list, "get": self._get,
            "receive": self._receive, "credit": self._credit, "balances": self._balances,
            "tell": self._tell, "capital": self._capital, "counter": self._counter,
        }  # fmt: skip
        self._advance(now)
        found = verbs[verb](payload, now)
        self._memory.put(self._fresh)
        self._fresh = {}
        return found

    # documents: read through what this request has changed, written together at its end

    def _read(self, key: str) -> Doc | None:
        return self._fresh.get(key) or self._memory.get(key)

    def _write(self, key: str, doc: Doc) -> None:
        self._fresh[key] = doc

    def _flush(self) -> None:
        self._memory.put(self._fresh)
        self._fresh = {}

    def _account(self, number: str, currency: str, now: datetime) -> Doc:
        """One of the operator's accounts; opened empty when first touched."""
        key = f"acct:{number}"
        found = self._read(key)
        if found is None:
            purpose = account_purpose(number, currency)
            own = own_account(purpose or SAFEGUARDING, currency)
            found = {
                "number": number, "name": own.name, "currency": currency, "balance": 0, "serial": 0,
                "told": 0, "sequence": 0, "closing": 0, "since": now.isoformat(),
            }  # fmt: skip
            self._write(key, found)
        return found

    def _book(
        self, account: Doc, amount: int, at: datetime, *, kind: str, key: str = "", name: str = "",
        other: str = "", virtual: str = "", text: str = "", reason: str = "",
    ) -> Doc:  # fmt: skip
        at = self._booking(account, at)
        account["serial"] += 1
        account["balance"] += amount
        entry = {
            "ref": f"{account['number'][-10:]}B{account['serial']:010d}", "amount": amount,
            "at": at.astimezone(CHINA).isoformat(timespec="seconds"), "kind": kind, "key": key,
            "name": name, "account": other, "virtual": virtual, "text": text, "reason": reason,
        }  # fmt: skip
        self._write(f"entry:{account['number']}:{account['serial']:010d}", entry)
        self._write(f"acct:{account['number']}", account)
        return entry

    @staticmethod
    def _booking(account: Doc, at: datetime) -> datetime:
        """When an entry is booked: a day that was told stays as it is, also for a request that
        began before midnight and came after. A clock that was set back is no such request.
        """
        since = account.get("since")
        told = datetime.fromisoformat(since) if since else at
        at = told if at < told < at + ROUND else at
        account["since"] = at.isoformat()
        return at

    def _publish(self, kind: str, body: str, at: datetime) -> None:
        copies = 2 if self._story("double") else 1
        for _ in range(copies):
            count = self._read("count") or {"files": 0}
            number = count["files"] + 1
            self._write("count", {"files": number})
            self._write(f"file:{number:010d}", {
                "number": number, "name": f"{kind}-{number:08d}.xml", "kind": kind, "body": body,
                "at": at.isoformat(),
            })  # fmt: skip

    def _story(self, word: str) -> bool:
        told = self._read("stories") or {"words": []}
        if word not in told["words"]:
            return False
        told["words"].remove(word)
        self._write("stories", told)
        return True

    # the customer's verbs

    def _put(self, payload: Doc, now: datetime) -> Doc:
        """A file in the drop box; the same message again, whatever its name, is not another one."""
        body = payload["body"].encode()
        sha = hashlib.sha256(body).hexdigest()
        try:
            file = orders_read(body)
        except BankFileInvalid as error:
            return {"received": True, "refused": error.message}
        known = self._read(f"message:{file.message_id}")
        if known is not None:
            if known["sha256"] != sha:
                self._status(file, OrderStatus(status=REFUSED, reason="DU01"), {}, now)
            return {"received": True, "again": True}
        due = now + (LATE if self._story("late") else WORKS)
        self._write(f"message:{file.message_id}", {
            "sha256": sha, "body": payload["body"], "at": now.isoformat(), "state": "RECEIVED",
        })  # fmt: skip
        self._write(_due_key(due, file.message_id), {
            "what": "carry_out", "message": file.message_id,
        })  # fmt: skip
        return {"received": True}

    def _find(self, payload: Doc, _now: datetime) -> Doc | None:
        """Whether a message was received, as the folder of taken files shows it."""
        found = self._read(f"message:{payload['message']}")
        return {"sha256": found["sha256"], "state": found["state"]} if found else None

    def _list(self, payload: Doc, now: datetime) -> list[Doc]:
        silent = self._read("silent")
        if silent is not None and now < datetime.fromisoformat(silent["until"]):
            return []
        self._flush()
        rows = self._memory.under("file:", f"file:{int(payload['after']):010d}")
        return [{name: row[name] for name in ("number", "name", "kind")} for _, row in rows]

    def _get(self, payload: Doc, _now: datetime) -> Doc:
        found = self._read(f"file:{int(payload['number']):010d}")
        if found is None:
            raise LookupError(payload["number"])
        return found

    def _balances(self, _payload: Doc, _now: datetime) -> dict[str, int]:
        self._flush()
        return {row["number"]: row["balance"] for _, row in self._memory.under("acct:")}

    def _tell(self, payload: Doc, now: datetime) -> Doc:
        """Words of misbehaviour, each used up at the next chance."""
        words = [str(word) for word in payload["words"]]
        if strange := set(words) - set(STORIES):
            raise LookupError(f"{sorted(strange)}: the bank knows {', '.join(STORIES)}")
        if "silent_day" in words:
            words.remove("silent_day")
            self._write("silent", {"until": _midnight(_day(now) + timedelta(days=1)).isoformat()})
        told = self._read("stories") or {"words": []}
        told["words"] += words
        self._write("stories", told)
        return told

    # money that comes

    def _receive(self, payload: Doc, now: datetime) -> Doc:
        """A stranger pays into a number below the safeguarding account, and a notice says so."""
        currency = payload["currency"]
        own = own_account(SAFEGUARDING, currency)
        if not payload["to"].startswith(own.number) or payload["amount"] <= 0:
            raise LookupError(payload["to"])
        account = self._account(own.number, currency, now)
        virtual = payload["to"] if payload["to"] != own.number else ""
        entry = self._book(
            account, payload["amount"], now, kind="RECEIPT", key=payload.get("key", ""),
            name=payload["name"], other=payload.get("account", ""), virtual=virtual,
            text=payload.get("text", ""),
        )  # fmt: skip
        self._publish("camt.054", notice_file(account, entry), now)
        return {"ref": entry["ref"]}

    def _credit(self, payload: Doc, now: datetime) -> Doc:
        """A payment institution pays out to the operator (once for each reference)."""
        return self._once("credit", payload, payload.get("purpose", SAFEGUARDING), now, told={
            "amount": payload["amount"], "kind": "SETTLEMENT", "name": payload["name"],
            "text": payload.get("text", ""),
        })  # fmt: skip

    def _capital(self, payload: Doc, now: datetime) -> Doc:
        """The owner pays into the operating account, once for each key, and a notice says so."""
        return self._once("capital", payload, OPERATING, now, notice=True, told={
            "amount": payload["amount"], "kind": "RECEIPT", "name": OWNER, "other": OWNER_ACCOUNT,
            "text": "股东出资",
        })  # fmt: skip

    def _counter(self, payload: Doc, now: datetime) -> Doc:
        """An order given at the counter and carried out there, once for each advice."""
        return self._once("counter", payload, SAFEGUARDING, now, told={
            "amount": -payload["amount"], "kind": "COUNTER", "name": payload["name"],
            "text": payload["name"],
        })  # fmt: skip

    def _once(
        self,
        word: str,
        payload: Doc,
        purpose: str,
        now: datetime,
        *,
        told: Doc,
        notice: bool = False,
    ) -> Doc:
        """Booked once for each key of this word; ``notice``: a camt.054 says so at once."""
        marker = f"{word}:{payload['key']}"
        held = self._read(marker)
        if held is not None:
            return held
        currency = payload["currency"]
        account = self._account(own_account(purpose, currency).number, currency, now)
        entry = self._book(account, at=now, key=payload["key"], **told)
        made = {"ref": entry["ref"]}
        self._write(marker, made)
        if notice:
            self._publish("camt.054", notice_file(account, entry), now)
        return made

    # what happens by itself

    def _advance(self, now: datetime) -> None:
        """Carry out what is due in its order, and write each day's statements when it is over."""
        while True:
            self._flush()
            due = self._memory.under("due:")
            ripe = [(key, doc) for key, doc in due if _due_at(key) <= now]
            if not ripe:
                break
            key, doc = min(ripe, key=lambda pair: _due_at(pair[0]))
            at = _due_at(key)
            self._days_close(at)
            self._memory.drop(key)
            if doc["what"] == "carry_out":
                self._carry_out(doc["message"], at)
            else:
                self._return(doc, at)
        self._days_close(now)

    def _days_close(self, now: datetime) -> None:
        self._flush()
        for _, account in self._memory.under("acct:"):
            if "told" in account and account["serial"] > account["told"]:
                self._day_close(account, _day(now))
        self._flush()

    def _day_close(self, account: Doc, today: date) -> None:
        """A statement for each day before today on which something moved."""
        number = account["number"]
        rows = self._memory.under(f"entry:{number}:", f"entry:{number}:{account['told']:010d}")
        by_day: dict[str, list[Doc]] = {}
        for _, entry in rows:
            if entry["at"][:10] < today.isoformat():
                by_day.setdefault(entry["at"][:10], []).append(entry)
        for day, entries in sorted(by_day.items()):
            opening = account["closing"]
            closing = opening + sum(entry["amount"] for entry in entries)
            account["told"] += len(entries)
            account["sequence"] += 1
            account["closing"] = closing
            shown = closing + 1 if self._story("one_fen") else closing
            body = statement_file(
                account, entries, day=day, sequence=account["sequence"], opening=opening,
                closing=shown,
            )  # fmt: skip
            self._publish("camt.053", body, _midnight(date.fromisoformat(day) + timedelta(days=1)))
        if by_day:
            account["since"] = _midnight(today).isoformat()
        self._write(f"acct:{number}", account)

    def _carry_out(self, message_id: str, at: datetime) -> None:
        held = self._read(f"message:{message_id}")
        assert held is not None, "due work has its message"
        file = orders_read(held["body"].encode())
        if account_purpose(file.debtor.number, file.debtor.currency) == "":
            self._status(file, OrderStatus(status=REFUSED, reason="AC01"), {}, at)
            return
        account = self._account(file.debtor.number, file.debtor.currency, at)
        outcome: dict[str, OrderStatus] = {}
        first = file.orders[: len(file.orders) // 2] if held["state"] == "RECEIVED" else ()
        part = bool(first) and self._story("part_first")
        done = set(held.get("done", []))
        for order in first if part else file.orders:
            if order.end_to_end_id in done:
                continue
            reason = self._refusal(account, order.name, order.account, order.amount_minor)
            status = OrderStatus(status=REFUSED if reason else SETTLED, reason=reason)
            outcome[order.end_to_end_id] = status
            if reason and not self._story("book_rejected"):
                continue
            own = account_purpose(order.account, file.debtor.currency) != ""
            entry = self._book(
                account, -order.amount_minor, at, kind="OWN" if own else "PAYOUT",
                key=order.end_to_end_id, name=order.name, other=order.account, text=order.text,
            )  # fmt: skip
            if own:  # the other side of a transfer between the operator's own accounts
                other = self._account(order.account, file.debtor.currency, at)
                self._book(
                    other, order.amount_minor, at, kind="OWN", key=order.end_to_end_id,
                    name=file.debtor.name, other=file.debtor.number, text=order.text,
                )  # fmt: skip
            if order.account.endswith(RETURNING_ACCOUNTS):
                self._write(_due_key(at + RETURNS, order.end_to_end_id), {
                    "what": "return", "account": account["number"], "entry": entry,
                    "currency": file.debtor.currency,
                })  # fmt: skip
        held["state"] = "PART" if part else "DONE"
        held["done"] = sorted(outcome)
        self._write(f"message:{message_id}", held)
        if part:
            self._write(_due_key(at + WORKS, message_id), {
                "what": "carry_out", "message": message_id,
            })  # fmt: skip
        if not self._story("no_status"):
            self._status(file, OrderStatus(status="PART" if part else _group(outcome)), outcome, at)

    def _refusal(self, account: Doc, name: str, number: str, amount: int) -> str:
        """Why an order cannot be carried out: closed, another holder, no money; or empty."""
        if number.endswith(CLOSED_ACCOUNTS):
            return "AC04"
        holder = self._read(f"holder:{number}")
        if holder is not None and holder["name"] != name:
            return "BE01"
        if account["balance"] < amount:
            return "AM04"
        if holder is None:
            self._write(f"holder:{number}", {"name": name})
        return ""

    def _status(
        self, file: OrderFile, group: OrderStatus, lines: Mapping[str, OrderStatus], at: datetime
    ) -> None:
        count = (self._read("count") or {"files": 0})["files"]
        body = status_write(
            message_id=f"ST{count + 1:010d}", order_message_id=file.message_id,
            payment_id=file.payment_id, group=group, lines=lines, at=at,
        )  # fmt: skip
        self._publish("pain.002", body.decode(), at)

    def _return(self, doc: Doc, at: datetime) -> None:
        entry = doc["entry"]
        account = self._account(doc["account"], doc["currency"], at)
        back = self._book(
            account, -entry["amount"], at, kind="RETURN", key=entry["key"], name=entry["name"],
            other=entry["account"], text="退汇", reason="AC04",
        )  # fmt: skip
        self._publish("camt.054", notice_file(account, back), at)


def settlement_credit(paid: Doc) -> Doc:
    """The credit at the bank that a settlement of the sandbox provider arrives as."""
    return {
        "key": paid["ref"], "amount": paid.get("paid", paid["net"]),
        "currency": paid.get("paid_currency", paid["currency"]),
        "name": "沙箱支付", "text": f"结算 {paid['ref']}",
    }  # fmt: skip


def _group(outcome: Mapping[str, OrderStatus]) -> str:
    """The status of the whole file: all one way, or in parts."""
    words = {status.status for status in outcome.values()}
    return words.pop() if len(words) == 1 else "PART"


def _day(moment: datetime) -> date:
    return moment.astimezone(CHINA).date()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), tzinfo=CHINA)


def _due_key(at: datetime, name: str) -> str:
    return f"due:{at.isoformat(timespec='seconds')}:{name}"


def _due_at(key: str) -> datetime:
    """``due:<moment>:<id>``; the moment holds colons, the id none."""
    return datetime.fromisoformat(key.split(":", 1)[1].rsplit(":", 1)[0])
