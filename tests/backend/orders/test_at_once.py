"""Two hands on one thing: the act happens once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection

from backend.checkout.services import checkout_complete
from backend.events.models import EventEntry
from backend.inventory.models import Stock
from backend.kernel.actor import Actor
from backend.kernel.errors import DomainError
from backend.orders.models import Fulfillment, Order
from backend.orders.services import order_accept, order_cancel, order_delivered, order_dispatch
from tests.factories.trade import a_checkout, a_paid_order, a_shop, pay_checkout

HANDS = 6
CARRIER = Actor.system("carrier")


def together(act: Callable[[int], Any]) -> list[Any]:
    """Everybody acts at the same moment; a refusal is answered with its code."""
    gate = threading.Barrier(HANDS)

    def hand(number: int) -> Any:
        gate.wait(timeout=30)
        try:
            return act(number)
        except DomainError as refused:
            return refused.code
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as pool:
        return list(pool.map(hand, range(HANDS)))


def published(kind: str) -> int:
    return EventEntry.objects.filter(kind=kind).count()


def test_a_basket_completes_once(committed_db):
    shop = a_shop(stock=50)
    checkout = a_checkout(shop, 5)
    pay_checkout(checkout, actor=shop.buyer)

    answers = together(lambda _: checkout_complete(actor=shop.buyer, checkout_id=checkout.pk))

    assert len({tuple(answer) for answer in answers}) == 1
    assert Order.objects.count() == 1
    assert Stock.objects.get().allocated == 5
    assert published("orders.order.placed") == 1


def test_goods_are_sent_and_accepted_once(committed_db):
    shop = a_shop(stock=50)
    order = a_paid_order(shop, 5)

    def send(number: int) -> Any:
        return order_dispatch(
            actor=shop.seller, order_id=order.pk, lines=[], carrier_code="",
            tracking_number="", key=f"d{number}",
        ).pk  # fmt: skip

    sent = together(send)
    assert sorted(map(str, sent)).count("ORDER_STATE") == HANDS - 1
    assert (Stock.objects.get().quantity, Stock.objects.get().allocated) == (45, 0)
    dispatch = Fulfillment.objects.get()

    arrived = together(lambda _: order_delivered(actor=CARRIER, fulfillment_id=dispatch.pk).pk)
    assert set(arrived) == {dispatch.pk}
    assert published("orders.delivery.recorded") == 1

    same = together(lambda _: order_accept(actor=shop.buyer, order_id=order.pk, key="a").pk)
    assert set(same) == {order.pk}
    assert published("orders.delivery.accepted") == 1
    assert order.lines.get().quantity_accepted == 5


def test_cancelling_and_sending_cannot_pass_each_other(committed_db):
    shop = a_shop(stock=50)
    order = a_paid_order(shop, 5)

    def act(number: int) -> Any:
        if number % 2:
            return order_cancel(actor=shop.seller, order_id=order.pk).trade_state
        order_dispatch(
            actor=shop.seller, order_id=order.pk, lines=[], carrier_code="",
            tracking_number="", key="d",
        )  # fmt: skip
        return "SENT"

    answers = together(act)

    order.refresh_from_db()
    stock = Stock.objects.get()
    if order.trade_state == "CANCELLED":
        assert (stock.quantity, stock.allocated, Fulfillment.objects.count()) == (50, 0, 0)
        assert "SENT" not in answers
    else:
        assert (stock.quantity, stock.allocated, order.trade_state) == (45, 0, "SHIPPED")
        assert "CANCELLED" not in answers
