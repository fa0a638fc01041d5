"""Commission invoices: J-VAT to the digit, numbered, red letters, equal to the ledger."""

from __future__ import annotations

import base64
from datetime import UTC, date, datetime, timedelta

import pytest

from backend.kernel.actor import SYSTEM
from backend.kernel.money import Money
from payments.escrow.models import Escrow
from payments.escrow.rules import Part
from payments.escrow.services import (
    escrow_refund_after_release,
    escrow_release,
    holds_release_due,
)
from payments.ledger.models import Journal
from payments.ledger.selectors import balance, total_by_code
from payments.statements.errors import PeriodOpen
from payments.statements.invoice_rules import COMMISSION, Charge, Open, spread, vat_back, vat_inside
from payments.statements.invoices import invoices_issue, invoices_issue_due
from payments.statements.models import CommissionInvoice, InvoicedMonth
from payments.statements.proof import money_proof
from payments.statements.services import merchant_fee_charge
from tests.factories.escrows import an_escrow
from tests.factories.payments import own_money
from tests.factories.trade import a_merchant, acting, an_organization
from tests.payments.statements.test_papers import _words

MARCH = date(2026, 3, 1)


def day(month: int, number: int) -> datetime:
    return datetime(2026, month, number, 4, tzinfo=UTC)


def test_the_vat_of_e1() -> None:
    assert vat_inside(15_000) == 849


@pytest.mark.parametrize("parts", [[5000, 5000, 5000], [1, 14_998, 1], [7_777, 7_223]])
def test_red_letters_in_parts_take_back_the_whole_vat(parts: list[int]) -> None:
    rest, taken = 15_000, 0
    for part in parts:
        taken += vat_back(rest, part)
        rest -= part
    assert (rest, taken) == (0, vat_inside(15_000))


def test_what_is_given_back_reddens_the_newest_invoice_that_charged_it() -> None:
    old, new = Open("old"), Open("new")
    old.add([Charge("a", "s", COMMISSION, 100)])
    new.add([Charge("a", "s", COMMISSION, 30), Charge("b", "s", COMMISSION, 500)])
    found = spread(
        [Charge("a", "s", COMMISSION, -50), Charge("c", "s", COMMISSION, 9),
         Charge("c", "s", COMMISSION, -4), Charge("d", "s", COMMISSION, -1)],
        [new, old],
    )  # fmt: skip
    assert found.blue == [Charge("c", "s", COMMISSION, 5)]
    assert found.red == {
        "new": [Charge("a", "s", COMMISSION, -30)], "old": [Charge("a", "s", COMMISSION, -20)],
    }  # fmt: skip
    assert found.uncovered == 1


def released(escrow: Escrow, minor: int) -> None:
    Escrow.objects.filter(pk=escrow.pk).update(reserve_bp=0, hold_days=0)
    escrow_release(
        actor=SYSTEM, settlement_subject=escrow.settlement_subject, parts=[Part(minor, 150)],
        freight_minor=0, key=f"rel:{escrow.pk}",
    )  # fmt: skip


@pytest.fixture
def march(at) -> Escrow:
    """E1's trade in March, and a slot fee of 100.00."""
    with at(day(3, 10)):
        own_money()
        escrow = an_escrow(1_000_000)
        released(escrow, 1_000_000)
    with at(day(3, 10) + timedelta(minutes=1)):
        holds_release_due()
        merchant_fee_charge(
            merchant_id=escrow.merchant_id, site="textile", amount=Money(10_000, "CNY"),
            subject="推广位费", key="slot",
        )  # fmt: skip
    return escrow


@pytest.mark.django_db
def test_a_month_is_invoiced_once_and_booked_out_of_income(march, at, events) -> None:
    with at(day(3, 31)), pytest.raises(PeriodOpen):
        invoices_issue(month=MARCH)
    with at(day(4, 1)):
        assert invoices_issue_due() == 1
        assert invoices_issue_due() == 0
        assert invoices_issue(month=MARCH) == 0
        faults = money_proof().faults
    row = CommissionInvoice.objects.get()
    assert (row.gross_minor, row.vat_minor, row.net_minor) == (25_000, 1_415, 23_585)
    assert (row.number, row.month, row.title) == (
        "CI-2026-0000001", MARCH, march.merchant.legal_name,
    )  # fmt: skip
    assert sorted((line["kind"], line["amount"]) for line in row.lines) == [
        ("COMMISSION", 15_000), ("FEE", 10_000),
    ]  # fmt: skip
    assert Journal.objects.filter(kind="J-VAT").count() == 1
    assert balance("2060", "") == 1_415
    assert total_by_code("CNY")["4010"] == 25_000 - 1_415
    assert "payments.commission.invoiced" in events.published()
    assert faults == []


@pytest.mark.django_db
def test_a_round_begun_in_the_month_may_post_after_it_and_is_invoiced_with_it(march, at) -> None:
    april = datetime(2026, 3, 31, 16, tzinfo=UTC)  # midnight in China
    with at(april + timedelta(minutes=10)):
        assert invoices_issue_due() == 0
    with at(april - timedelta(minutes=1)):
        merchant_fee_charge(
            merchant_id=march.merchant_id, site="textile", amount=Money(500, "CNY"),
            subject="推广位费", key="late",
        )  # fmt: skip
    with at(april + timedelta(hours=1)):
        assert invoices_issue_due() == 1
        assert money_proof().faults == []
    assert CommissionInvoice.objects.get().gross_minor == 25_500


