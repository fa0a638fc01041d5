"""Budget items, plan lines and reservations."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from backend.kernel.errors import NotFound
from backend.kernel.ids import public_id, to_relay, uuid7
from backend.kernel.money import Money
from procurement.exchange.models import SimulatedRecord
from procurement.plans.errors import BudgetInsufficient, BudgetItemUnfit
from procurement.plans.models import BudgetItem, BudgetReservation, PlanLine
from procurement.plans.selectors import reservation_of
from procurement.plans.services import (
    reservation_ask,
    reservation_refund,
    reservation_release,
    reservation_spend,
)
from tests.factories.procurement import SYSTEM, a_budget_item, acting, an_organization

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 2, tzinfo=UTC)
CASE = public_id("prc", uuid7())


@pytest.fixture(autouse=True)
def _time(at):
    with at(NOW):
        yield


def ask(item, minor, **fields):
    given = {
        "actor": SYSTEM,
        "case": CASE,
        "ocid": "ocds-x",
        "item_id": item.pk,
        "department_id": item.department_id,
        "amount": Money(minor, "CNY"),
    }
    return reservation_ask(**{**given, **fields})


def sums(item):
    item.refresh_from_db()
    return item.reserved_minor, item.spent_minor


def test_a_reservation_is_confirmed_by_the_bureau(deliver, events):
    item = a_budget_item(100_000)
    ask(item, 60_000)
    assert reservation_of(CASE).state == "ASKED"
    assert sums(item) == (60_000, 0)

    deliver()

    reservation = reservation_of(CASE)
    assert (reservation.state, reservation.external_id) == ("RESERVED", "ZBDJ-00000001")
    assert "procurement.budget.reserved" in events.published()


def test_a_refusal_frees_what_was_held(deliver):
    SimulatedRecord.objects.create(partner="budget", key="stories", value=["reject"])
    item = a_budget_item(100_000)
    ask(item, 60_000)
    deliver()

    assert reservation_of(CASE).state == "REFUSED"
    assert sums(item) == (0, 0)


def test_silence_keeps_the_money_held_and_decides_nothing(deliver, events):
    SimulatedRecord.objects.create(partner="budget", key="stories", value=["silent"])
    item = a_budget_item(100_000)
    ask(item, 60_000)
    deliver()

    assert reservation_of(CASE).state == "ASKED"
    assert sums(item) == (60_000, 0)
    assert "procurement.budget.reserved" not in events.published()


def test_more_than_is_left_is_refused_before_anyone_is_asked(events):
    item = a_budget_item(100_000)
    ask(item, 60_000)

    with pytest.raises(BudgetInsufficient):
        ask(item, 40_001, case=public_id("prc", uuid7()))

    assert sums(item) == (60_000, 0)
    assert events.published() == ["procurement.exchange.queued"]


def test_an_item_of_another_department_or_year_is_refused():
    item = a_budget_item(100_000)
    with pytest.raises(NotFound):
        ask(item, 1, department_id=uuid7())
    with pytest.raises(BudgetItemUnfit):
        ask(a_budget_item(100_000, fiscal_year=2025), 1)


def test_spending_releasing_and_refunding_keep_the_sums(deliver):
    item = a_budget_item(100_000)
    ask(item, 60_000)
    deliver()

    reservation_spend(actor=SYSTEM, case=CASE, ocid="ocds-x", minor=50_000, voucher="HD-1")
    assert sums(item) == (10_000, 50_000)
    assert reservation_release(actor=SYSTEM, case=CASE, ocid="ocds-x") == 10_000
    assert sums(item) == (0, 50_000)
    assert reservation_of(CASE).state == "CLOSED"
    assert reservation_release(actor=SYSTEM, case=CASE, ocid="ocds-x") == 0
    reservation_refund(actor=SYSTEM, case=CASE, minor=20_000)
    assert sums(item) == (0, 30_000)
    deliver()
    bureau = SimulatedRecord.objects.get(partner="budget", key=f"item:{item.number}").value
    assert bureau == {"approved": 100_000, "reserved": 0, "spent": 50_000}


def test_the_database_refuses_an_overdrawn_item():
    item = a_budget_item(100)
    with pytest.raises(IntegrityError), transaction.atomic():
        BudgetItem.objects.filter(pk=item.pk).update(reserved_minor=101)
    assert not BudgetReservation.objects.exists()


REGISTER = """mutation($input: BudgetItemRegisterInput!) { budgetItemRegister(input: $input) {
  budgetItem { id number available { amount currency } } errors { field code } } }"""
PLAN = """mutation($input: PlanLineAddInput!) { planLineAdd(input: $input) {
  planLine { id recordNo } errors { field code } } }"""
ITEMS = """{ budgetItems(first: 10) { totalCount edges { node {
  number amount { amount } reserved { amount } planLines { catalogueCode recordNo } } } } }"""


def test_a_department_registers_an_item_plans_and_reads_only_its_own(api, deliver):
    department = an_organization()
    finance = acting(department, "gov_finance")
    fields = {
        "number": "BI-2026-778",
        "fiscalYear": 2026,
        "name": "办公设备购置",
        "economicClass": "31002",
        "amount": "50000.00",
    }
    item = api.post(REGISTER, {"input": fields}, actor=finance).data["budgetItemRegister"]
    assert item["errors"] == []
    assert item["budgetItem"]["available"] == {"amount": 50000.0, "currency": "CNY"}

    plan = {
        "budgetItemId": item["budgetItem"]["id"],
        "catalogueCode": "A02010104",
        "title": "台式计算机",
        "amount": "50000",
    }
    assert api.post(PLAN, {"input": plan}, actor=finance).data["planLineAdd"]["errors"] == []
    bad = {**plan, "catalogueCode": "Ａ０２"}
    refused = api.post(PLAN, {"input": bad}, actor=finance).data["planLineAdd"]
    assert refused["errors"][0]["code"] == "CATALOGUE_CODE_INVALID"
    deliver()

    page = api.post(ITEMS, actor=finance).data["budgetItems"]
    assert [edge["node"] for edge in page["edges"]] == [
        {
            "number": "BI-2026-778",
            "amount": {"amount": 50000.0},
            "reserved": {"amount": 0.0},
            "planLines": [{"catalogueCode": "A02010104", "recordNo": "CGBA-00000001"}],
        }
    ]
    other = acting(an_organization(), "gov_finance")
    assert api.post(ITEMS, actor=other).data["budgetItems"]["edges"] == []
    assert api.post(ITEMS).data["budgetItems"]["edges"] == []
    foreign = api.post(PLAN, {"input": plan}, actor=other).data["planLineAdd"]
    assert foreign["errors"][0]["code"] == "NOT_FOUND"
    assert PlanLine.objects.count() == 1


def test_a_requester_may_not_write_budget(api):
    requester = acting(an_organization(), "gov_requester")
    answer = api.post(
        PLAN,
        {
            "input": {
                "budgetItemId": to_relay("BudgetItem", uuid7()),
                "catalogueCode": "A02",
                "title": "x",
                "amount": "1",
            }
        },
        actor=requester,
    )

    assert answer.code == "FORBIDDEN"
