"""用款额度: given by notice, used oldest month first, put back where taken, lapsing at year end."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from backend.kernel.ids import public_id
from backend.kernel.money import Money
from payments.ledger.selectors import balance
from payments.statements.proof import money_proof
from payments.treasury.errors import ModeNotAllowed, PaperRefused, QuotaExceeded
from payments.treasury.models import PaymentOrder, Quota, QuotaUse, TreasuryPaper
from payments.treasury.services import paper_hear, payment_mode, quotas_lapse
from procurement.exchange.simulator.treasury import BANK_KID, TREASURY_KID
from tests.factories.procurement import an_organization
from tests.payments.treasury.hands import (
    ITEM,
    applied,
    quota_document,
    receipt_document,
    red_document,
    signed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def june(at):
    with at(datetime(2026, 6, 15, 2, tzinfo=UTC)):
        yield


def given(*amounts: tuple[str, int]):
    department = an_organization()
    for place, (month, minor) in enumerate(amounts):
        notice = quota_document(department, minor, month, f"ED-{place}")
        heard = paper_hear(signed(notice, TREASURY_KID))
        assert not isinstance(heard, PaperRefused), heard
    return department


def rows() -> list[tuple[int, int, int, int]]:
    return [
        (row.month.month, row.given_minor, row.used_minor, row.lapsed_minor)
        for row in Quota.objects.order_by("month")
    ]


def test_an_authorised_payment_takes_the_oldest_quota_first_to_the_fen():
    department = given(("2026-05", 300001), ("2026-06", 500000), ("2026-07", 900000))
    order = applied(mode="AUTHORISED", minor=400000, department=department)
    assert (order.step, order.number) == ("ORDERED", "SQ-ZF-prq_1")
    assert rows() == [(5, 300001, 300001, 0), (6, 500000, 99999, 0), (7, 900000, 0, 0)]
    owner = public_id("tpo", order.pk)
    assert (balance("9030", owner), balance("9040", owner)) == (400000, 400000)

    paper_hear(signed(receipt_document(order, 150000, "HD-1"), BANK_KID))
    paper_hear(signed(receipt_document(order, 250000, "HD-2"), BANK_KID))
    order.refresh_from_db()
    assert (order.state, balance("9030", owner)) == ("PAID", 0)
    assert money_proof().faults == []


def test_the_quota_is_the_limit_and_says_what_is_left():
    department = given(("2026-06", 500000), ("2026-07", 900000))
    applied(mode="AUTHORISED", minor=400000, department=department)
    with pytest.raises(QuotaExceeded) as told:
        applied("prq_2", mode="AUTHORISED", minor=100001, department=department)
    assert told.value.details == {"leftMinor": 100000}
    assert "1000.00" in told.value.message.replace(",", "")
    assert QuotaUse.objects.count() == 1


def test_a_red_letter_restores_the_same_months_once():
    department = given(("2026-05", 300000), ("2026-06", 500000))
    order = applied(mode="AUTHORISED", minor=400000, department=department)
    paper_hear(signed(receipt_document(order, 400000, "HD-1"), BANK_KID))
    red = signed(red_document(order, 400000, "HZ-1", receiptNumber="HD-1"), BANK_KID)
    for _ in range(2):
        paper_hear(red)
    assert rows() == [(5, 300000, 0, 0), (6, 500000, 0, 0)]
    assert PaymentOrder.objects.get().state == "COMMITTED"
    assert money_proof().faults == []


def test_notices_are_booked_once_reduced_within_what_is_left_and_signed_by_the_treasury():
    department = given(("2026-06", 500000))
    notice = quota_document(department, 500000, "2026-06", "ED-0")
    for document, kid, code in (
        ({**notice, "amountMinor": 1}, TREASURY_KID, "PAPER_REUSED"),
        ({**notice, "number": "ED-9"}, BANK_KID, "PAPER_SIGNATURE"),
        ({**notice, "number": "ED-9", "amountMinor": -500001}, TREASURY_KID, "PAPER_AMOUNT"),
        ({**notice, "number": "ED-9", "month": "2025-12"}, TREASURY_KID, "PAPER_AMOUNT"),
        ({**notice, "number": "ED-9", "month": "2026-13"}, TREASURY_KID, "PAPER_MALFORMED"),
        ({**notice, "number": "ED-9", "payer": {"name": "无此单位"}}, TREASURY_KID, "PAPER_PAYER"),
    ):
        assert paper_hear(signed(document, kid)).code == code
    less = quota_document(department, -200000, "2026-06", "ED-1")
    assert paper_hear(signed(less, TREASURY_KID)).fresh
    assert rows() == [(6, 300000, 0, 0)]
    assert TreasuryPaper.objects.count() == 2


def test_what_a_year_leaves_unused_lapses_once_and_late_red_letters_lapse_too(at, events):
    department = given(("2026-06", 500000))
    order = applied(mode="AUTHORISED", minor=400000, department=department)
    paper_hear(signed(receipt_document(order, 400000, "HD-1"), BANK_KID))
    with at(datetime(2026, 12, 31, 15, 59, tzinfo=UTC)):
        assert quotas_lapse() == 0
    with at(datetime(2026, 12, 31, 16, 1, tzinfo=UTC)):
        assert (quotas_lapse(), quotas_lapse()) == (1, 0)
        assert rows() == [(6, 500000, 400000, 100000)]
        red = red_document(order, 400000, "HZ-1", receiptNumber="HD-1")
        paper_hear(signed(red, BANK_KID))
        assert rows() == [(6, 500000, 0, 500000)]
        with pytest.raises(QuotaExceeded):
            applied("prq_2", mode="AUTHORISED", minor=1, department=department)
    assert events.published().count("payments.treasury.quota_moved") == 3


def test_the_mode_follows_the_rule_and_finance_within_it():
    department = given(("2026-06", 6000000))

    def mode(minor: int, wish: str = "", procedure: str = "P-MALL-DIR", item: str = ITEM) -> str:
        return payment_mode(
            department_id=department.pk, budget_item=item, amount=Money(minor, "CNY"),
            procedure=procedure, wish=wish,
        )  # fmt: skip

    assert mode(4999999) == "AUTHORISED"
    assert mode(5000000) == "DIRECT"
    assert mode(4999999, "DIRECT") == "DIRECT"
    assert mode(100, procedure="P-OPEN") == "DIRECT"
    assert mode(100, item="BI-OTHER") == "DIRECT"
    with pytest.raises(ModeNotAllowed):
        mode(5000000, "AUTHORISED")
    with pytest.raises(ModeNotAllowed):
        mode(100, "AUTHORISED", procedure="P-OPEN")
    with pytest.raises(QuotaExceeded):
        mode(100, "AUTHORISED", item="BI-OTHER")
    assert Quota.objects.get().month == date(2026, 6, 1)
