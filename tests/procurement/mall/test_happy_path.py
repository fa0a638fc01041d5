"""From budget to payment through the API, with the order and the money at every stage."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from backend.inventory.models import Allocation
from backend.kernel.ids import from_relay
from backend.orders.models import Order
from procurement.contracts.models import Contract
from procurement.mall.models import Requisition
from procurement.mall.rules import SALEOR_STATUS
from procurement.plans.selectors import reservation_of
from procurement.process.models import Process
from procurement.process.rules import CaseAmounts, amount_faults
from tests.factories.mall import a_mall, state_of
from tests.procurement.mall.play import Play

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 2, tzinfo=UTC)


@pytest.fixture
def play(api, deliver, at):
    with at(NOW):
        yield Play(api, deliver, a_mall())


def requisition(play) -> Requisition:
    return Requisition.objects.get(pk=from_relay(play.id, "Requisition"))


def sums(play):
    play.mall.item.refresh_from_db()
    return play.mall.item.reserved_minor, play.mall.item.spent_minor


@pytest.mark.parametrize(
    "state",
    ["ordered", "supplier_confirmed", "shipped", "delivered", "accepted", "invoiced", "paid"],
)
def test_the_order_says_what_the_table_says(play, state):
    play.to(state)

    assert state_of(play.id) == state
    assert Order.objects.get().status == SALEOR_STATUS[state]


def test_a_purchase_runs_from_budget_to_payment(play):
    made = play.create(2)
    assert made["errors"] == []
    assert made["requisition"]["state"] == "cart"
    assert made["requisition"]["total"] == {"amount": 8000.0}

    assert play.submit()["requisition"]["state"] == "awaiting_approval"
    assert Allocation.objects.get().kind == "RESERVATION"
    play.approve()
    assert state_of(play.id) == "ordered"
    assert sums(play) == (8000_00, 0)
    order = Order.objects.get()
    assert (order.door, order.total_minor, order.trade_state) == (
        "procurement",
        8000_00,
        "AWAITING_PAYMENT",
    )
    assert order.process_ref == requisition(play).case
    assert Allocation.objects.get().kind == "ALLOCATION"
    assert Contract.objects.get().state == "pending"

    assert play.do("mallOrderConfirm", play.mall.seller)["errors"] == []
    assert Contract.objects.get().state == "active"
    assert play.dispatch()["requisition"]["state"] == "shipped"
    play.arrive()
    assert state_of(play.id) == "delivered"
    assert play.accept()["requisition"]["state"] == "accepted"

    owed = play.payable()
    assert owed["amount"] == {"amount": 8000.0}
    assert owed["clock"] == {
        "startedOn": "2026-06-01",
        "basis": "acceptance",
        "dueOn": "2026-07-01",
        "daysLeft": 30,
        "daysLate": 0,
        "interest": {"amount": 0.0},
    }
    assert play.invoice()["errors"] == []
    assert state_of(play.id) == "invoiced"
    asked = play.request_payment()["paymentRequest"]
    assert asked["state"] == "requested"
    own = play.approve_payment(asked["id"], actor=play.mall.finance)
    assert own["errors"][0]["code"] == "SOD_CONFLICT"
    assert play.approve_payment(asked["id"])["errors"] == []

    assert state_of(play.id) == "paid"
    assert sums(play) == (0, 8000_00)
    order.refresh_from_db()
    assert (order.charged_minor, order.trade_state) == (8000_00, "COMPLETED")
    assert not Allocation.objects.exists()
    query = """mutation($id: ID!) { answer: requisitionRate(id: $id, stars: 5, reason: "到货及时") {
      requisition { state } errors { code } } }"""
    assert play.post(query, {"id": play.id}, play.mall.requester) == {
        "requisition": {"state": "rated"},
        "errors": [],
    }


def test_the_kernels_invariants_hold_at_the_end(play):
    play.to("paid")
    bought = requisition(play)
    contract = Contract.objects.get()
    reservation = reservation_of(bought.case)

    assert (
        amount_faults(
            CaseAmounts(
                budget=play.mall.item.amount_minor,
                reserved=reservation.amount_minor,
                award=bought.total_minor,
                contract_original=contract.original_minor,
                contract_total=contract.total_minor,
                accepted=bought.acceptance.amount_minor,
                paid=reservation.spent_minor,
                supplier=str(bought.supplier_id),
                payee=str(contract.supplier_id),
            )
        )
        == []
    )
    assert set(Process.objects.get().pinned) >= {"mall.direct_limit", "mall.yearly_limit"}


PAGE = """query($id: ID!) { requisition(id: $id) {
  number ocid state departmentName supplierName total { amount } budgetItem { number }
  lines { title quantity unitPrice { amount } total { amount } offer { supplierName price { amount } } }
  sheet { digest lines } history { act toState } orderNumber
  orderedLines { quantity quantityDelivered } acceptance { kind amount { amount } }
  contract { number state paymentDays } actions } }"""


def test_the_page_of_a_purchase_for_each_side(play):
    play.to("accepted")
    page = play.api.post(PAGE, {"id": play.id}, actor=play.mall.requester).data["requisition"]

    assert page["history"][-1] == {"act": "accept", "toState": "accepted"}
    assert page["contract"]["state"] == "active"
    assert page["orderedLines"] == [{"quantity": 2, "quantityDelivered": 2}]
    assert page["lines"][0]["offer"]["price"] == {"amount": 4000.0}
    assert len(page["sheet"]["lines"][0]["offers"]) == 3
    assert page["budgetItem"]["number"] == play.mall.item.number
    seen = play.api.post(PAGE, {"id": play.id}, actor=play.mall.seller).data["requisition"]
    assert seen["sheet"] is None
    assert seen["budgetItem"] is None
    assert seen["actions"] == ["invoice"]


def test_replayed_keys_do_nothing_twice(play):
    variables = {"input": play.mall.wish(2), "key": "one"}
    from tests.procurement.mall.play import CREATE

    first = play.post(CREATE, variables, play.mall.requester)["requisition"]["id"]
    second = play.post(CREATE, variables, play.mall.requester)["requisition"]["id"]
    other = play.post(CREATE, {"input": play.mall.wish(3), "key": "one"}, play.mall.requester)

    assert first == second
    assert other["errors"][0]["code"] == "IDEMPOTENCY_MISMATCH"
    assert Requisition.objects.count() == 1
