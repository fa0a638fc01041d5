"""Many at once: no yuan and no piece is given twice, whatever the order of arrival."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from backend.channels.selectors import channels_forget
from backend.events.services import deliver_due
from backend.inventory.models import Stock
from backend.kernel import clock
from backend.kernel.errors import DomainError
from backend.orders.models import Order
from backend.rulebook.selectors import local_day
from procurement.mall.models import Requisition
from procurement.mall.services import (
    Wish,
    WishLine,
    requisition_approve,
    requisition_create,
    requisition_submit,
)
from procurement.plans.models import BudgetReservation
from tests.factories.mall import a_mall


@pytest.fixture
def alone(committed_db):
    channels_forget()
    yield
    channels_forget()


def this_year(mall):
    mall.item.fiscal_year = local_day(clock.now()).year
    mall.item.save()
    return mall


def a_cart(mall, quantity):
    wish = Wish(
        budget_item_id=mall.item.pk,
        purpose="办公电脑",
        lines=[WishLine(mall.offer.pk, quantity)],
    )
    return requisition_create(actor=mall.requester, wish=wish, key=mall.key())


def together(calls):
    """Run all at once; the outcome of each as a code."""

    def one(call):
        try:
            call()
        except DomainError as refused:
            return refused.code
        finally:
            connection.close()
        return "DONE"

    with ThreadPoolExecutor(len(calls)) as pool:
        return Counter(pool.map(one, calls))


def drain():
    while deliver_due():
        pass


def test_two_approvals_at_once_share_no_yuan(alone):
    mall = this_year(a_mall(budget_minor=10_000_00))
    carts = [a_cart(mall, 2) for _ in range(4)]
    for cart in carts:
        requisition_submit(actor=mall.requester, requisition_id=cart.pk, key=mall.key())

    outcome = together(
        [
            lambda cart=cart: requisition_approve(
                actor=mall.approver, requisition_id=cart.pk, key=mall.key()
            )
            for cart in carts
        ]
    )

    assert outcome == {"DONE": 1, "BUDGET_INSUFFICIENT": 3}
    drain()
    mall.item.refresh_from_db()
    assert mall.item.reserved_minor == 8000_00
    assert BudgetReservation.objects.get().state == "RESERVED"
    assert Order.objects.count() == 1
    states = Counter(Requisition.objects.values_list("process__state", flat=True))
    assert states == {"ordered": 1, "awaiting_approval": 3}


def test_twelve_requests_for_five_pieces_hold_exactly_five(alone):
    mall = this_year(a_mall(budget_minor=100_000_00, stock=5))
    carts = [a_cart(mall, 1) for _ in range(12)]

    outcome = together(
        [
            lambda cart=cart: requisition_submit(
                actor=mall.requester, requisition_id=cart.pk, key=mall.key()
            )
            for cart in carts
        ]
    )

    assert outcome == {"DONE": 5, "INSUFFICIENT_STOCK": 7}
    assert Stock.objects.get(variant=mall.offer.variant).allocated == 5


def test_one_key_pressed_twice_approves_once(alone):
    mall = this_year(a_mall())
    cart = a_cart(mall, 2)
    requisition_submit(actor=mall.requester, requisition_id=cart.pk, key=mall.key())

    outcome = together(
        [
            lambda: requisition_approve(actor=mall.approver, requisition_id=cart.pk, key="same")
            for _ in range(4)
        ]
    )

    assert outcome == {"DONE": 4}
    assert BudgetReservation.objects.count() == 1
