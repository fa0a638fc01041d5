"""Behaviours 11-14 and 20 of the compatibility brief: cart, delivery, addresses, payment."""

from __future__ import annotations

import pytest
from django.conf import settings as django_settings

from backend.checkout.models import Checkout
from backend.kernel.ids import to_relay
from backend.orders.models import Order
from backend.parties.models import Address
from backend.shipping.models import FreightLine
from payments.gateway.models import Payment
from tests.contract.buying import SANDBOX, filled, paid, ready
from tests.contract.client import SaleorClient
from tests.contract.goods import CHANNEL, HOME, STOCK
from tests.factories.trade import a_merchant, a_variant

pytestmark = pytest.mark.django_db
LOOSE = {
    "checkRequiredFields": False, "checkFieldsFormat": False, "enableFieldsNormalization": False,
}  # fmt: skip
STALE = [{"__typename": "CheckoutProblemDeliveryMethodStale"}]
INVALID = [{"__typename": "CheckoutProblemDeliveryMethodInvalid"}]


def quantities(client, key: str) -> list[int]:
    return [row["quantity"] for row in client.send("checkout", "checkout", id=key)["lines"]]


def test_behaviour_11_an_empty_cart_grows_and_merges(client, shelf):
    key = filled(client, shelf, 3)
    client.done("checkout", "CheckoutAddLine", id=key, variant=shelf.variant(), quantity=4)
    assert quantities(client, key) == [7]
    apart = [{"variantId": shelf.variant(), "quantity": 2, "forceNewLine": True}]
    client.done("checkout", "checkoutLinesAdd", id=key, lines=apart)
    assert quantities(client, key) == [7, 2]


def test_behaviour_11_zero_removes_and_too_many_is_a_refusal(client, shelf):
    key = filled(client, shelf, 3)
    much = client.send(
        "checkout", "CheckoutAddLine", id=key, variant=shelf.variant(), quantity=STOCK
    )
    assert [(row["code"], row["field"]) for row in much["errors"]] == [
        ("INSUFFICIENT_STOCK", "quantity")
    ]
    assert quantities(client, key) == [3]
    none = [{"variantId": shelf.variant(), "quantity": 0}]
    assert client.done("checkout", "CheckoutLinesUpdate", id=key, lines=none)["checkout"] == {
        "id": key, "lines": [],
    }  # fmt: skip


def test_behaviour_11_two_spellings_of_the_undiscounted_price(client, shelf):
    key = filled(client, shelf, 120)
    (line,) = client.send("checkout", "checkout", id=key)["lines"]
    assert line["undiscountedUnitPrice"] == {"amount": 12.8, "currency": "CNY"}
    assert line["unitPrice"]["gross"]["amount"] == 11.0
    placed = client.done("checkout", "checkoutComplete", id=paid(client, shelf, 120))["order"]
    (line,) = client.send("account", "order", id=placed["id"])["lines"]
    assert line["undiscountedUnitPrice"]["gross"] == {"amount": 12.8, "currency": "CNY"}
    assert line["unitPrice"]["gross"]["amount"] == 11.0


def test_behaviour_11_a_price_of_the_buyers_own_is_refused(client, shelf):
    key = filled(client, shelf, 3)
    cheap = [{"variantId": shelf.variant(), "quantity": 1, "price": "0.01"}]
    for answer in (
        client.send("checkout", "checkoutLinesAdd", id=key, lines=cheap),
        client.send("checkout", "checkoutLinesUpdate", id=key, lines=cheap),
    ):
        assert [row["code"] for row in answer["errors"]] == ["INVALID"]
    assert quantities(client, key) == [3]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"email": "nonsense"}, "email"),
        ({"email": "a" * 300 + "@b.cn"}, "email"),
        ({"metadata": [{"key": f"k{n}", "value": "x"} for n in range(51)]}, "metadata"),
        ({"metadata": [{"key": " ", "value": "x"}]}, "metadata"),
        ({"metadata": [{"key": "k", "value": "x" * 2001}]}, "metadata"),
        ({"shippingAddress": {"country": "CN"}}, "firstName"),
        ({"channel": "no-such-channel"}, "channel"),
        ({"channel": ""}, "channel"),
    ],
)
def test_behaviour_11_a_cart_made_of_nonsense_is_not_made(client, given, field):
    made = client.send("checkout", "checkoutCreate", input={"channel": CHANNEL, **given})
    assert [row["field"] for row in made["errors"]] == [field]
    assert made["checkout"] is None
    assert not Checkout.objects.exists()


