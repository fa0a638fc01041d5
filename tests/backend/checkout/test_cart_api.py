"""The cart as Saleor's clients use it, from the endpoint."""

from __future__ import annotations

import pytest

from backend.checkout.models import Checkout, CheckoutLine
from backend.inventory.models import Stock
from backend.kernel.ids import to_relay
from backend.orders.models import Order
from tests.factories.trade import (
    a_carrier,
    a_checkout,
    a_merchant,
    a_shop,
    a_variant,
    acting,
    buyer,
    pay_checkout,
)

pytestmark = pytest.mark.django_db

CREATE = """mutation($input: CheckoutCreateInput!) { checkoutCreate(input: $input) {
  checkout { id token quantity lines { id quantity variant { id name product { name } } } }
  errors { field code message } } }"""
ADD = """mutation($id: ID, $lines: [CheckoutLineInput!]!) { checkoutLinesAdd(id: $id, lines: $lines) {
  checkout { quantity totalPrice { gross { amount currency } tax { amount } }
    lines { id quantity unitPrice { gross { amount } } undiscountedUnitPrice { amount }
      totalPrice { gross { amount } } priceSource quantityText nextTierHint { quantity }
      appliedTier { minQuantity } } }
  errors { field code message details } } }"""
UPDATE = """mutation($id: ID, $token: UUID, $checkoutId: ID, $lines: [CheckoutLineUpdateInput!]!) {
  checkoutLinesUpdate(id: $id, token: $token, checkoutId: $checkoutId, lines: $lines) {
  checkout { quantity } errors { field code } } }"""
ADDRESS = """mutation($id: ID, $shippingAddress: AddressInput!, $rules: CheckoutAddressValidationRules) {
  checkoutShippingAddressUpdate(id: $id, shippingAddress: $shippingAddress, validationRules: $rules) {
  checkout { shippingAddress { city countryArea country { code country } streetAddress1 } }
  errors { field code } } }"""
OPTIONS = """mutation($id: ID!) { deliveryOptionsCalculate(id: $id) {
  deliveries { id shippingMethod { id name price { amount currency } minimumDeliveryDays } }
  errors { field code } } }"""
CHOOSE = """mutation($id: ID, $method: ID) { checkoutDeliveryMethodUpdate(id: $id, deliveryMethodId: $method) {
  checkout { delivery { id shippingMethod { name } } shippingPrice { gross { amount } }
    problems { __typename } }
  errors { field code } } }"""
EMAIL = """mutation($id: ID, $email: String!) { checkoutEmailUpdate(id: $id, email: $email) {
  checkout { email } errors { field code } } }"""
COMPLETE = """mutation($id: ID) { checkoutComplete(id: $id) {
  order { id number status tradeState isPaid total { gross { amount } } merchant { name } }
  orders { number } orderGroup { orders { number } } confirmationNeeded
  errors { field code details } } }"""
READ = """query($id: ID) { checkout(id: $id) { id email chargeStatus authorizeStatus
  subtotalPrice { gross { amount } } totalPrice { gross { amount } }
  problems { __typename } deliveryGroups { id merchant { name } freight { amount }
    deliveryOptions { id shippingMethod { name } } selected { id } problem lines { quantity } }
  lines { quantity problems { __typename } } } }"""
HOME = {
    "firstName": "采购部", "country": "CN", "countryArea": "河北省", "city": "石家庄市",
    "cityArea": "长安区", "streetAddress1": "中山东路 1 号", "postalCode": "050000",
    "phone": "13800000000",
}  # fmt: skip


def relay(checkout: Checkout) -> str:
    return to_relay("Checkout", checkout.pk)


def variant_id(variant) -> str:
    return to_relay("ProductVariant", variant.pk)


