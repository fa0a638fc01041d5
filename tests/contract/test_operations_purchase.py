"""A whole purchase, and every cart act, with the documents of Saleor's clients."""

from __future__ import annotations

import pytest

from backend.channels.selectors import channel_by_slug
from backend.kernel import clock
from backend.orders.models import Order
from backend.orders.services import order_dispatch
from backend.pricing.models import Voucher
from tests.contract.buying import SANDBOX, filled, paid, ready
from tests.contract.goods import CHANNEL, HOME
from tests.factories.trade import seller

pytestmark = pytest.mark.django_db


def test_a_purchase_by_a_signed_in_buyer(client, shelf, deliver):
    client.sign_in()
    key = ready(client, shelf, 10)
    seen = client.send("checkout", "checkout", id=key)
    assert seen["channel"]["slug"] == CHANNEL
    assert seen["delivery"]["shippingMethod"]["active"] is True
    assert (seen["problems"], seen["chargeStatus"], seen["giftCards"]) == ([], "NONE", [])
    assert seen["subtotalPrice"]["gross"] == {"amount": 128.0, "currency": "CNY"}
    total = seen["totalPrice"]["gross"]["amount"]
    assert total == 128.0 + seen["shippingPrice"]["gross"]["amount"]

    gateways = client.done(
        "checkout", "paymentGatewaysInitialize", id=key, gateways=[{"id": SANDBOX["id"]}]
    )["gatewayConfigs"]
    assert (gateways[0]["id"], gateways[0]["errors"]) == (SANDBOX["id"], [])
    started = client.done(
        "checkout", "transactionInitialize", id=key, action="CHARGE", amount=total,
        gateway={**SANDBOX, "data": {"instrument": "3ds"}},
    )  # fmt: skip
    assert started["transactionEvent"]["type"] == "CHARGE_ACTION_REQUIRED"
    early = client.send("checkout", "checkoutComplete", id=key)
    assert [row["code"] for row in early["errors"]] == ["CHECKOUT_NOT_FULLY_PAID"]
    done = client.done(
        "checkout", "transactionProcess", id=started["transaction"]["id"],
        data={"challenge": "pass"},
    )  # fmt: skip
    assert done["transactionEvent"]["type"] == "CHARGE_SUCCESS"

    placed = client.done("checkout", "checkoutComplete", id=key)["order"]
    deliver()
    order = client.send("account", "order", id=placed["id"])
    assert order["number"] == placed["number"]
    assert (order["isPaid"], order["chargeStatus"], order["status"]) == (
        True,
        "FULL",
        "UNFULFILLED",
    )
    assert order["total"]["gross"] == {"amount": total, "currency": "CNY"}
    assert order["totalBalance"]["amount"] == 0
    assert order["lines"][0]["undiscountedUnitPrice"]["gross"]["amount"] == 12.8
    assert order["lines"][0]["productName"] == shelf.product.name
    assert order["deliveryMethod"]["__typename"] == "ShippingMethod"
    assert order["shippingAddress"]["city"] == "石家庄市"
    assert order["userEmail"] == "buyer@example.org"
    again = client.done("checkout", "checkoutComplete", id=key)["order"]
    assert again == placed

    row = Order.objects.get()
    order_dispatch(
        actor=seller(row.merchant), order_id=row.pk, lines=[], carrier_code="yunda",
        tracking_number="YD1", key="d",
    )  # fmt: skip
    sent = client.send("account", "order", id=placed["id"])
    assert sent["status"] == "FULFILLED"
    assert sent["fulfillments"][0]["trackingNumber"] == "YD1"
    assert sent["fulfillments"][0]["lines"][0]["quantity"] == 10
    mine = client.send("account", "CurrentUserOrderList")["orders"]["edges"]
    assert [edge["node"]["number"] for edge in mine] == [placed["number"]]


def test_orders_by_pages_and_by_number(client, shelf):
    client.sign_in()
    numbers = [
        client.done("checkout", "checkoutComplete", id=paid(client, shelf))["order"]["number"]
        for _ in range(3)
    ]

    first = client.send("account", "CurrentUserOrdersPaginated", first=2)["orders"]
    assert (first["totalCount"], first["pageInfo"]["hasNextPage"]) == (3, True)
    after = first["pageInfo"]["endCursor"]
    rest = client.send("account", "OrderByNumber", first=2, after=after)["orders"]
    seen = [edge["node"]["number"] for edge in first["edges"] + rest["edges"]]
    assert sorted(seen) == sorted(numbers)
    assert rest["pageInfo"]["hasNextPage"] is False


