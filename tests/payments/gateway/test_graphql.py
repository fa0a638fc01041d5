"""Saleor's payment mutations from the outside, and the escrow on the order."""

from __future__ import annotations

import pytest

from backend.checkout.services import checkout_complete
from backend.kernel.ids import to_relay
from backend.orders.models import Order
from payments.escrow.models import Escrow
from payments.gateway.models import Payment
from tests.factories.trade import a_checkout, a_shop, an_organization, buyer

pytestmark = pytest.mark.django_db
INITIALIZE = """
mutation($id: ID!, $gateway: PaymentGatewayToInitialize!, $amount: PositiveDecimal, $key: String) {
  transactionInitialize(id: $id, paymentGateway: $gateway, amount: $amount, action: CHARGE,
                        idempotencyKey: $key) {
    transaction { id actions } transactionEvent { message type } data
    errors { field message code }
  }
}"""
PROCESS = """
mutation($id: ID, $data: JSON) {
  transactionProcess(id: $id, data: $data) {
    transaction { id } transactionEvent { type } data errors { field code }
  }
}"""
GATEWAYS = """
mutation($id: ID!) {
  paymentGatewayInitialize(id: $id, paymentGateways: [{id: "saleor.io.dummy-payment-app"}]) {
    gatewayConfigs { id data errors { code } } errors { code field }
  }
}"""
CHECKOUT = """
query($id: ID!) { checkout(id: $id) {
  chargeStatus availablePaymentGateways { id name currencies config { field value } }
  escrowTerms { inspectionDays extensionDays text } } }"""
ORDER = """
query($id: ID!) { order(id: $id) {
  chargeStatus escrow { id state stateLabel held { amount currency } released { amount }
    refunded { amount } inspectionEndsAt frozen timeline { at state command text } } } }"""


def initialize(api, checkout, actor, instrument: str = "ok", **also):
    variables = {
        "id": to_relay("Checkout", checkout.pk),
        "gateway": {"id": "saleor.io.dummy-payment-app", "data": {"instrument": instrument}},
        **also,
    }
    return api.post(INITIALIZE, variables, actor=actor).data["transactionInitialize"]


def test_the_whole_payment_of_a_client(api, deliver):
    shop = a_shop()
    checkout = a_checkout(shop)
    key = to_relay("Checkout", checkout.pk)
    config = api.post(GATEWAYS, {"id": key}, actor=shop.buyer).data["paymentGatewayInitialize"]
    assert config["errors"] == []
    assert config["gatewayConfigs"][0]["data"]["environment"] == "sandbox"

    started = initialize(api, checkout, shop.buyer, "3ds")
    assert started["transactionEvent"]["type"] == "CHARGE_ACTION_REQUIRED"
    transaction = started["transaction"]["id"]
    done = api.post(
        PROCESS, {"id": transaction, "data": {"challenge": "pass"}}, actor=shop.buyer
    ).data["transactionProcess"]
    assert (done["errors"], done["transactionEvent"]["type"]) == ([], "CHARGE_SUCCESS")

    page = api.post(CHECKOUT, {"id": key}, actor=shop.buyer).data["checkout"]
    assert page["chargeStatus"] == "FULL"
    assert page["availablePaymentGateways"][0]["id"] == "shiji.sandbox"
    assert page["escrowTerms"]["inspectionDays"] == 10

    placed = checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)
    deliver()
    order = Order.objects.get(pk=placed[0])
    seen = api.post(ORDER, {"id": to_relay("Order", order.pk)}, actor=shop.buyer).data["order"]
    assert seen["chargeStatus"] == "FULL"
    assert seen["escrow"]["state"] == "FUNDED"
    assert seen["escrow"]["held"] == {
        "amount": order.total_minor / 100, "currency": "CNY",
    }  # fmt: skip
    assert [step["command"] for step in seen["escrow"]["timeline"]] == ["create", "fund"]
    assert "由持牌机构担保持有" in seen["escrow"]["timeline"][1]["text"]


def test_a_finished_transaction_is_not_processed_again(api):
    shop = a_shop()
    started = initialize(api, a_checkout(shop), shop.buyer)
    again = api.post(PROCESS, {"id": started["transaction"]["id"]}, actor=shop.buyer)
    assert again.data["transactionProcess"]["errors"] == [
        {"field": "id", "code": "TRANSACTION_ALREADY_PROCESSED"}
    ]


def test_a_replayed_key_answers_the_same_and_other_content_is_refused(api):
    shop = a_shop()
    checkout = a_checkout(shop)
    first = initialize(api, checkout, shop.buyer, key="k")
    assert initialize(api, checkout, shop.buyer, key="k") == first
    other = initialize(api, checkout, shop.buyer, "3ds", key="k")
    assert other["transaction"] is None
    assert other["errors"][0]["code"] == "INVALID"
    assert Payment.objects.count() == 1


@pytest.mark.parametrize("amount", ["0.01", "1e3"])
def test_a_tampered_amount_is_refused_and_nothing_is_written(api, amount):
    shop = a_shop()
    answer = initialize(api, a_checkout(shop), shop.buyer, amount=amount)
    assert answer["errors"][0]["code"] == "INVALID"
    assert not Payment.objects.exists()
    assert not Escrow.objects.exists()


@pytest.mark.parametrize("amount", ["-1", "１００", "NaN", "10000000000000000"])
def test_what_is_no_amount_is_refused_at_the_door(api, amount):
    shop = a_shop()
    checkout = a_checkout(shop)
    answer = api.post(
        INITIALIZE,
        {
            "id": to_relay("Checkout", checkout.pk),
            "gateway": {"id": "shiji.sandbox"},
            "amount": amount,
        },
        actor=shop.buyer,
    )
    refused = "errors" in answer.body or answer.data["transactionInitialize"]["errors"]
    assert refused
    assert not Payment.objects.exists()


@pytest.mark.parametrize("field", ["initialize", "process", "gateways"])
def test_a_stranger_finds_nothing(api, field):
    shop = a_shop()
    checkout = a_checkout(shop)
    started = initialize(api, checkout, shop.buyer, "3ds")
    stranger = buyer(an_organization())
    key = to_relay("Checkout", checkout.pk)
    if field == "initialize":
        answer = initialize(api, checkout, stranger)
    elif field == "process":
        posted = api.post(PROCESS, {"id": started["transaction"]["id"]}, actor=stranger)
        answer = posted.data["transactionProcess"]
    else:
        answer = api.post(GATEWAYS, {"id": key}, actor=stranger).data["paymentGatewayInitialize"]
    assert answer["errors"][0]["code"] == "NOT_FOUND"


def test_an_unknown_gateway_or_instrument(api):
    shop = a_shop()
    checkout = a_checkout(shop)
    variables = {"id": to_relay("Checkout", checkout.pk), "gateway": {"id": "nobody"}}
    answer = api.post(INITIALIZE, variables, actor=shop.buyer).data["transactionInitialize"]
    assert answer["errors"][0]["code"] == "NOT_FOUND"
    answer = initialize(api, checkout, shop.buyer, "gold-bars")
    assert (answer["errors"][0]["code"], answer["errors"][0]["field"]) == ("INVALID", "data")
    assert not Escrow.objects.exists()
