"""The bank next door tells the same stories from both of its memories."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from payments.gateway.bank.house import OPERATING, SAFEGUARDING, own_account, virtual_account
from payments.gateway.bank.orders import Order, orders_write
from payments.gateway.bank.statements import BankStatement, notices_read, statements_read
from payments.gateway.bank.status import OrderStatus, StatusFile, status_read
from payments.gateway.simulator.bank import Bank
from payments.gateway.simulator.bank_host import SqliteMemory
from payments.gateway.simulator.bank_wire import TableMemory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)  # ten in the morning in China
OWN = own_account(SAFEGUARDING, "CNY")


MONEY = 100_000


class Box:
    """A customer's view of the drop box."""

    def __init__(self, bank: Bank) -> None:
        self.bank, self.read_to = bank, 0

    def ask(self, verb: str, at: datetime, **payload: Any) -> Any:
        return self.bank.answer(verb, payload, at)

    def files(self, at: datetime) -> list[Any]:
        """What is new, read."""
        found: list[Any] = []
        for row in self.ask("list", at, after=self.read_to):
            body = self.ask("get", at, number=row["number"])["body"].encode()
            self.read_to = row["number"]
            if row["kind"] == "pain.002":
                found.append(status_read(body))
            else:
                found += (notices_read if row["kind"] == "camt.054" else statements_read)(body)
        return found

    def pay(self, *accounts: str, name: str = "PO-1", minor: int = 500) -> bytes:
        orders = [
            Order(end_to_end_id=f"{name}-{number}", amount_minor=minor, name="甲", account=account)
            for number, account in enumerate(accounts)
        ]
        return orders_write(message_id=name, debtor=OWN, orders=orders, at=AT)


def a_file() -> sqlite3.Connection:
    memory = sqlite3.connect(":memory:")
    memory.row_factory = sqlite3.Row
    return memory


@pytest.fixture(params=["sqlite", "tables"])
def box(request: Any) -> Box:
    held = Box(Bank(TableMemory() if request.param == "tables" else SqliteMemory(a_file())))
    held.ask("credit", AT, key="t:money", amount=MONEY, currency="CNY", name="支付机构")
    return held


def hours(count: float) -> datetime:
    return AT + timedelta(hours=count)


def test_orders_are_carried_out_an_hour_later_and_stand_on_the_days_statement(box: Box) -> None:
    body = box.pay("62220001", "62229999").decode()
    box.ask("put", AT, body=body)
    assert box.ask("find", AT, message="PO-1")["state"] == "RECEIVED"
    assert box.ask("find", AT, message="PO-2") is None
    assert box.files(hours(0.5)) == []
    (status,) = box.files(hours(1))
    assert status.lines == {
        "PO-1-0": OrderStatus(status="ACSC"), "PO-1-1": OrderStatus(status="RJCT", reason="AC04"),
    }  # fmt: skip
    box.ask("put", hours(2), body=body)  # the same file again is not another order
    (sheet,) = box.files(hours(24))
    assert isinstance(sheet, BankStatement)
    assert [(e.kind, e.amount_minor, e.end_to_end_id) for e in sheet.entries] == [
        ("SETTLEMENT", MONEY, "t:money"), ("PAYOUT", -500, "PO-1-0"),
    ]  # fmt: skip
    assert (sheet.opening_minor, sheet.closing_minor) == (0, MONEY - 500)
    assert sheet.adds_up
    assert box.files(hours(100)) == []
    assert box.ask("balances", hours(100))[OWN.number] == MONEY - 500


def test_another_file_under_a_used_number_is_refused_whole(box: Box) -> None:
    box.ask("put", AT, body=box.pay("62220001").decode())
    box.ask("put", AT, body=box.pay("62220002").decode())
    (refused,) = box.files(AT)
    assert refused.group == OrderStatus(status="RJCT", reason="DU01")
    (done,) = box.files(hours(2))
    assert done.group.status == "ACSC"