def test_a_whole_purchase_by_a_client_that_knows_only_saleor(api):
    shop = a_shop(stock=500, price="12.80", tiers=((10, "12.80"), (50, "11.90"), (200, "11.20")))
    made = api.post(CREATE, {"input": {"channel": "textile-cny", "lines": []}}, actor=shop.buyer)
    assert made.data["checkoutCreate"]["errors"] == []
    key = made.data["checkoutCreate"]["checkout"]["id"]

    lines = [{"variantId": variant_id(shop.variant), "quantity": 40}]
    api.post(ADD, {"id": key, "lines": lines}, actor=shop.buyer)
    added = api.post(ADD, {"id": key, "lines": lines}, actor=shop.buyer).data["checkoutLinesAdd"]
    assert added["errors"] == []
    (line,) = added["checkout"]["lines"]
    assert line["quantity"] == 80
    assert line["unitPrice"]["gross"]["amount"] == 11.9
    assert line["undiscountedUnitPrice"]["amount"] == 12.8
    assert line["totalPrice"]["gross"]["amount"] == 952.0
    assert (line["priceSource"], line["appliedTier"]["minQuantity"]) == ("TIER", 50)

    answer = api.post(ADDRESS, {"id": key, "shippingAddress": HOME}, actor=shop.buyer).data
    assert answer["checkoutShippingAddressUpdate"]["errors"] == []
    offered = api.post(OPTIONS, {"id": key}, actor=shop.buyer).data["deliveryOptionsCalculate"]
    (delivery,) = offered["deliveries"]
    assert delivery["shippingMethod"]["price"] == {"amount": 86.0, "currency": "CNY"}
    chosen = api.post(CHOOSE, {"id": key, "method": delivery["id"]}, actor=shop.buyer)
    chosen = chosen.data["checkoutDeliveryMethodUpdate"]
    assert chosen["errors"] == []
    assert chosen["checkout"]["delivery"]["id"] == delivery["id"]
    assert chosen["checkout"]["problems"] == []
    api.post(EMAIL, {"id": key, "email": "buyer@example.org"}, actor=shop.buyer)

    unpaid = api.post(COMPLETE, {"id": key}, actor=shop.buyer).data["checkoutComplete"]
    assert [error["code"] for error in unpaid["errors"]] == ["CHECKOUT_NOT_FULLY_PAID"]
    assert not Order.objects.exists()

    paid = pay_checkout(Checkout.objects.get(), actor=shop.buyer)
    assert paid == 95200 + 8600
    done = api.post(COMPLETE, {"id": key}, actor=shop.buyer).data["checkoutComplete"]
    assert done["errors"] == []
    assert done["order"]["total"]["gross"]["amount"] == 1038.0
    assert done["order"]["tradeState"] == "AWAITING_DISPATCH"
    assert done["order"]["isPaid"] is True
    assert done["orderGroup"]["orders"] == done["orders"]
    again = api.post(COMPLETE, {"id": key}, actor=shop.buyer).data["checkoutComplete"]
    assert again["order"] == done["order"]
    assert Order.objects.count() == 1


def test_three_spellings_of_the_id_and_zero_removes(api):
    shop = a_shop()
    checkout = a_checkout(shop, ready=False)
    line = to_relay("CheckoutLine", checkout.lines.get().pk)
    spellings = [
        {"id": relay(checkout)},
        {"token": str(checkout.pk)},
        {"checkoutId": relay(checkout)},
    ]
    for quantity, spelling in zip((3, 4, 0), spellings, strict=True):
        lines = [{"lineId": line, "quantity": quantity}]
        answer = api.post(UPDATE, {**spelling, "lines": lines}, actor=shop.buyer).data
        assert answer["checkoutLinesUpdate"]["errors"] == []
        assert answer["checkoutLinesUpdate"]["checkout"]["quantity"] == quantity
    assert not CheckoutLine.objects.exists()
    none = api.post(UPDATE, {"lines": []}, actor=shop.buyer).data["checkoutLinesUpdate"]
    assert none["errors"] == [{"field": "id", "code": "GRAPHQL_ERROR"}]


