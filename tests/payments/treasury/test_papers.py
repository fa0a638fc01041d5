"""Applications, orders, receipts and red letters: signed, verified, booked once or not at all."""

from __future__ import annotations

import copy
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from backend.kernel import clock
from backend.kernel.ids import public_id
from backend.signing.models import Identity
from payments.ledger.models import Journal
from payments.ledger.selectors import balance
from payments.statements.proof import money_proof
from payments.treasury.errors import PaperRefused
from payments.treasury.models import PaymentOrder, TreasuryPaper, TreasuryReceipt
from payments.treasury.services import Taken, paper_hear, paper_holds
from procurement.exchange.simulator.treasury import BANK_KID, TREASURY_KID
from tests.payments.treasury.hands import (
    applied,
    order_document,
    paper_of,
    receipt_document,
    red_document,
    signed,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def june(at):
    with at(NOW):
        yield


def ordered(minor: int = 8000000) -> PaymentOrder:
    order = applied(minor=minor)
    assert isinstance(paper_hear(signed(order_document(order), TREASURY_KID)), Taken)
    order.refresh_from_db()
    return order


def commitment(order: PaymentOrder) -> tuple[int, int]:
    owner = public_id("tpo", order.pk)
    return balance("9030", owner), balance("9040", owner)


def test_e8_direct_application_order_and_receipt_to_the_fen(events):
    order = ordered()
    assert commitment(order) == (8000000, 8000000)
    paper = signed(receipt_document(order, 4800000, "HD-1"), BANK_KID)
    assert paper_hear(paper).fresh is True
    assert paper_hear(copy.deepcopy(paper)).fresh is False

    order.refresh_from_db()
    assert (order.state, order.paid_minor, order.number) == ("PARTLY_PAID", 4800000, "GKZF-prq_1")
    assert commitment(order) == (3200000, 3200000)
    assert events.published().count("payments.treasury.paper_kept") == 3
    assert all(paper_holds(row) for row in TreasuryPaper.objects.all())
    assert money_proof().faults == []


def test_the_application_is_signed_by_the_department_and_a_changed_word_shows():
    order = applied()
    paper = paper_of(order, "paymentApplication")
    assert Identity.objects.get(serial=paper.signature["kid"]).organization_id == order.payer_id
    assert paper_holds(paper)
    paper.document["payee"]["accountNumber"] = "6222024100009999"
    assert not paper_holds(paper)


def other(document: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    head, _, tail = path.partition(".")
    if tail:
        return {**document, head: {**document[head], tail: value}}
    return {**document, head: value}


WRONG = [
    ("payer.name", "别的单位", "PAPER_PAYER"),
    ("payee.accountNumber", "6222024100009999", "PAPER_ACCOUNT"),
    ("payee.name", "别的公司", "PAPER_ACCOUNT"),
    ("amountMinor", 8000001, "PAPER_AMOUNT"),
    ("amountMinor", -1, "PAPER_MALFORMED"),
    ("amountMinor", 0, "PAPER_MALFORMED"),
    ("amountMinor", 10**15 + 1, "PAPER_MALFORMED"),
    ("amountMinor", "8000000", "PAPER_MALFORMED"),
    ("amountMinor", True, "PAPER_MALFORMED"),
    ("currency", "USD", "PAPER_AMOUNT"),
    ("reference", "prq_2", "PAPER_UNKNOWN"),
    ("number", "１２", "PAPER_MALFORMED"),
    ("issuedAt", "2026-06-01T02:00:00", "PAPER_MALFORMED"),
    ("issuedAt", (NOW - timedelta(days=31)).isoformat(), "PAPER_STALE"),
    ("issuedAt", (NOW + timedelta(hours=1)).isoformat(), "PAPER_STALE"),
    ("schemaVersion", "2.0", "PAPER_MALFORMED"),
    ("type", "cheque", "PAPER_MALFORMED"),
    ("currency", "CN\x00Y", "PAPER_MALFORMED"),
]


def refused(envelope: Any, code: str, events: Any) -> None:
    before = (Journal.objects.count(), TreasuryPaper.objects.count())
    heard = paper_hear(envelope)
    assert isinstance(heard, PaperRefused), heard
    assert heard.code == code
    assert events.published()[-1] == "payments.treasury.paper_refused"
    assert (Journal.objects.count(), TreasuryPaper.objects.count()) == before


@pytest.mark.parametrize(("path", "value", "code"), WRONG)
def test_a_soundly_signed_order_that_differs_is_refused(path, value, code, events):
    order = applied()
    refused(signed(other(order_document(order), path, value), TREASURY_KID), code, events)
    order.refresh_from_db()
    assert order.step == "APPLIED"


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [*WRONG, ("orderHash", "0" * 64, "PAPER_STALE"), ("orderNumber", "GKZF-9", "PAPER_STALE")],
)
def test_a_soundly_signed_receipt_that_differs_is_refused(path, value, code, events):
    order = ordered()
    document = receipt_document(order, 8000000, "HD-1")
    refused(signed(other(document, path, value), BANK_KID), code, events)
    order.refresh_from_db()
    assert (order.state, order.paid_minor) == ("COMMITTED", 0)


def test_forged_altered_and_foreign_signatures_are_refused(events):
    order = ordered()
    document = receipt_document(order, 8000000, "HD-1")
    sound = signed(document, BANK_KID)
    altered = {**sound, "document": {**document, "amountMinor": 1}}
    unknown = {**sound, "signature": {**sound["signature"], "kid": "somebody"}}
    garbled = {**sound, "signature": {**sound["signature"], "value": "!"}}
    department = paper_of(order, "paymentApplication").signature
    for envelope in (
        altered, unknown, garbled, signed(document, TREASURY_KID),
        {**sound, "signature": department},
    ):  # fmt: skip
        refused(envelope, "PAPER_SIGNATURE", events)
    for envelope in (None, "x", {}, {"document": [], "signature": {}}, {"document": {}}):
        refused(envelope, "PAPER_MALFORMED", events)
    huge = {**sound, "document": {**document, "amountMinor": 10**16}}
    refused(huge, "PAPER_MALFORMED", events)
    deep: dict[str, Any] = {}
    for _ in range(5000):
        deep = {"a": deep}
    refused({"document": deep, "signature": {}}, "PAPER_MALFORMED", events)


def test_a_second_order_a_reused_number_and_too_much_are_refused(events):
    order = ordered()
    second = {**order_document(order), "number": "GKZF-2"}
    refused(signed(second, TREASURY_KID), "PAPER_REUSED", events)
    paper_hear(signed(receipt_document(order, 5000000, "HD-1"), BANK_KID))
    reused = receipt_document(order, 1000000, "HD-1")
    refused(signed(reused, BANK_KID), "PAPER_REUSED", events)
    more = receipt_document(order, 3000001, "HD-2")
    refused(signed(more, BANK_KID), "PAPER_AMOUNT", events)
    assert TreasuryReceipt.objects.count() == 1


def test_a_red_letter_takes_back_one_receipt_once(events):
    order = ordered()
    paper_hear(signed(receipt_document(order, 8000000, "HD-1"), BANK_KID))
    assert commitment(order) == (0, 0)
    short = red_document(order, 7999999, "HZ-0", receiptNumber="HD-1")
    refused(signed(short, BANK_KID), "PAPER_AMOUNT", events)
    lost = red_document(order, 8000000, "HZ-0", receiptNumber="HD-9")
    refused(signed(lost, BANK_KID), "PAPER_UNKNOWN", events)

    red = signed(red_document(order, 8000000, "HZ-1", receiptNumber="HD-1"), BANK_KID)
    assert paper_hear(red).amount_minor == -8000000
    assert paper_hear(copy.deepcopy(red)).fresh is False
    order.refresh_from_db()
    assert (order.state, order.step, order.paid_minor) == ("COMMITTED", "RETURNED", 0)
    assert commitment(order) == (8000000, 8000000)
    again = red_document(order, 8000000, "HZ-2", receiptNumber="HD-1")
    refused(signed(again, BANK_KID), "PAPER_REUSED", events)
    late = receipt_document(order, 8000000, "HD-2")
    refused(signed(late, BANK_KID), "PAPER_STALE", events)
    assert [row.amount_minor for row in TreasuryReceipt.objects.order_by("pk")] == [
        8000000,
        -8000000,
    ]
    assert money_proof().faults == []
    assert clock.now() == NOW