def test_lines_added_set_and_taken_out(client, shelf):
    key = filled(client, shelf, 3)
    lines = [{"quantity": 1, "variantId": shelf.variant(1)}]
    held = client.done("checkout", "checkoutLinesAdd", id=key, lines=lines)["checkout"]["lines"]
    assert [row["quantity"] for row in held] == [3, 1]
    one, two = (row["id"] for row in held)

    change = [{"lineId": one, "quantity": 7}]
    set_ = client.done("checkout", "CheckoutLinesUpdate", id=key, lines=change)["checkout"]
    assert [row["quantity"] for row in set_["lines"]] == [7, 1]
    change = [{"variantId": shelf.variant(1), "quantity": 5}]
    set_ = client.done("checkout", "checkoutLinesUpdate", id=key, lines=change)["checkout"]
    assert [row["quantity"] for row in set_["lines"]] == [7, 5]
    left = client.done("checkout", "checkoutLineDelete", id=key, line=one)["checkout"]["lines"]
    assert [row["id"] for row in left] == [two]
    left = client.done("checkout", "CheckoutDeleteLines", id=key, lines=[two])["checkout"]["lines"]
    assert left == []


def test_a_basket_is_made_with_everything_at_once(client, shelf):
    made = client.done(
        "checkout",
        "checkoutCreate",
        input={
            "channel": CHANNEL,
            "languageCode": "EN_US",
            "email": "buyer@example.org",
            "shippingAddress": HOME,
            "billingAddress": HOME,
            "lines": [{"quantity": 2, "variantId": shelf.variant()}],
            "metadata": [{"key": "paper.marketing_opt_in", "value": "true"}],
        },
    )["checkout"]

    assert made["email"] == "buyer@example.org"
    assert made["shippingAddress"]["countryArea"] == "河北省"
    assert made["lines"][0]["variant"]["product"]["translation"]["language"]["code"] == "EN"
    found = client.send("checkout", "CheckoutFind", id=made["id"])
    assert found["id"] == made["id"]


def test_a_basket_is_attached_and_let_go(client, shelf):
    key = filled(client, shelf)
    client.sign_in()
    held = client.done("checkout", "checkoutCustomerAttach", id=key)["checkout"]
    assert held["user"]["id"] == client.send("account", "CurrentUser")["id"]
    freed = client.done("checkout", "checkoutCustomerDetach", id=key)["checkout"]
    assert freed["user"] is None
    client.done("checkout", "checkoutCustomerAttach", id=key)
    assert client.done("checkout", "CheckoutCustomerDetach", id=key)["checkout"]["user"] is None


def test_a_promotion_code_is_used_and_given_back(client, shelf):
    channel = channel_by_slug(CHANNEL)
    Voucher.objects.create(
        code="SPRING", merchant=shelf.product.merchant, channel=channel, percent_bp=1000,
        usage_limit=1, valid_from=clock.now(),
    )  # fmt: skip
    key = filled(client, shelf, 10)

    less = client.done("checkout", "checkoutAddPromoCode", id=key, code="SPRING")["checkout"]
    assert (less["voucherCode"], less["discount"]["amount"]) == ("SPRING", 12.8)
    assert less["totalPrice"]["gross"]["amount"] == 115.2
    full = client.done("checkout", "checkoutRemovePromoCode", id=key, code="SPRING")["checkout"]
    assert (full["voucherCode"], full["totalPrice"]["gross"]["amount"]) == (None, 128.0)
    no = client.send("checkout", "checkoutAddPromoCode", id=key, code="NOTHING")
    assert [(row["code"], row["field"]) for row in no["errors"]] in (
        [("VOUCHER_NOT_APPLICABLE", "promoCode")], [("INVALID", "promoCode")],
        [("NOT_FOUND", "promoCode")],
    )  # fmt: skip


def test_what_a_form_asks_and_a_note_on_the_basket(client, shelf):
    rules = client.send("checkout", "addressValidationRules", country="CN")
    assert len(rules["countryAreaChoices"]) == 34
    key = filled(client, shelf)
    entries = [{"key": "paper.marketing_opt_in", "value": "true"}]
    kept = client.done("checkout", "checkoutMetadataUpdate", id=key, input=entries)
    assert kept["item"] == {"id": key}