def test_behaviour_12_a_changed_cart_makes_the_choice_stale_until_it_is_made_again(client, shelf):
    key = ready(client, shelf)
    assert client.send("checkout", "checkout", id=key)["problems"] == []
    client.done("checkout", "CheckoutAddLine", id=key, variant=shelf.variant(1), quantity=1)
    assert client.send("checkout", "checkout", id=key)["problems"] == STALE
    offered = client.done("checkout", "deliveryOptionsCalculate", id=key)["deliveries"]
    assert offered[0]["shippingMethod"]["price"]["currency"] == "CNY"
    again = client.done(
        "checkout", "checkoutDeliveryMethodUpdate", id=key, delivery=offered[0]["id"]
    )["checkout"]
    assert (again["problems"], again["delivery"]["id"]) == ([], offered[0]["id"])


def test_behaviour_12_a_changed_address_too_and_null_clears(client, shelf):
    key = ready(client, shelf)
    client.done(
        "checkout", "checkoutShippingAddressUpdate", id=key, address={**HOME, "city": "唐山市"}
    )
    assert client.send("checkout", "checkout", id=key)["problems"] == STALE
    cleared = client.done("checkout", "checkoutDeliveryMethodUpdate", id=key, delivery=None)
    assert (cleared["checkout"]["delivery"], cleared["checkout"]["problems"]) == (None, [])
    assert cleared["checkout"]["shippingPrice"]["gross"]["amount"] == 0


def test_behaviour_12_a_choice_no_longer_offered_is_invalid_until_another_is_made(client, shelf):
    key = ready(client, shelf)
    FreightLine.objects.update(is_active=False)
    assert client.done("checkout", "deliveryOptionsCalculate", id=key)["deliveries"] == []
    seen = client.send("checkout", "checkout", id=key)
    assert (seen["problems"], seen["delivery"]) == (INVALID, None)
    refused = client.send("checkout", "transactionInitialize", id=key, gateway=SANDBOX)
    assert refused["errors"]
    assert not Payment.objects.exists()
    FreightLine.objects.update(is_active=True)
    offered = client.done("checkout", "deliveryOptionsCalculate", id=key)["deliveries"]
    client.done("checkout", "checkoutDeliveryMethodUpdate", id=key, delivery=offered[0]["id"])
    assert client.send("checkout", "checkout", id=key)["problems"] == []


def test_behaviour_13_the_form_of_a_chinese_address(client):
    rules = client.send("checkout", "addressValidationRules", country="CN")
    assert {"countryArea", "city", "cityArea", "postalCode", "firstName"} <= set(
        rules["allowedFields"]
    )
    assert "lastName" not in rules["allowedFields"]
    assert {"countryArea", "city", "streetAddress1"} <= set(rules["requiredFields"])
    assert {"raw": "河北省", "verbose": "河北省"} in rules["countryAreaChoices"]
    assert (rules["countryAreaType"], rules["cityType"], rules["postalCodeType"]) == (
        "province", "city", "postal",
    )  # fmt: skip
    abroad = client.send("checkout", "addressValidationRules", country="US")
    assert "lastName" in abroad["allowedFields"]


def test_behaviour_13_what_the_form_requires_the_server_requires(client, shelf):
    key = filled(client, shelf)
    required = client.send("checkout", "addressValidationRules", country="CN")["requiredFields"]
    for name in required:
        lacking = {field: text for field, text in HOME.items() if field != name}
        answer = client.send(
            "checkout", "checkoutShippingAddressUpdate", id=key, address=lacking
        )  # fmt: skip
        assert [(row["field"], row["code"]) for row in answer["errors"]] == [(name, "REQUIRED")]
    bad = {**HOME, "postalCode": "05000"}
    answer = client.send("checkout", "checkoutShippingAddressUpdate", id=key, address=bad)
    assert [(row["field"], row["code"]) for row in answer["errors"]] == [("postalCode", "INVALID")]
    assert client.send("checkout", "checkout", id=key)["shippingAddress"] is None


def test_behaviour_13_a_part_of_an_address_is_kept_when_all_checks_are_off(client, shelf):
    key = filled(client, shelf)
    part = {"country": "CN", "city": "石家庄市", "postalCode": "05"}
    for name in ("checkoutShippingAddressUpdate", "checkoutBillingAddressUpdate"):
        send = {"address": part, "rules": LOOSE, "save": False}
        if name == "checkoutShippingAddressUpdate":
            seen = client.done("checkout", "checkoutShippingAddressUpdate", id=key, **send)
            kept = seen["checkout"]["shippingAddress"]
        else:
            seen = client.done("checkout", "checkoutBillingAddressUpdate", id=key, **send)
            kept = seen["checkout"]["billingAddress"]
        assert (kept["city"], kept["streetAddress1"]) == ("石家庄市", "")
    assert Address.objects.count() == 2


