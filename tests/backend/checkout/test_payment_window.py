"""Pay before order (decision D21): frozen, reserved, completed or given back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backend.catalog.models import VariantListing
from backend.checkout.errors import CheckoutRefusal
from backend.checkout.models import Checkout
from backend.checkout.services import (
    checkout_complete,
    checkout_freeze_for_payment,
    checkout_lapse_due,
    checkout_record_payment,
    checkout_unfreeze,
)
from backend.checkout.tasks import lapse_payments
from backend.inventory.models import Stock
from backend.inventory.tasks import expire_reservations
from backend.kernel.ids import public_id
from backend.orders.models import Order
from backend.pricing.models import Voucher
from tests.factories.trade import MONDAY, a_checkout, a_merchant, a_shop, a_variant, pay_checkout

pytestmark = pytest.mark.django_db
HALF_HOUR = timedelta(minutes=30)


def test_the_sum_stays_as_frozen_whatever_prices_do(at):
    with at(MONDAY):
        shop = a_shop(price="10.00")
        checkout = a_checkout(shop, 4)
        first = checkout_freeze_for_payment(actor=shop.buyer, checkout_id=checkout.pk)
        VariantListing.objects.update(price="99.00")
        again = checkout_freeze_for_payment(actor=shop.buyer, checkout_id=checkout.pk)
        assert again == first
        checkout_record_payment(checkout_id=checkout.pk, charged_minor=first.total.minor)
        (placed,) = checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)

    order = Order.objects.get(pk=placed)
    assert (order.goods_minor, order.total_minor) == (4000, first.total.minor)
    assert order.settlement_subject == first.groups[0].settlement_subject


def test_each_merchant_gets_its_own_settlement(at):
    shop = a_shop(price="10.00")
    other = a_variant(a_merchant(), price="3.00")
    checkout = a_checkout(shop, 2, more=[(other, 5)])

    frozen = checkout_freeze_for_payment(actor=shop.buyer, checkout_id=checkout.pk)

    assert sorted(group.goods_minor for group in frozen.groups) == [1500, 2000]
    assert len({group.settlement_subject for group in frozen.groups}) == 2
    assert frozen.total.minor == sum(group.total_minor for group in frozen.groups)


def test_paid_but_not_completed_in_time_is_given_back_once(at, events):
    with at(MONDAY):
        shop = a_shop(stock=10)
        checkout = a_checkout(shop, 10)
        pay_checkout(checkout, actor=shop.buyer)
    before = checkout.groups.get().settlement

    with at(MONDAY + HALF_HOUR):
        with pytest.raises(CheckoutRefusal) as late:
            checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)
        assert late.value.code == "CHECKOUT_NOT_FULLY_PAID"
        expire_reservations()
        lapse_payments()
        lapse_payments()
        with pytest.raises(CheckoutRefusal):
            checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)

    assert Stock.objects.get().allocated == 0
    assert events.published().count("checkout.payment.lapsed") == 1
    assert not Order.objects.exists()
    assert checkout.groups.get().settlement != before, "the old escrow is final"


def test_one_second_before_the_end_it_still_completes(at):
    with at(MONDAY):
        shop = a_shop(stock=10)
        checkout = a_checkout(shop, 10)
        pay_checkout(checkout, actor=shop.buyer)
    with at(MONDAY + HALF_HOUR - timedelta(seconds=1)):
        assert checkout_lapse_due() == 0
        expire_reservations()
        (placed,) = checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)
    assert Order.objects.get(pk=placed).trade_state == "AWAITING_DISPATCH"
    assert Stock.objects.get().allocated == 10


def test_a_failed_payment_lets_the_basket_go(at):
    shop = a_shop(stock=10)
    checkout = a_checkout(shop, 10)
    checkout_freeze_for_payment(actor=shop.buyer, checkout_id=checkout.pk)

    checkout_unfreeze(checkout_id=checkout.pk)

    assert Checkout.objects.get().frozen_until is None
    assert Stock.objects.get().allocated == 0


def test_a_voucher_is_spread_over_the_lines_and_used_once(at):
    with at(MONDAY):
        shop = a_shop(price="10.00")
        Voucher.objects.create(
            code="SPRING", merchant=shop.merchant, channel_id=a_checkout(shop, 1).channel_id,
            percent_bp=1000, usage_limit=1, valid_from=MONDAY,
        )  # fmt: skip
        more = [(a_variant(shop.merchant, price="0.37"), 1)]
        checkout = a_checkout(shop, 3, more=more)
        Checkout.objects.filter(pk=checkout.pk).update(voucher_code="SPRING")
        pay_checkout(Checkout.objects.get(pk=checkout.pk), actor=shop.buyer)
        (placed,) = checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)
    order = Order.objects.get(pk=placed)

    assert (order.goods_minor, order.discount_minor) == (3037, 304)
    assert sorted(line.discount_minor for line in order.lines.all()) == [4, 300]
    assert Voucher.objects.get().used == 1


def test_the_holder_of_the_stock_is_the_checkout_until_the_order_has_it():
    shop = a_shop(stock=10)
    checkout = a_checkout(shop, 4)
    pay_checkout(checkout, actor=shop.buyer)
    allocation = Stock.objects.get().allocations.get()
    assert (allocation.kind, allocation.holder) == ("RESERVATION", public_id("chk", checkout.pk))

    (placed,) = checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)

    allocation.refresh_from_db()
    assert (allocation.kind, allocation.holder) == ("ALLOCATION", public_id("ord", placed))
    assert allocation.expires_at is None