def test_more_than_the_stock_is_an_error_in_the_payload_and_changes_nothing(api):
    shop = a_shop(stock=20)
    checkout = a_checkout(shop, 15, ready=False)
    lines = [{"variantId": variant_id(shop.variant), "quantity": 6}]

    answer = api.post(ADD, {"id": relay(checkout), "lines": lines}, actor=shop.buyer)

    (error,) = answer.data["checkoutLinesAdd"]["errors"]
    assert (error["code"], error["field"]) == ("INSUFFICIENT_STOCK", "quantity")
    assert error["details"] == {"variants": {str(shop.variant.pk): 20}}
    assert checkout.lines.get().quantity == 15


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({"quantity": 0}, "ZERO_QUANTITY"),
        ({"quantity": -5}, "ZERO_QUANTITY"),
        ({"quantity": 2_000_000_000}, "QUANTITY_GREATER_THAN_LIMIT"),
        ({"quantity": 1, "price": 0.01}, "INVALID"),
        ({"quantity": 1, "variantId": "rubbish"}, "NOT_FOUND"),
        ({"quantity": 1, "variantId": to_relay("Order", "0" * 32)}, "NOT_FOUND"),
    ],
)
def test_bad_lines_are_refused(api, line, code):
    shop = a_shop()
    checkout = a_checkout(shop, 5, ready=False)
    lines = [{"variantId": variant_id(shop.variant), **line}]

    answer = api.post(ADD, {"id": relay(checkout), "lines": lines}, actor=shop.buyer)

    assert [each["code"] for each in answer.data["checkoutLinesAdd"]["errors"]] == [code]
    assert checkout.lines.get().quantity == 5


def test_a_partial_address_is_taken_only_when_all_checks_are_off(api):
    shop = a_shop()
    checkout = a_checkout(shop, ready=False)
    part = {"city": "石家庄市", "country": "CN", "postalCode": "０５００００"}
    off = {"checkRequiredFields": False, "checkFieldsFormat": False}

    strict = api.post(ADDRESS, {"id": relay(checkout), "shippingAddress": part}, actor=shop.buyer)
    assert strict.data["checkoutShippingAddressUpdate"]["errors"][0]["code"] == "REQUIRED"
    full = {**HOME, "postalCode": "０５００００"}
    digits = api.post(ADDRESS, {"id": relay(checkout), "shippingAddress": full}, actor=shop.buyer)
    assert digits.data["checkoutShippingAddressUpdate"]["errors"] == [
        {"field": "postalCode", "code": "INVALID"}
    ]
    loose = api.post(
        ADDRESS, {"id": relay(checkout), "shippingAddress": part, "rules": off}, actor=shop.buyer
    )
    assert loose.data["checkoutShippingAddressUpdate"]["errors"] == []


def test_a_chosen_delivery_goes_stale_when_the_basket_changes(api):
    shop = a_shop()
    checkout = a_checkout(shop, 5)
    lines = [{"variantId": variant_id(shop.variant), "quantity": 5}]
    api.post(ADD, {"id": relay(checkout), "lines": lines}, actor=shop.buyer)

    seen = api.post(READ, {"id": relay(checkout)}, actor=shop.buyer).data["checkout"]
    assert seen["problems"] == [{"__typename": "CheckoutProblemDeliveryMethodStale"}]
    cleared = api.post(CHOOSE, {"id": relay(checkout), "method": None}, actor=shop.buyer).data
    assert cleared["checkoutDeliveryMethodUpdate"]["checkout"]["problems"] == []
    assert cleared["checkoutDeliveryMethodUpdate"]["checkout"]["delivery"] is None


def test_two_merchants_make_two_groups_and_two_orders(api):
    shop = a_shop(price="10.00")
    other = a_variant(a_merchant(), price="3.00")
    checkout = a_checkout(shop, 2, more=[(other, 5)])

    seen = api.post(READ, {"id": relay(checkout)}, actor=shop.buyer).data["checkout"]
    assert len(seen["deliveryGroups"]) == 2
    assert all(group["selected"] and group["problem"] is None for group in seen["deliveryGroups"])
    assert seen["subtotalPrice"]["gross"]["amount"] == 35.0

    pay_checkout(checkout, actor=shop.buyer)
    done = api.post(COMPLETE, {"id": relay(checkout)}, actor=shop.buyer).data["checkoutComplete"]
    assert len(done["orders"]) == 2
    assert done["order"]["number"] == min(order["number"] for order in done["orders"])
    totals = sorted(Order.objects.values_list("goods_minor", flat=True))
    assert totals == [1500, 2000]


