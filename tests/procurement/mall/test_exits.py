"""Every way out frees stock and budget in its own commit; silence has its consequences."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from backend.inventory.models import Allocation, Stock
from backend.kernel.ids import from_relay
from backend.orders.models import Order, OrderLine
from procurement.contracts.models import Contract
from procurement.exchange.models import Message, SimulatedRecord
from procurement.exchange.services import message_ask
from procurement.mall.models import Requisition
from procurement.mall.tasks import mall_terms_end
from procurement.payables.models import Payable
from procurement.process.models import ProcessStep, ProcessTimer
from tests.factories.mall import a_mall, state_of
from tests.procurement.mall.play import Play, line_id

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 2, tzinfo=UTC)  # a Monday


@pytest.fixture
def play(api, deliver, at):
    with at(NOW):
        yield Play(api, deliver, a_mall())


def nothing_is_held(play) -> None:
    play.mall.item.refresh_from_db()
    assert (play.mall.item.reserved_minor, play.mall.item.spent_minor) == (0, 0)
    assert not Allocation.objects.exists()
    assert not Stock.objects.exclude(allocated=0).exists()


def budget(*stories):
    SimulatedRecord.objects.update_or_create(
        partner="budget", key="stories", defaults={"value": list(stories)}
    )


def test_rejected_goes_back_to_the_cart(play):
    play.to("awaiting_approval")
    payload = play.do("requisitionReject", play.mall.approver, reason="型号不符")

    assert payload["requisition"]["state"] == "cart"
    nothing_is_held(play)
    assert play.submit()["requisition"]["state"] == "awaiting_approval"


def test_a_rejection_needs_a_reason(play):
    play.to("awaiting_approval")
    payload = play.do("requisitionReject", play.mall.approver, reason="  ")

    assert payload["errors"][0]["field"] == "reason"
    assert state_of(play.id) == "awaiting_approval"


def test_unfunded_goes_back_to_compared(play):
    budget("reject")
    play.to("awaiting_approval")
    play.approve()

    assert state_of(play.id) == "compared"
    assert not Order.objects.exists()
    nothing_is_held(play)


def test_silence_of_the_bureau_is_unknown_and_never_an_order(play):
    budget("silent", "silent")
    play.to("awaiting_approval")
    play.approve()
    assert state_of(play.id) == "reserving"
    assert not Order.objects.exists()
    message = Message.objects.get(kind="budgetReserve")
    assert message.state == "UNKNOWN"

    message_ask(message.pk)
    assert state_of(play.id) == "reserving"
    message_ask(message.pk)
    play.deliver()

    assert state_of(play.id) == "ordered"
    assert Order.objects.count() == 1


def test_declined_frees_everything(play):
    play.to("ordered")
    payload = play.do("mallOrderDecline", play.mall.seller, reason="停产")

    assert payload["requisition"]["state"] == "declined"
    assert Order.objects.get().status == "CANCELED"
    assert Contract.objects.get().state == "cancelled"
    nothing_is_held(play)


def test_an_order_expires_after_two_workdays_of_silence(play, at):
    play.to("ordered")
    due = ProcessTimer.objects.get(name="mall.confirm").due_at
    assert due == datetime(2026, 6, 3, 16, tzinfo=UTC)  # Wednesday 24:00 in China
    with at(due - timedelta(microseconds=1)):
        mall_terms_end()
    assert state_of(play.id) == "ordered"
    with at(due):
        mall_terms_end()
        mall_terms_end()

    assert state_of(play.id) == "expired"
    nothing_is_held(play)


def test_cancelled_before_dispatch_but_not_after(play):
    play.to("supplier_confirmed")
    assert play.do("requisitionCancel", play.mall.requester, reason="不再需要")["errors"] == []
    assert state_of(play.id) == "cancelled"
    nothing_is_held(play)

    other = Play(play.api, play.deliver, a_mall()).to("shipped")
    late = other.do("requisitionCancel", other.mall.requester, reason="不再需要")
    assert late["errors"][0]["code"] == "STATE_NOT_ALLOWED"


def test_withdrawn_before_approval(play):
    play.to("awaiting_approval")
    assert play.do("requisitionWithdraw", play.mall.requester)["errors"] == []
    nothing_is_held(play)


def test_silence_of_the_buyer_accepts_after_seven_workdays(play, at):
    play.to("delivered")
    due = ProcessTimer.objects.get(name="mall.accept").due_at
    assert due == datetime(2026, 6, 10, 16, tzinfo=UTC)
    with at(due):
        mall_terms_end()

    assert state_of(play.id) == "accepted"
    owed = Payable.objects.get()
    assert owed.deemed
    assert (owed.clock_basis, owed.clock_on.isoformat()) == ("inspection_limit", "2026-06-10")


def test_a_dispute_stops_the_window_and_leads_to_return(play, at):
    play.to("delivered")
    payload = play.do("mallDisputeOpen", play.mall.acceptor, reason="屏幕破损")
    assert payload["requisition"]["state"] == "disputed"
    assert Order.objects.get().release_blocked
    with at(NOW + timedelta(days=30)):
        mall_terms_end()
    assert state_of(play.id) == "disputed"

    assert play.do("mallGoodsReturn", play.mall.acceptor, reason="整批退货")["errors"] == []

    assert state_of(play.id) == "returned"
    assert Order.objects.get().status == "RETURNED"
    assert Contract.objects.get().state == "terminated"
    assert not Payable.objects.exists()
    nothing_is_held(play)


def test_a_dispute_after_the_window_is_refused(play, at):
    play.to("delivered")
    with at(datetime(2026, 6, 10, 16, tzinfo=UTC)):
        payload = play.do("mallDisputeOpen", play.mall.acceptor, reason="太晚")

    assert payload["errors"][0]["code"] == "INSPECTION_WINDOW_CLOSED"


@pytest.mark.parametrize("disputed", [False, True])
def test_a_part_is_accepted_and_only_that_is_owed(play, disputed):
    play.to("delivered", quantity=3)
    if disputed:
        play.do("mallDisputeOpen", play.mall.acceptor, reason="一台破损")
    line = {"orderLineId": line_id(OrderLine.objects.get().pk), "quantity": 2}
    refused = play.accept(lines=[line])
    assert refused["errors"][0]["field"] == "note"

    assert play.accept(lines=[line], note="一台破损退回")["errors"] == []

    assert state_of(play.id) == "partially_accepted"
    assert Payable.objects.get().amount_minor == 8000_00
    play.mall.item.refresh_from_db()
    assert play.mall.item.reserved_minor == 8000_00
    play.invoice()
    request = play.request_payment()["paymentRequest"]
    play.approve_payment(request["id"])
    play.mall.item.refresh_from_db()
    assert state_of(play.id) == "paid"
    assert (play.mall.item.reserved_minor, play.mall.item.spent_minor) == (0, 8000_00)


@pytest.mark.parametrize("quantity", [-1, 4])
def test_an_impossible_acceptance_writes_nothing(play, quantity):
    play.to("delivered", quantity=3)
    line = {"orderLineId": line_id(OrderLine.objects.get().pk), "quantity": quantity}

    assert play.accept(lines=[line], note="x")["errors"][0]["code"] == "INVALID"
    assert state_of(play.id) == "delivered"
    assert not Payable.objects.exists()


def test_goods_go_in_two_parts(play):
    play.to("supplier_confirmed", quantity=3)
    order_line = OrderLine.objects.get().pk
    part = {"orderLineId": line_id(order_line), "quantity": 1}
    assert play.dispatch("YD1", lines=[part])["requisition"]["state"] == "supplier_confirmed"
    assert Order.objects.get().status == "PARTIALLY_FULFILLED"
    play.arrive()
    assert state_of(play.id) == "supplier_confirmed"
    assert play.dispatch("YD2")["requisition"]["state"] == "shipped"
    play.arrive()

    assert state_of(play.id) == "delivered"
    steps = ProcessStep.objects.filter(process__state="delivered").values_list("act", flat=True)
    assert list(steps)[-3:] == ["ship_part", "ship", "deliver"]


def test_goods_sent_after_midnight_are_noted_on_the_day_in_china(play, at):
    play.to("supplier_confirmed")
    with at(datetime(2026, 6, 1, 17, tzinfo=UTC)):
        play.dispatch("YD1")
    assert ProcessStep.objects.get(act="ship").note == "2026-06-02"


def test_goods_that_vanished_from_the_shelf_free_the_budget(play):
    budget("silent")
    play.to("awaiting_approval")
    play.approve()
    case = Requisition.objects.get(pk=from_relay(play.id, "Requisition")).case
    from backend.inventory.services import allocation_release

    allocation_release(holder=case)
    Stock.objects.update(quantity=1)
    message_ask(Message.objects.get(kind="budgetReserve").pk)
    play.deliver()

    assert state_of(play.id) == "compared"
    nothing_is_held(play)
