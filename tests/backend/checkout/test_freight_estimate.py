"""What freight would cost before there is a basket: the same figures that the checkout quotes."""

from __future__ import annotations

import pytest

from backend.checkout.models import Checkout
from backend.kernel.ids import to_relay
from tests.backend.checkout.test_cart_api import ADDRESS, CREATE, HOME
from tests.factories.trade import a_shop, a_variant

pytestmark = pytest.mark.django_db

ASK = """query($channel: String!, $variant: ID!, $n: Int!, $area: String) {
  freightEstimate(channel: $channel, variantId: $variant, quantity: $n, country: CN,
    countryArea: $area) {
    weightKnown goods { amount currency }
    options { name carrier price { amount currency } minimumDeliveryDays maximumDeliveryDays } } }"""
QUOTED = """mutation($id: ID!) { deliveryOptionsCalculate(id: $id) { deliveries { shippingMethod {
  name carrier price { amount currency } minimumDeliveryDays maximumDeliveryDays } } } }"""


def _asked(api, variant, n: int, *, channel: str = "textile-cny", actor=None):
    key = to_relay("ProductVariant", variant.pk)
    variables = {"channel": channel, "variant": key, "n": n, "area": "河北省"}
    return api.post(ASK, variables, actor=actor).data["freightEstimate"]


@pytest.mark.parametrize("quantity", [1, 3, 80])
def test_it_says_what_the_checkout_then_quotes(api, quantity):
    shop = a_shop(stock=500)
    lines = [{"variantId": to_relay("ProductVariant", shop.variant.pk), "quantity": quantity}]
    made = api.post(CREATE, {"input": {"channel": "textile-cny", "lines": lines}}, actor=shop.buyer)
    key = made.data["checkoutCreate"]["checkout"]["id"]
    api.post(ADDRESS, {"id": key, "shippingAddress": HOME}, actor=shop.buyer)
    quoted = api.post(QUOTED, {"id": key}, actor=shop.buyer).data["deliveryOptionsCalculate"]

    estimate = _asked(api, shop.variant, quantity)

    assert estimate["options"] == [each["shippingMethod"] for each in quoted["deliveries"]]
    assert estimate["options"]
    assert estimate["goods"] == {"amount": round(12.8 * quantity, 2), "currency": "CNY"}
    assert estimate["weightKnown"] is True


def test_without_a_weight_freight_is_agreed_with_the_merchant(api):
    shop = a_shop(weight_g=None)
    estimate = _asked(api, shop.variant, 5)
    assert (estimate["weightKnown"], estimate["options"]) == (False, [])


@pytest.mark.parametrize("quantity", [0, -1, 10_000_001])
def test_a_quantity_nobody_can_order_gets_no_answer(api, quantity):
    assert _asked(api, a_shop().variant, quantity) is None


def test_nothing_is_said_of_goods_not_sold_there(api):
    shop = a_shop()
    hidden = a_variant(shop.merchant)
    hidden.product.listings.update(is_published=False, visible=False)
    assert _asked(api, hidden, 1) is None
    assert _asked(api, shop.variant, 1, channel="gov") is None
    assert _asked(api, shop.variant, 1, channel="no-such") is None
    strange = {"channel": "textile-cny", "variant": "bm9uc2Vuc2U=", "n": 1, "area": ""}
    assert api.post(ASK, strange).data["freightEstimate"] is None


def test_a_phone_number_in_full_width_digits_is_refused_by_name(api):
    shop = a_shop()
    made = api.post(CREATE, {"input": {"channel": "textile-cny", "lines": []}}, actor=shop.buyer)
    key = made.data["checkoutCreate"]["checkout"]["id"]
    wide = HOME | {"phone": "１３８００００００００"}
    answer = api.post(ADDRESS, {"id": key, "shippingAddress": wide}, actor=shop.buyer).data
    (error,) = answer["checkoutShippingAddressUpdate"]["errors"]
    assert (error["field"], error["code"]) == ("phone", "INVALID")
    assert Checkout.objects.get().shipping_address is None
