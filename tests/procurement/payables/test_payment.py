"""Invoices, two persons, treasury, lateness, and what credit learns of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from backend.credit.models import Fact
from backend.kernel.money import Money
from backend.orders.models import Order
from payments.treasury.models import PaymentOrder
from procurement.contracts.errors import PaymentTermTooLong, SupplementTooLarge
from procurement.contracts.models import Contract
from procurement.contracts.services import Terms, contract_draft, contract_supplement
from procurement.exchange.models import Message, SimulatedRecord
from procurement.payables.models import Invoice, Payable, PaymentRequest
from procurement.payables.services import payables_watch
from tests.factories.mall import a_mall, state_of
from tests.factories.procurement import SYSTEM, a_supplier, acting, an_organization
from tests.procurement.mall.play import Play

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 2, tzinfo=UTC)
NUMBER = "26132000000012345678"


@pytest.fixture
def play(api, deliver, at):
    with at(NOW):
        yield Play(api, deliver, a_mall()).to("accepted")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"amount": "8000.01"}, "INVOICE_AMOUNT_DIFFERS"),
        ({"tax": "0"}, "INVOICE_AMOUNT_DIFFERS"),
        ({"amount": "8000.001"}, "INVALID"),
        ({"number": "1234"}, "INVOICE_NUMBER_INVALID"),
        ({"number": "２" * 20}, "INVOICE_NUMBER_INVALID"),
    ],
)
def test_a_wrong_invoice_is_refused_and_nothing_written(play, wrong, code):
    assert play.invoice(**wrong)["errors"][0]["code"] == code
    assert not Invoice.objects.exists()
    assert state_of(play.id) == "accepted"


def test_an_invoice_counts_once(play):
    assert play.invoice()["errors"] == []
    again = play.invoice("26132000000012345679")

    assert again["errors"][0]["code"] == "INVOICE_DUPLICATE"
    other = Play(play.api, play.deliver, a_mall()).to("accepted")
    assert other.invoice()["errors"][0]["code"] == "INVOICE_DUPLICATE"


def test_a_void_invoice_pays_nothing_and_may_be_replaced(play):
    SimulatedRecord.objects.create(partner="tax", key=f"invoice:{NUMBER}", value="VOID")
    play.invoice()
    assert Invoice.objects.get().state == "VOID"
    assert play.request_payment()["errors"][0]["code"] == "INVOICE_NOT_VALID"
    assert play.invoice("26132000000012345679")["errors"] == []

    assert state_of(play.id) == "invoiced"


def test_only_the_supplier_invoices_and_only_the_department_pays(play):
    rival = acting(a_supplier(), "merchant_owner")
    mine, play.mall.seller = play.mall.seller, rival
    assert play.invoice()["errors"][0]["code"] == "NOT_FOUND"
    play.mall.seller = mine
    play.invoice()
    stranger = acting(an_organization(), "gov_finance")
    own = play.request_payment()["paymentRequest"]
    refused = play.approve_payment(own["id"], actor=stranger)
    assert refused["errors"][0]["code"] == "NOT_FOUND"
    assert PaymentRequest.objects.get().state == "requested"


def test_one_live_request_and_a_returned_one_may_be_repeated(play):
    SimulatedRecord.objects.create(partner="treasury", key="stories", value=["reject"])
    play.invoice()
    first = play.request_payment()["paymentRequest"]
    assert play.request_payment()["errors"][0]["code"] == "INVALID"
    play.approve_payment(first["id"])
    assert PaymentRequest.objects.get().state == "returned"
    assert state_of(play.id) == "invoiced"
    play.mall.item.refresh_from_db()
    assert play.mall.item.reserved_minor == 8000_00
    assert play.approve_payment(first["id"])["errors"][0]["code"] == "STATE_NOT_ALLOWED"

    second = play.request_payment()["paymentRequest"]
    assert play.approve_payment(second["id"])["errors"] == []
    assert state_of(play.id) == "paid"


def test_a_silent_treasury_pays_nothing_yet(play):
    SimulatedRecord.objects.create(partner="treasury", key="stories", value=["silent"])
    play.invoice()
    play.approve_payment(play.request_payment()["paymentRequest"]["id"])

    assert PaymentRequest.objects.get().state == "buyer_approved"
    assert Message.objects.get(kind="paymentRequest").state == "UNKNOWN"
    assert Payable.objects.get().paid_minor == 0


LATE = """{ latenessList(first: 10) { edges { node {
  buyerName contractNumber amount { amount } dueOn daysLate interest { amount } settledOn } } } }"""


def test_lateness_is_reminded_listed_and_costs_interest(play, at):
    play.invoice()
    request = play.request_payment()["paymentRequest"]
    due = date(2026, 7, 1)
    assert Payable.objects.get().due_on == due
    for day, sent in (("06-20", []), ("06-21", [10]), ("06-29", [10, 3]), ("07-01", [10, 3, 0])):
        with at(datetime.fromisoformat(f"2026-{day}T02:00:00+00:00")):
            payables_watch()
            payables_watch()
        assert Payable.objects.get().reminded == sent
    assert play.api.post(LATE).data["latenessList"]["edges"] == []
    late = datetime(2026, 7, 11, 2, tzinfo=UTC)
    with at(late):
        payables_watch()
        payables_watch()
        play.deliver()
        node = play.api.post(LATE).data["latenessList"]["edges"][0]["node"]
        assert (node["daysLate"], node["interest"]) == (10, {"amount": 40.0})
        assert Message.objects.filter(kind="latenessAlert", state="ACCEPTED").count() == 1
        play.approve_payment(request["id"])
    owed = Payable.objects.get()
    assert (owed.late_days, owed.interest_minor, owed.settled_on) == (10, 40_00, late.date())
    with at(late + timedelta(days=30)):
        node = play.api.post(LATE).data["latenessList"]["edges"][0]["node"]
    assert (node["daysLate"], node["settledOn"]) == (10, "2026-07-11")
    fact = Fact.objects.get(kind="paid_late")
    assert fact.subject_id == play.mall.department.pk
    assert str(fact.outcome).startswith("0.333333")


def test_the_memo_ledger_follows_the_public_purse(play):
    play.invoice()
    request = play.request_payment()["paymentRequest"]
    assert not PaymentOrder.objects.exists()
    play.approve_payment(request["id"])
    order = PaymentOrder.objects.get()

    assert (order.state, order.amount_minor, order.paid_minor) == ("PAID", 8000_00, 8000_00)
    assert order.reference.startswith("prq_")


def test_credit_learns_of_a_good_purchase(play):
    play.invoice()
    play.approve_payment(play.request_payment()["paymentRequest"]["id"])
    kinds = set(Fact.objects.values_list("kind", flat=True))

    assert kinds >= {
        "delivered_on_time",
        "accepted_first_time",
        "accepted_in_time",
        "paid_in_time",
    }
    assert Order.objects.get().charged_minor == 8000_00


def test_a_decline_counts_in_the_rating(api, deliver, at):
    with at(NOW):
        play = Play(api, deliver, a_mall()).to("ordered")
        play.do("mallOrderDecline", play.mall.seller, reason="停产")

    fact = Fact.objects.get()
    assert (fact.kind, float(fact.outcome)) == ("not_delivered", 0.5)
    assert fact.subject_id == play.mall.offer.merchant_id


def a_contract(days):
    buyer, supplier = an_organization(), a_supplier()
    return contract_draft(
        actor=SYSTEM,
        case=f"prc_{days}",
        ocid="ocds-x",
        number=f"HT-{days}",
        buyer_id=buyer.pk,
        supplier_id=supplier.pk,
        terms=Terms(title="纸张", total=Money(1000_00, "CNY"), payment_days=days),
    )


def test_m3_ninety_days_are_refused_at_contract_entry(events):
    with pytest.raises(PaymentTermTooLong):
        a_contract(90)

    assert not Contract.objects.exists()
    assert events.published() == []
    assert a_contract(60).payment_days == 60
    assert a_contract(None).payment_days == 30


def test_supplements_stay_within_ten_percent(play):
    contract = Contract.objects.get()
    contract_supplement(actor=SYSTEM, case=contract.case, added=Money(800_00, "CNY"))
    with pytest.raises(SupplementTooLarge):
        contract_supplement(actor=SYSTEM, case=contract.case, added=Money(1, "CNY"))

    contract.refresh_from_db()
    assert contract.total_minor == 8800_00


SUSPEND = """mutation($input: ProcessSuspendInput!) { answer: procurementSuspend(input: $input) {
  hold { until } errors { code } } }"""


def test_a_suspended_purchase_stands_still(api, deliver, at):
    with at(NOW):
        play = Play(api, deliver, a_mall()).to("ordered")
        ocid = api.post(
            "query($id: ID!) { requisition(id: $id) { ocid } }",
            {"id": play.id},
            actor=play.mall.requester,
        ).data["requisition"]["ocid"]
        supervisor = acting(an_organization("SUPERVISOR"), "supervisor")
        given = {"ocid": ocid, "reason": "受理投诉", "until": "2026-06-20T00:00:00Z"}
        assert play.post(SUSPEND, {"input": given}, supervisor)["errors"] == []
        refused = play.do("mallOrderConfirm", play.mall.seller)
        assert refused["errors"][0]["code"] == "PROCESS_SUSPENDED"
        seen = "query($id: ID!) { requisition(id: $id) { suspension { reason until } } }"
        for party in (play.mall.requester, play.mall.seller):
            told = api.post(seen, {"id": play.id}, actor=party).data["requisition"]["suspension"]
            assert told == {"reason": "受理投诉", "until": "2026-06-20T00:00:00+00:00"}
        query = """mutation($ocid: String!) { answer: procurementResume(ocid: $ocid) {
          hold { liftedAt } errors { code } } }"""
        assert play.post(query, {"ocid": ocid}, supervisor)["errors"] == []
        assert play.do("mallOrderConfirm", play.mall.seller)["errors"] == []
        assert api.post(SUSPEND, {"input": given}, actor=play.mall.seller).code == "FORBIDDEN"
