"""Two hundred buyers at once on a stock of twenty: exactly twenty get it, on every path."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from backend.channels.models import Channel
from backend.channels.selectors import channels_forget
from backend.checkout.models import Checkout, CheckoutGroup, CheckoutLine
from backend.checkout.services import checkout_complete, checkout_freeze_for_payment
from backend.inventory.errors import InsufficientStock
from backend.inventory.models import Stock
from backend.inventory.selectors import stock_faults
from backend.inventory.services import StockLine, allocation_release, stock_allocate
from backend.kernel import clock
from backend.kernel.actor import ANONYMOUS, Actor
from backend.orders.models import Order, OrderLine
from backend.orders.services import LineDraft, OrderDraft, order_place
from backend.parties.models import Address
from tests.factories.trade import HOME, Shop, a_checkout, a_shop, a_variant

BUYERS = 200
AT_ONCE = 25
STOCK = 20
MALL = Actor.system("mall")


@pytest.fixture(autouse=True)
def _channels_as_stored():
    """The process keeps channels for a minute; what one database said must not stay."""
    yield
    channels_forget()


def rush(act: Callable[[int], None]) -> int:
    """All buyers start together; returns how many got through, and lets only refusals pass."""
    gate = threading.Barrier(AT_ONCE)

    def crowd(first: int) -> int:
        gate.wait(timeout=30)
        got = 0
        try:
            for number in range(first, BUYERS, AT_ONCE):
                try:
                    act(number)
                    got += 1
                except InsufficientStock:
                    pass
        finally:
            connection.close()
        return got

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return sum(pool.map(crowd, range(AT_ONCE)))


def baskets(shop: Shop) -> list[uuid.UUID]:
    """One ready basket of one piece per buyer, copied from a real one."""
    pattern = a_checkout(shop, 1)
    group = pattern.groups.get()
    address = Address.objects.create(**HOME)
    checkouts = Checkout.objects.bulk_create(
        Checkout(channel_id=pattern.channel_id, email="b@example.org", shipping_address=address)
        for _ in range(BUYERS)
    )
    CheckoutLine.objects.bulk_create(
        CheckoutLine(checkout=each, variant=shop.variant, quantity=1) for each in checkouts
    )
    CheckoutGroup.objects.bulk_create(
        CheckoutGroup(
            checkout=each, merchant_id=group.merchant_id, options=group.options,
            options_hash=group.options_hash, options_until=clock.now() + timedelta(minutes=30),
            chosen=group.chosen,
        )
        for each in checkouts
    )  # fmt: skip
    return [each.pk for each in checkouts]


def test_completing_unpaid(committed_db):
    Channel.objects.filter(slug="textile-cny").update(allow_unpaid_orders=True)
    channels_forget()
    shop = a_shop(stock=STOCK)
    keys = baskets(shop)

    sold = rush(
        lambda number: checkout_complete(actor=ANONYMOUS, checkout_id=keys[number]) and None
    )

    assert sold == STOCK
    assert Order.objects.count() == STOCK
    stock = Stock.objects.get(variant=shop.variant)
    assert (stock.quantity, stock.allocated) == (STOCK, STOCK)
    assert stock_faults() == 0


def test_reserving_for_a_payment(committed_db):
    shop = a_shop(stock=STOCK)
    keys = baskets(shop)

    held = rush(
        lambda number: (
            checkout_freeze_for_payment(actor=ANONYMOUS, checkout_id=keys[number]) and None
        )
    )

    assert held == STOCK
    assert Checkout.objects.filter(frozen_until__isnull=False).count() == STOCK
    assert Stock.objects.get(variant=shop.variant).allocated == STOCK
    assert stock_faults() == 0


def test_ordering_through_the_procurement_door(committed_db):
    shop = a_shop(stock=STOCK, channel="textile-cny")
    gov = Channel.objects.get(slug="gov")

    def order(number: int) -> None:
        line = LineDraft(
            variant_id=shop.variant.pk, quantity=1, unit_price=1, undiscounted=1,
            total_minor=100, price_source="MALL",
        )  # fmt: skip
        draft = OrderDraft(
            merchant_id=shop.merchant.pk, settlement_subject=f"stl_{number}", lines=[line]
        )
        order_place(
            actor=MALL, channel_id=gov.pk, checkout_ref=f"req_{number}", drafts=[draft],
            user_id=None, buyer_organization_id=shop.company.pk, door="procurement",
        )  # fmt: skip

    assert rush(order) == STOCK
    assert OrderLine.objects.count() == STOCK
    assert Stock.objects.get(variant=shop.variant).allocated == STOCK
    assert stock_faults() == 0


def test_baskets_with_the_same_goods_in_another_order_do_not_deadlock(committed_db):
    shop = a_shop(stock=10_000)
    goods = [shop.variant, *(a_variant(shop.merchant, stock=10_000) for _ in range(3))]

    def swap(number: int) -> None:
        wanted = goods if number % 2 else goods[::-1]
        holder = f"chk_{number}"
        stock_allocate(holder=holder, lines=[StockLine(each.pk, 2, "l") for each in wanted])
        allocation_release(holder=holder)

    assert rush(swap) == BUYERS
    assert set(Stock.objects.values_list("allocated", flat=True)) == {0}
    assert stock_faults() == 0
