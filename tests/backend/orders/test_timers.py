"""What the clock does to orders, and what the merchant must do in time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backend.channels.models import Channel
from backend.channels.selectors import channels_forget
from backend.checkout.services import checkout_complete
from backend.inventory.models import Stock
from backend.kernel.actor import Actor
from backend.orders.errors import OrderState, WrongDoor
from backend.orders.models import Fulfillment, Order
from backend.orders.selectors import windows_over
from backend.orders.services import (
    order_accept,
    order_accept_by_timer,
    order_cancel,
    order_cancel_answer,
    order_confirm,
    order_delivered,
    order_dispatch,
    order_hold,
    order_payment_open,
    order_problem_settle,
    order_record_payment,
)
from backend.orders.tasks import expire_orders
from tests.factories.trade import MONDAY, Shop, a_checkout, a_paid_order, a_shop

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
SECOND = timedelta(seconds=1)
CARRIER = Actor.system("carrier")
PAYMENTS = Actor.system("payments")


@pytest.fixture
def unpaid_allowed(db):
    """The textile channel lets orders be placed before they are paid."""
    Channel.objects.filter(slug="textile-cny").update(allow_unpaid_orders=True)
    channels_forget()
    yield
    channels_forget()


def placed(shop: Shop, quantity: int = 5) -> Order:
    checkout = a_checkout(shop, quantity)
    return Order.objects.get(pk=checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)[0])


def arrived(shop: Shop, order: Order) -> Fulfillment:
    made = order_dispatch(
        actor=shop.seller, order_id=order.pk, lines=[], carrier_code="", tracking_number="", key="d"
    )
    return order_delivered(actor=CARRIER, fulfillment_id=made.pk)


def test_an_unpaid_order_ends_after_five_days_and_frees_its_stock(at, unpaid_allowed, events):
    with at(MONDAY):
        shop = a_shop(stock=5)
        order = placed(shop)
    assert (order.trade_state, Stock.objects.get().allocated) == ("AWAITING_PAYMENT", 5)

    with at(MONDAY + 5 * DAY - SECOND):
        expire_orders()
        assert Order.objects.get().trade_state == "AWAITING_PAYMENT"
    with at(MONDAY + 5 * DAY):
        expire_orders()
        expire_orders()
    assert (Order.objects.get().trade_state, Order.objects.get().status) == ("EXPIRED", "EXPIRED")
    assert Stock.objects.get().allocated == 0
    assert events.published().count("orders.order.cancelled") == 1


def test_a_payment_under_way_keeps_the_order_alive(at, unpaid_allowed):
    with at(MONDAY):
        shop = a_shop(stock=5)
        order = placed(shop)
    end = MONDAY + 5 * DAY
    order_payment_open(order_id=order.pk, until=end + HOUR)
    with at(end):
        expire_orders()
        assert Order.objects.get().trade_state == "AWAITING_PAYMENT"
        order_record_payment(actor=PAYMENTS, order_id=order.pk, charged_minor=order.total_minor)
        expire_orders()
    assert Order.objects.get().trade_state == "AWAITING_DISPATCH"


def test_goods_made_to_order_wait_for_the_merchant_and_hold_no_stock(at, unpaid_allowed):
    with at(MONDAY):
        shop = a_shop(stock=0, made_to_order=True)
        order = placed(shop)
        assert (order.trade_state, order.status) == ("AWAITING_CONFIRMATION", "UNCONFIRMED")
        assert Stock.objects.get().allocated == 0
        with pytest.raises(OrderState):
            order_dispatch(
                actor=shop.seller, order_id=order.pk, lines=[], carrier_code="",
                tracking_number="", key="d",
            )  # fmt: skip
        assert order_confirm(actor=shop.seller, order_id=order.pk).trade_state == "AWAITING_PAYMENT"
        order_record_payment(actor=PAYMENTS, order_id=order.pk, charged_minor=order.total_minor)
        arrived(shop, order)
    assert Order.objects.get().trade_state == "INSPECTING"


def test_a_merchant_who_does_not_confirm_in_48_hours_loses_the_order(at, unpaid_allowed):
    with at(MONDAY):
        shop = a_shop(stock=0, made_to_order=True)
        placed(shop)
    with at(MONDAY + 48 * HOUR):
        expire_orders()
    assert Order.objects.get().trade_state == "EXPIRED"


def test_a_day_of_silence_is_a_yes_to_cancelling(at):
    with at(MONDAY):
        shop = a_shop(stock=5)
        order = a_paid_order(shop, 5)
        order_cancel(actor=shop.buyer, order_id=order.pk, reason="不要了")
    with at(MONDAY + 24 * HOUR - SECOND):
        expire_orders()
        assert Order.objects.get().trade_state == "AWAITING_DISPATCH"
    with at(MONDAY + 24 * HOUR):
        expire_orders()
    assert Order.objects.get().trade_state == "CANCELLED"


def test_a_refused_request_to_cancel_leaves_the_order_standing(at):
    with at(MONDAY):
        shop = a_shop(stock=5)
        order = a_paid_order(shop, 5)
        order_cancel(actor=shop.buyer, order_id=order.pk)
        order_cancel_answer(actor=shop.seller, order_id=order.pk, agree=False)
    with at(MONDAY + 25 * HOUR):
        expire_orders()
    assert Order.objects.get().trade_state == "AWAITING_DISPATCH"


def test_after_the_promised_dispatch_day_the_buyer_cancels_alone(at):
    with at(MONDAY):
        shop = a_shop(stock=5)
        order = a_paid_order(shop, 5)
    with at(MONDAY + 3 * DAY + SECOND):
        done = order_cancel(actor=shop.buyer, order_id=order.pk)
    assert done.trade_state == "CANCELLED"


def test_the_window_ends_in_silence_only_for_what_nobody_disputes(at):
    with at(MONDAY):
        shop = a_shop(stock=5)
        order = a_paid_order(shop, 5)
        dispatch = arrived(shop, order)
    end = MONDAY + 10 * DAY
    with at(end - SECOND):
        assert order_accept_by_timer(actor=PAYMENTS, fulfillment_id=dispatch.pk) is False
    with at(end):
        order_hold(order_id=order.pk, reason="监管冻结")
        assert not windows_over(end).exists()
        assert order_accept_by_timer(actor=PAYMENTS, fulfillment_id=dispatch.pk) is False
        with pytest.raises(OrderState):
            order_problem_settle(actor=shop.buyer, order_id=order.pk)
        order_hold(order_id=order.pk, reason="")
        assert [each.pk for each in windows_over(end)] == [dispatch.pk]
        assert order_accept_by_timer(actor=PAYMENTS, fulfillment_id=dispatch.pk) is True
        assert order_accept_by_timer(actor=PAYMENTS, fulfillment_id=dispatch.pk) is False
    assert Order.objects.get().trade_state == "COMPLETED"


def test_an_order_behind_another_door_refuses_the_core(at):
    shop = a_shop(stock=5)
    order = a_paid_order(shop, 5)
    Order.objects.update(door="procurement")

    for act in (
        lambda: order_cancel(actor=shop.buyer, order_id=order.pk),
        lambda: order_accept(actor=shop.buyer, order_id=order.pk, key="a"),
        lambda: order_confirm(actor=shop.seller, order_id=order.pk),
    ):
        with pytest.raises(WrongDoor):
            act()
    assert Order.objects.get().trade_state == "AWAITING_DISPATCH"
