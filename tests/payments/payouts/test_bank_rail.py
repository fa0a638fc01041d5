"""Payouts over bank files: what the bank may do with them, and what stays exactly once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from backend.events.models import EventEntry
from backend.kernel import clock
from backend.kernel.clock import clock_frozen
from backend.kernel.money import Money
from backend.parties.models import Organization
from payments.escrow.services import merchant_ref
from payments.gateway.adapters import BANK, provider_of
from payments.gateway.models import BankFile, BankMovement, BankOrder, Operation
from payments.gateway.port import ProviderSilent
from payments.gateway.selectors import bank_sheets
from payments.gateway.services import bank_collect, bank_file_take, operation_run
from payments.gateway.simulator.bank_wire import BankWire
from payments.ledger.models import Journal
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import balance
from payments.ledger.services import SAFE_BANK, capital_pay_in, journal_post
from payments.payouts.models import BankAccount, PayoutBatch
from payments.payouts.services import (
    payout_batch_check,
    payout_batch_make,
    payout_batch_send,
    payout_settle,
)
from payments.statements.proof import money_proof
from tests.factories.payments import MORNING, at_the_bank, bank_answers, worker_resumes
from tests.factories.trade import a_merchant, acting, an_organization

pytestmark = pytest.mark.django_db
GOOD, CLOSED, RETURNING = "6222000011112222", "6222000011119999", "6222000011118888"


class Desk:
    """Two persons, and merchants with money and accounts."""

    def __init__(self, at: Any) -> None:
        house = an_organization(kind="OPERATOR")
        self.maker, self.checker = acting(house, "finance_maker"), acting(house, "finance_checker")
        self._at = at
        capital_pay_in(amount=Money(100_000, "CNY"), key="float")
        at_the_bank(100_000, "float")

    def merchant(self, number: str, minor: int = 50_000) -> Organization:
        merchant = a_merchant()
        lines = [dr("1020", SAFE_BANK, minor), cr("2031", merchant_ref(merchant.pk), minor)]
        journal_post(key=f"t:{merchant.pk}", kind="X", lines=lines)
        at_the_bank(minor, f"t:{merchant.pk}")
        BankAccount.objects.create(
            merchant=merchant, currency="CNY", account_name=merchant.legal_name,
            account_number=number, bank_name="工商银行", changed_at=clock.now() - timedelta(days=4),
        )  # fmt: skip
        return merchant

    def send(self) -> PayoutBatch:
        batch, _ = payout_batch_make(actor=self.maker)
        payout_batch_check(actor=self.checker, batch_id=batch.pk)
        return payout_batch_send(actor=self.checker, batch_id=batch.pk)


@pytest.fixture
def desk(at: Any) -> Iterator[Desk]:
    with at(MORNING):
        yield Desk(at)


def later(hours: float) -> datetime:
    return clock.now() + timedelta(hours=hours)


def tell(*words: str) -> None:
    BankWire().call("tell", {"words": list(words)})


def available(merchant: Organization) -> int:
    return balance("2031", merchant_ref(merchant.pk))


def breaks() -> list[str]:
    rows = EventEntry.objects.filter(kind="payments.bank.order_break").order_by("pk")
    return [row.payload["break_kind"] for row in rows]


def test_a_rejected_line_goes_back_alone(desk, deliver):
    good, closed = desk.merchant(GOOD), desk.merchant(CLOSED)
    batch = desk.send()
    deliver()
    bank_answers(deliver, at=later(1.1))
    batch.refresh_from_db()
    assert batch.state == "PARTLY_REJECTED"
    assert [(line.state, line.reason) for line in batch.lines.order_by("state")] == [
        ("BOOKED", ""), ("REJECTED", "AC04"),
    ]  # fmt: skip
    assert (available(good), available(closed), balance("2040", BANK)) == (0, 50_000, 0)
    assert money_proof().faults == []
    assert Operation.objects.get(kind="payout").state == "SUCCEEDED"


def test_lines_are_booked_as_the_bank_tells_of_them_and_the_rest_waits(desk, deliver):
    desk.merchant(GOOD)
    desk.merchant("6222000011113333")
    tell("part_first", "double")
    batch = desk.send()
    deliver()
    bank_answers(deliver, at=later(1.1))
    batch.refresh_from_db()
    assert (batch.state, balance("2040", BANK)) == ("SENT", 50_000)
    assert set(BankFile.objects.filter(direction="IN").values_list("state", flat=True)) == {
        "READ", "DOUBLE",
    }  # fmt: skip
    bank_answers(deliver, at=later(2.2))
    batch.refresh_from_db()
    assert (batch.state, balance("2040", BANK)) == ("BOOKED", 0)
    assert money_proof().faults == []


def test_a_silent_bank_is_asked_by_message_and_never_sent_a_new_file(desk, deliver, monkeypatch):
    desk.merchant(GOOD)
    sent: list[str] = []
    real = BankWire.call

    def call(self: BankWire, verb: str, payload: dict[str, Any]) -> Any:
        if verb == "put":
            sent.append(payload["body"])
            real(self, verb, payload)
            raise ProviderSilent("the answer is lost")
        return real(self, verb, payload)

    monkeypatch.setattr(BankWire, "call", call)
    tell("no_status", "silent_day")
    batch = desk.send()
    deliver()
    operation = Operation.objects.get(kind="payout")
    assert operation.state == "UNKNOWN"
    worker_resumes()
    operation.refresh_from_db()
    assert (operation.state, len(sent)) == ("PENDING", 1)
    bank_answers(deliver, at=later(5))
    batch.refresh_from_db()
    assert batch.state == "SENT"
    bank_answers(deliver, at=later(24 + 24))  # the statement decides, for no status ever comes
    batch.refresh_from_db()
    assert (batch.state, balance("2040", BANK), len(sent)) == ("BOOKED", 0, 1)


def test_a_file_that_never_arrived_is_sent_again_byte_for_byte(desk, deliver, monkeypatch):
    desk.merchant(GOOD)
    sent: list[str] = []
    real = BankWire.call

    def call(self: BankWire, verb: str, payload: dict[str, Any]) -> Any:
        if verb == "put":
            sent.append(payload["body"])
            if len(sent) == 1:
                raise ProviderSilent("the line is cut")
        return real(self, verb, payload)

    monkeypatch.setattr(BankWire, "call", call)
    batch = desk.send()
    deliver()
    worker_resumes()
    assert [body.encode() for body in sent] == [bytes(batch.file)] * 2
    bank_answers(deliver, at=later(1.1))
    batch.refresh_from_db()
    assert batch.state == "BOOKED"


def test_money_sent_back_later_is_the_merchants_again_once(desk, deliver):
    merchant = desk.merchant(RETURNING)
    batch = desk.send()
    deliver()
    bank_answers(deliver, at=later(1.1))
    batch.refresh_from_db()
    assert (batch.state, available(merchant)) == ("BOOKED", 0)
    bank_answers(deliver, at=later(50))  # the notice
    bank_answers(deliver, at=later(100))  # and the statement that tells it again
    line = batch.lines.get()
    assert (line.state, line.reason, available(merchant)) == ("RETURNED", "AC04", 50_000)
    assert line.returned_at > line.done_at
    assert Journal.objects.filter(kind="J-PAYRET").count() == 1
    assert balance("1020", SAFE_BANK) == 150_000
    assert money_proof().faults == []


def test_a_line_refused_and_booked_all_the_same_is_a_break_and_no_second_journal(desk, deliver):
    merchant = desk.merchant(CLOSED)
    tell("book_rejected")
    desk.send()
    deliver()
    bank_answers(deliver, at=later(1.1))
    bank_answers(deliver, at=later(48))
    assert available(merchant) == 50_000
    assert breaks() == ["DUPLICATE_OUTSIDE"]
    assert BankMovement.objects.filter(kind="PAYOUT").count() == 1


def test_settling_twice_and_collecting_twice_change_nothing(desk, deliver):
    desk.merchant(GOOD)
    batch = desk.send()
    deliver()
    bank_answers(deliver, at=later(48))
    count = Journal.objects.count()
    with clock_frozen(later(48)):
        assert bank_collect() == 0
    payout_settle(operation_key=batch.operation_key)
    operation_run(Operation.objects.get(kind="payout").pk)
    assert Journal.objects.count() == count


def test_the_days_sheets_are_handed_up_in_the_one_shape(desk, deliver):
    desk.merchant(GOOD)
    batch = desk.send()
    deliver()
    bank_answers(deliver, at=later(48))
    days = sorted({row.day for row in BankFile.objects.get(kind="camt.053").sheets.all()})
    (sheet,) = provider_of(BANK).statement(days[0])
    assert (sheet.code, sheet.owner, sheet.currency, sheet.sequence) == (
        "1020", SAFE_BANK, "CNY", 1,
    )  # fmt: skip
    paid = [line for line in sheet.lines if line.kind == "PAYOUT"]
    assert [(line.key, line.amount_minor) for line in paid] == [
        (batch.lines.get().end_to_end_id, -50_000)
    ]
    assert sheet.opening_minor + sum(x.amount_minor for x in sheet.lines) == sheet.closing_minor


def test_a_statement_that_does_not_add_up_books_nothing_and_is_handed_up(desk, deliver):
    desk.merchant(GOOD)
    tell("one_fen", "no_status")
    batch = desk.send()
    deliver()
    bank_answers(deliver, at=later(48))
    file = BankFile.objects.get(kind="camt.053")
    assert (file.state, file.problem) == ("BLOCKED", "STATEMENT_BALANCE")
    assert not BankMovement.objects.exists()
    batch.refresh_from_db()
    assert batch.state == "SENT"
    (sheet,) = bank_sheets(file.sheets.get().day)
    assert sheet.opening_minor + sum(x.amount_minor for x in sheet.lines) != sheet.closing_minor
    mended = bytes(file.body).replace(
        f"{(sheet.closing_minor) / 100:.2f}".encode(), f"{(sheet.closing_minor - 1) / 100:.2f}".encode()
    )  # fmt: skip
    bank_file_take(number=90, name="again.xml", kind="camt.053", body=mended)
    deliver()
    batch.refresh_from_db()
    assert batch.state == "BOOKED"


@pytest.mark.parametrize(("kind", "old", "new", "element"), [
    ("pain.002", "<OrgnlMsgId>PO-", "<OrgnlMsgId>XX-", "OrgnlGrpInfAndSts/OrgnlMsgId"),
    ("pain.002", "<OrgnlEndToEndId>pol_", "<OrgnlEndToEndId>xxx_", "TxInfAndSts/OrgnlEndToEndId"),
    ("camt.053", "<Id>0310", "<Id>0311", "Acct/Id"),
    ("camt.053", "<ElctrncSeqNb>2", "<ElctrncSeqNb>1", "Stmt/ElctrncSeqNb"),
    ("pacs.008", "<", "<", "Document"),
])  # fmt: skip
def test_a_strangers_file_is_kept_recorded_and_not_acted_on(
    desk: Desk, deliver: Any, kind: str, old: str, new: str, element: str
) -> None:
    desk.merchant(RETURNING)
    desk.send()
    deliver()
    bank_answers(deliver, at=later(1.1))
    bank_answers(deliver, at=later(24 * 4))
    real = "pain.002" if kind == "pacs.008" else kind
    body = bytes(BankFile.objects.filter(kind=real, direction="IN").order_by("-pk")[0].body)
    before = (Journal.objects.count(), BankMovement.objects.count())
    assert old.encode() in body
    wrong = body.replace(old.encode(), new.encode()) + b"\n"
    file = bank_file_take(number=91, name="x.xml", kind=kind, body=wrong)
    deliver()
    assert file.state == "REFUSED"
    assert element in file.problem
    assert bytes(BankFile.objects.get(pk=file.pk).body) == wrong
    entry = EventEntry.objects.filter(kind="payments.bank.file_taken").order_by("pk").last()
    assert entry is not None
    assert entry.payload["state"] == "REFUSED"
    assert (Journal.objects.count(), BankMovement.objects.count()) == before


def test_a_batch_of_some_hundred_lines_takes_few_statements_for_each(
    desk, deliver, django_assert_max_num_queries
):
    """A line costs its two journals and its two events; 5,000 lines stay far below a minute."""
    count = 40
    merchants = [desk.merchant(f"62220000{number:08d}1") for number in range(count)]
    begun = time.monotonic()
    with django_assert_max_num_queries(60 + 2 * count):
        batch = desk.send()
    deliver()
    with clock_frozen(later(1.1)), django_assert_max_num_queries(60 + 2 * count):
        bank_collect()
    with django_assert_max_num_queries(20 + 7 * count):
        payout_settle(operation_key=batch.operation_key)
    assert time.monotonic() - begun < 60
    batch.refresh_from_db()
    assert batch.state == "BOOKED"
    assert {available(merchant) for merchant in merchants} == {0}
    assert BankOrder.objects.filter(state="BOOKED").count() == count