def test_a_wrong_holder_no_money_and_a_closed_account_are_refused(box: Box) -> None:
    box.ask("put", AT, body=box.pay("62220001").decode())
    box.files(hours(1))
    other = Order(end_to_end_id="x", amount_minor=5, name="乙", account="62220001")
    rich = Order(end_to_end_id="y", amount_minor=MONEY, name="丙", account="62220003")
    body = orders_write(message_id="PO-3", debtor=OWN, orders=[other, rich], at=AT)
    box.ask("put", hours(2), body=body.decode())
    (status,) = box.files(hours(3))
    assert [line.reason for line in status.lines.values()] == ["BE01", "AM04"]
    assert status.group.status == "RJCT"


def test_receipts_are_told_at_once_and_again_on_the_statement(box: Box) -> None:
    number = virtual_account("CNY", "pay_1")
    box.ask("receive", AT, to=number, amount=700, currency="CNY", name="买方", account="62170001",
            text="货款")  # fmt: skip
    (notice,) = box.files(AT)
    (entry,) = notice.entries
    assert (entry.virtual, entry.amount_minor, entry.name) == (number, 700, "买方")
    (sheet,) = box.files(hours(24))
    assert entry in sheet.entries
    for wrong in ({"to": "1234"}, {"amount": 0}):
        with pytest.raises(LookupError):
            box.ask("receive", AT, **{
                "to": number, "amount": 1, "currency": "CNY", "name": "x", **wrong,
            })  # fmt: skip


def test_a_settlement_is_credited_once(box: Box) -> None:
    for _ in range(2):
        box.ask("credit", AT, key="sbs_1", amount=900, currency="CNY", name="支付机构")
    (sheet,) = box.files(hours(24))
    assert [e.amount_minor for e in sheet.entries] == [MONEY, 900]
    assert sheet.sequence == 1


def test_the_owner_pays_in_once_and_a_notice_says_so(box: Box) -> None:
    for _ in range(2):
        box.ask("capital", AT, key="capital:CNY", amount=900, currency="CNY")
    (notice,) = box.files(AT)
    assert notice.account == own_account(OPERATING, "CNY").number
    (entry,) = notice.entries
    assert (entry.kind, entry.amount_minor, entry.end_to_end_id) == ("RECEIPT", 900, "capital:CNY")
    assert box.ask("balances", AT)[notice.account] == 900


def test_money_to_a_returning_account_comes_back_two_days_later(box: Box) -> None:
    box.ask("put", AT, body=box.pay("62228888").decode())
    found = box.files(hours(72))
    kinds = [type(each) for each in found]
    assert kinds == [StatusFile, BankStatement, BankStatement, BankStatement]
    notice = found[2]
    (back,) = notice.entries
    assert (back.kind, back.amount_minor, back.reason) == ("RETURN", 500, "AC04")
    assert back.end_to_end_id == "PO-1-0"
    assert [each.sequence for each in found[1:]] == [1, 0, 2]


def test_the_banks_misbehaviour_waits_for_its_chance(box: Box) -> None:
    box.ask("tell", AT, words=["late", "one_fen", "book_rejected"])
    box.ask("put", AT, body=box.pay("62229999").decode())
    assert box.files(hours(1)) == []
    found = box.files(hours(24 + 24))
    status = next(each for each in found if isinstance(each, StatusFile))
    assert status.group.status == "RJCT"
    sheets = [each for each in found if isinstance(each, BankStatement)]
    assert sheets[0].adds_up is False
    assert any(e.kind == "PAYOUT" for sheet in sheets for e in sheet.entries)
    with pytest.raises(LookupError):
        box.ask("tell", AT, words=["vanish"])


def test_a_silent_day_a_doubled_file_and_a_status_in_two_parts(box: Box) -> None:
    box.ask("tell", AT, words=["silent_day", "part_first", "double"])
    box.ask("put", AT, body=box.pay("62220001", "62220002").decode())
    assert box.files(hours(5)) == []
    first, again, rest, sheet = box.files(hours(24))
    assert first.lines == again.lines
    assert list(first.lines) == ["PO-1-0"]
    assert list(rest.lines) == ["PO-1-1"]
    assert len(sheet.entries) == 3