def test_gone_goods_are_said_on_the_line_and_refused_at_the_end(api):
    shop = a_shop()
    checkout = a_checkout(shop, 5)
    shop.variant.product.listings.update(is_published=False)

    seen = api.post(READ, {"id": relay(checkout)}, actor=shop.buyer).data["checkout"]
    assert seen["lines"][0]["problems"] == [
        {"__typename": "CheckoutLineProblemVariantNotAvailable"}
    ]
    done = api.post(COMPLETE, {"id": relay(checkout)}, actor=shop.buyer).data["checkoutComplete"]
    assert done["errors"][0]["code"] == "UNAVAILABLE_VARIANT_IN_CHANNEL"


def test_bearer_reading_ends_when_somebody_owns_the_basket(api):
    shop = a_shop()
    nobody = acting(None)
    made = api.post(CREATE, {"input": {"channel": "textile-cny"}}).data["checkoutCreate"]
    key = made["checkout"]["id"]
    assert api.post(READ, {"id": key}).data["checkout"]["id"] == key

    attach = "mutation($id: ID) { checkoutCustomerAttach(id: $id) { errors { code } } }"
    api.post(attach, {"id": key}, actor=shop.buyer)

    assert api.post(READ, {"id": key}).data["checkout"] is None
    assert api.post(READ, {"id": key}, actor=nobody).data["checkout"] is None
    assert api.post(READ, {"id": key}, actor=buyer()).data["checkout"] is None
    stolen = api.post(EMAIL, {"id": key, "email": "thief@example.org"}, actor=nobody)
    assert stolen.data["checkoutEmailUpdate"]["errors"] == [{"field": "id", "code": "NOT_FOUND"}]


def test_the_gov_channel_has_no_basket(api):
    answer = api.post(CREATE, {"input": {"channel": "gov"}}, actor=buyer())

    assert answer.data["checkoutCreate"]["errors"][0]["code"] == "CHANNEL_INACTIVE"
    assert not Checkout.objects.exists()


def test_a_frozen_basket_cannot_change_and_keeps_its_stock(api):
    shop = a_shop(stock=10)
    checkout = a_checkout(shop, 10)
    pay_checkout(checkout, actor=shop.buyer)
    lines = [{"variantId": variant_id(shop.variant), "quantity": 1}]

    answer = api.post(ADD, {"id": relay(checkout), "lines": lines}, actor=shop.buyer)

    assert answer.data["checkoutLinesAdd"]["errors"][0]["code"] == "INVALID"
    assert Stock.objects.get().allocated == 10


def test_metadata_by_whoever_knows_the_id(api):
    checkout = a_checkout(a_shop(), ready=False)
    Checkout.objects.update(user=None, buyer_organization=None)
    query = """mutation($id: ID!, $input: [MetadataInput!]!) { updateMetadata(id: $id, input: $input) {
      item { __typename ... on Checkout { id metadata { key value } } } errors { code } } }"""
    entries = [{"key": "paper.marketing_opt_in", "value": "true"}]

    answer = api.post(query, {"id": relay(checkout), "input": entries}).data["updateMetadata"]

    assert answer["errors"] == []
    assert answer["item"]["__typename"] == "Checkout"
    assert answer["item"]["metadata"] == entries
    foreign = api.post(query, {"id": to_relay("Order", checkout.pk), "input": entries})
    assert foreign.data["updateMetadata"]["errors"] == [{"code": "NOT_FOUND"}]


def test_reading_a_cart_takes_the_same_queries_for_one_line_and_for_ten(
    api, django_assert_max_num_queries
):
    shop = a_shop()
    more = [(a_variant(shop.merchant), 3) for _ in range(9)]
    a_carrier("second", price="9.00")
    checkout = a_checkout(shop, 2, more=more)

    with django_assert_max_num_queries(24):
        seen = api.post(READ, {"id": relay(checkout)}, actor=shop.buyer).data["checkout"]
    assert len(seen["lines"]) == 10