@pytest.mark.django_db
def test_commission_given_back_later_is_a_red_letter_to_its_invoice(march, at) -> None:
    """E7 in April: 2000.00 refunded, commission falls by 30.00, its VAT by what 120.00 less 150.00 makes."""
    with at(day(4, 1)):
        invoices_issue_due()
    with at(day(4, 12)):
        escrow_refund_after_release(
            actor=SYSTEM, settlement_subject=march.settlement_subject, amount_minor=200_000,
            key="back",
        )  # fmt: skip
    with at(day(5, 1)):
        assert invoices_issue_due() == 1
        faults = money_proof().faults
    blue, red = CommissionInvoice.objects.order_by("number")
    assert (red.number, red.reverses, red.month) == ("CI-2026-0000002", blue, date(2026, 4, 1))
    assert red.gross_minor == -3_000
    assert red.vat_minor == vat_inside(22_000) - vat_inside(25_000) == -170
    assert red.net_minor == -2_830
    assert balance("2060", "") == 1_415 - 170
    assert Journal.objects.filter(kind="J-VATRED").count() == 1
    assert list(InvoicedMonth.objects.order_by("month").values_list("month", flat=True)) == [
        MARCH, date(2026, 4, 1),
    ]  # fmt: skip
    assert faults == []


@pytest.mark.django_db
def test_release_and_refund_in_one_month_are_one_figure(march, at) -> None:
    with at(day(3, 20)):
        escrow_refund_after_release(
            actor=SYSTEM, settlement_subject=march.settlement_subject, amount_minor=200_000,
            key="back",
        )  # fmt: skip
    with at(day(4, 1)):
        assert invoices_issue_due() == 1
        assert money_proof().faults == []
    assert CommissionInvoice.objects.get().gross_minor == 22_000


@pytest.mark.django_db
def test_numbers_have_no_gap_over_merchants_and_the_year_begins_again(march, at) -> None:
    with at(day(3, 11)):
        released(an_escrow(500_000), 500_000)
    with at(day(4, 1)):
        assert invoices_issue_due() == 2
    with at(day(12, 10)):
        released(an_escrow(400_000), 400_000)
    with at(datetime(2027, 1, 1, 4, tzinfo=UTC)):
        assert invoices_issue_due() == 1
    numbers = CommissionInvoice.objects.order_by("issued_at", "number")
    assert list(numbers.values_list("number", flat=True)) == [
        "CI-2026-0000001", "CI-2026-0000002", "CI-2027-0000001",
    ]  # fmt: skip


LIST = """{ commissionInvoices(first: 5) { totalCount edges { node { number month corrects
  net { amount } vat { amount } gross { amount } lines { kind amount { amount } } } } } }"""
FILE = """query($number: String!) { commissionInvoiceFile(number: $number) {
  name mediaType content } }"""


@pytest.mark.django_db
def test_the_merchant_and_finance_read_it_and_others_nothing(api, march, at) -> None:
    with at(day(4, 1)):
        invoices_issue_due()
        number = CommissionInvoice.objects.get().number
        house = an_organization(kind="OPERATOR")
        for reader in (
            acting(march.merchant, "merchant_finance"), acting(house, "finance_maker"),
        ):  # fmt: skip
            (edge,) = api.post(LIST, actor=reader).data["commissionInvoices"]["edges"]
            assert edge["node"]["number"] == number
            assert [edge["node"][name]["amount"] for name in ("net", "vat", "gross")] == [
                235.85, 14.15, 250.0,
            ]  # fmt: skip
            paper = api.post(FILE, {"number": number}, actor=reader).data["commissionInvoiceFile"]
            text = _words(base64.b64decode(paper["content"]))
            for word in (number, march.merchant.legal_name, "235.85", "14.15", "250.00", "150.00"):
                assert word in text, word
        for other in (acting(a_merchant(), "merchant_owner"), acting(None)):
            assert api.post(LIST, actor=other).data["commissionInvoices"]["totalCount"] == 0
            answer = api.post(FILE, {"number": number}, actor=other)
            assert answer.data["commissionInvoiceFile"] is None


NARROWED = """query($filter: MoneyListFilter) {
  commissionInvoices(filter: $filter, first: 5) { totalCount }
  commissionInvoiceTotals(filter: $filter) { currency count amount { amount } } }"""
IN_ALL = [{"currency": "CNY", "count": 1, "amount": {"amount": 250.0}}]


@pytest.mark.django_db
def test_invoices_are_narrowed_by_currency_and_days_and_summed(api, march, at) -> None:
    with at(day(4, 1)):
        invoices_issue_due()
        issued = CommissionInvoice.objects.get().issued_at
        reader = acting(march.merchant, "merchant_finance")
        for wanted, sums in (
            ({}, IN_ALL), ({"currency": "CNY", "since": issued}, IN_ALL), ({"until": issued}, []),
            ({"currency": "USD"}, []), ({"state": "DRAFT"}, []),
        ):  # fmt: skip
            seen = api.post(NARROWED, {"filter": wanted}, actor=reader).data
            assert seen["commissionInvoiceTotals"] == sums, wanted
            assert seen["commissionInvoices"]["totalCount"] == len(sums)
        other = api.post(NARROWED, actor=acting(a_merchant(), "merchant_owner")).data
        assert other["commissionInvoiceTotals"] == []
