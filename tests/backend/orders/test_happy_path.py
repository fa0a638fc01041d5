"""A purchase from basket to acceptance, through the services."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backend.inventory.models import Allocation, Stock
from backend.inventory.selectors import stock_faults
from backend.orders.models import Fulfillment, Order
from backend.orders.services import order_accept, order_dispatch
from backend.shipping.services import waybill_event_record
from tests.factories.trade import MONDAY, a_commission, a_paid_order, a_shop

pytestmark = pytest.mark.django_db


def test_paid_first_then_dispatched_delivered_and_accepted(at, deliver, events):
    with at(MONDAY):
        a_commission(150)
        shop = a_shop(stock=100, price="12.80")
        order = a_paid_order(shop, 10)
    line = order.lines.get()

    assert (order.goods_minor, order.freight_minor, order.total_minor) == (12800, 1600, 14400)
    assert (line.commission_bp, line.price_source) == (150, "LISTING")
    assert (order.trade_state, order.status) == ("AWAITING_DISPATCH", "UNFULFILLED")
    stock = Stock.objects.get(variant=shop.variant)
    assert (stock.quantity, stock.allocated) == (100, 10)

    with at(MONDAY + timedelta(hours=5)):
        order_dispatch(
            actor=shop.seller, order_id=order.pk, lines=[], carrier_code=shop.carrier.code,
            tracking_number="YD1", key="d1",
        )  # fmt: skip
    order.refresh_from_db()
    assert (order.trade_state, order.status) == ("SHIPPED", "FULFILLED")
    stock.refresh_from_db()
    assert (stock.quantity, stock.allocated) == (90, 0)
    assert not Allocation.objects.exists()

    arrived = MONDAY + timedelta(days=2)
    with at(arrived):
        waybill_event_record(
            actor=shop.driver, carrier_code=shop.carrier.code, number="YD1", code="DELIVERED",
            carrier_time=arrived,
        )  # fmt: skip
        deliver()
    order.refresh_from_db()
    assert order.trade_state == "INSPECTING"
    assert Fulfillment.objects.get(order=order).inspect_until == arrived + timedelta(days=10)

    with at(arrived + timedelta(hours=1)):
        order_accept(actor=shop.buyer, order_id=order.pk, key="a1")
    order = Order.objects.get(pk=order.pk)
    assert order.trade_state == "COMPLETED"
    assert stock_faults() == 0
    assert [kind for kind in events.published() if kind.startswith("orders.")] == [
        "orders.order.placed",
        "orders.order.funded",
        "orders.order.dispatched",
        "orders.delivery.recorded",
        "orders.delivery.accepted",
    ]