def test_behaviour_14_the_gateway_known_to_the_storefront_is_for_development_alone(
    client, shelf, settings
):
    key = ready(client, shelf)
    seen = client.send("checkout", "checkout", id=key)["availablePaymentGateways"]
    assert SANDBOX["id"] in [row["id"] for row in seen]
    settings.ENVIRONMENT = "production"
    assert client.send("checkout", "checkout", id=key)["availablePaymentGateways"] == []
    refused = client.send("checkout", "transactionInitialize", id=key, gateway=SANDBOX)
    assert [row["code"] for row in refused["errors"]] == ["NOT_FOUND"]
    told = client.done(
        "checkout", "paymentGatewaysInitialize", id=key, gateways=[{"id": SANDBOX["id"]}]
    )["gatewayConfigs"]
    assert [row["code"] for row in told[0]["errors"]] == ["NOT_FOUND"]
    assert not Payment.objects.exists()
    assert django_settings.ENVIRONMENT == "production"


def test_behaviour_14_an_act_of_the_buyer_may_be_needed_between(client, shelf):
    key = ready(client, shelf)
    gateway = {**SANDBOX, "data": {"instrument": "3ds"}}
    started = client.done("checkout", "transactionInitialize", id=key, gateway=gateway)
    assert started["transactionEvent"]["type"].endswith("ACTION_REQUIRED")
    assert started["data"]["action"]
    assert [
        row["code"] for row in client.send("checkout", "checkoutComplete", id=key)["errors"]
    ] == ["CHECKOUT_NOT_FULLY_PAID"]
    transaction = started["transaction"]["id"]
    looked = client.done("checkout", "transactionProcess", id=transaction)
    assert looked["transactionEvent"]["type"].endswith("ACTION_REQUIRED")
    done = client.done("checkout", "transactionProcess", id=transaction, data={"challenge": "pass"})
    assert done["transactionEvent"]["type"] == "CHARGE_SUCCESS"
    again = client.send("checkout", "transactionProcess", id=transaction)
    assert [row["code"] for row in again["errors"]] == ["TRANSACTION_ALREADY_PROCESSED"]
    assert client.done("checkout", "checkoutComplete", id=key)["order"]["number"]
    assert Order.objects.count() == 1


def test_behaviour_14_a_failed_payment_places_nothing(client, shelf):
    key = ready(client, shelf)
    gateway = {**SANDBOX, "data": {"instrument": "declined"}}
    started = client.send("checkout", "transactionInitialize", id=key, gateway=gateway)
    assert started["errors"] or started["transactionEvent"]["type"] == "CHARGE_FAILURE"
    early = client.send("checkout", "checkoutComplete", id=key)
    assert [row["code"] for row in early["errors"]] == ["CHECKOUT_NOT_FULLY_PAID"]
    assert not Order.objects.exists()


def test_behaviour_14_several_merchants_are_one_payment_and_the_first_order_is_told(client, shelf):
    other = a_variant(a_merchant(), price="3.00")
    key = ready(client, shelf)
    lines = [{"variantId": to_relay("ProductVariant", other.pk), "quantity": 5}]
    client.done("checkout", "checkoutLinesAdd", id=key, lines=lines)
    offered = client.done("checkout", "deliveryOptionsCalculate", id=key)["deliveries"]
    client.done("checkout", "checkoutDeliveryMethodUpdate", id=key, delivery=offered[0]["id"])
    client.done("checkout", "transactionInitialize", id=key, gateway=SANDBOX)
    placed = client.done("checkout", "checkoutComplete", id=key)["order"]
    numbers = sorted(Order.objects.values_list("number", flat=True))
    assert len(numbers) == 2
    assert placed["number"] == numbers[0]


def test_behaviour_20_notes_on_a_cart_by_whoever_knows_its_id_and_public_ones_alone(client, shelf):
    key = filled(client, shelf)
    names = ("marketing_opt_in", "marketing_opt_in_at", "marketing_opt_in_source")
    entries = [{"key": f"paper.{name}", "value": name} for name in names]
    other = SaleorClient()
    done = other.done("checkout", "checkoutMetadataUpdate", id=key, input=entries)
    assert done["item"] == {"id": key}
    row = Checkout.objects.get()
    assert row.metadata == {entry["key"]: entry["value"] for entry in entries}
    seen = other.raw({
        "query": "query($id: ID) { checkout(id: $id) { metadata { key } privateMetadata { key } } }",
        "variables": {"id": key},
    }).json()["data"]["checkout"]  # fmt: skip
    assert len(seen["metadata"]) == 3
    assert seen["privateMetadata"] == []

    client.sign_in()
    client.done("checkout", "checkoutCustomerAttach", id=key)
    late = other.send("checkout", "checkoutMetadataUpdate", id=key, input=entries)
    assert [row["code"] for row in late["errors"]] == ["NOT_FOUND"]
