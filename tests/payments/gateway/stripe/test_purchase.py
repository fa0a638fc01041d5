"""Through the product: a buyer pays by Stripe, the escrow holds it, it comes back, and crashes between."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from backend.checkout.services import checkout_complete, checkout_freeze_for_payment
from backend.events.services import deliver_due
from backend.kernel import clock
from backend.kernel.ids import public_id, to_relay
from backend.orders.models import Order
from backend.orders.services import order_cancel
from payments.escrow.models import Chargeback, Escrow, Refund
from payments.escrow.selectors import identity_faults
from payments.escrow.services import payment_begin, payment_continue, provider_settle, refund_held
from payments.gateway.errors import CurrencyNotOffered, PaymentOpen
from payments.gateway.models import Dispute, InboundEvent, Operation, Payment
from payments.gateway.services import inbox_apply_due, payments_abandon_due, provider_poll
from payments.ledger.models import Journal
from payments.ledger.selectors import balance, prove
from payments.ledger.services import SAFE_BANK
from tests.factories.payments import worker_resumes
from tests.factories.trade import a_checkout, a_shop
from tests.payments.gateway.conftest import SECRET
from tests.payments.gateway.contract.rails import seal, stripe_event
from tests.payments.gateway.stripe.door import Door

CARD = {"paymentMethod": "pm_card_visa"}
INITIALIZE = """
mutation($id: ID!, $gateway: PaymentGatewayToInitialize!, $key: String) {
  transactionInitialize(id: $id, paymentGateway: $gateway, action: CHARGE, idempotencyKey: $key) {
    transaction { id } transactionEvent { message type } data
    errors { field message code } } }"""
PROCESS = """
mutation($id: ID, $data: JSON) { transactionProcess(id: $id, data: $data) {
    transaction { id } transactionEvent { type } data errors { field code } } }"""
GATEWAYS = """
mutation($id: ID!) { paymentGatewayInitialize(id: $id, paymentGateways: [{id: "stripe"}]) {
    gatewayConfigs { id data errors { code } } errors { code } } }"""
OFFERED = """query($id: ID!) { checkout(id: $id) { availablePaymentGateways { id name } } }"""


class Killed(BaseException):
    """The process is gone."""


def sound() -> None:
    assert prove().faults == []
    assert identity_faults() == []


def pay(shop: Any, checkout: Any, data: dict[str, Any] = CARD, **also: Any) -> Payment:
    return payment_begin(
        actor=shop.buyer, checkout_id=checkout.pk, gateway_id="stripe", data=data, **also
    )


def hear(kind: str, thing: dict[str, Any], *, event_id: str = "evt_1") -> int:
    body = stripe_event(kind, thing, id=event_id)
    answer = Client().post(
        "/webhooks/stripe/", data=body, content_type="application/json",
        headers={"Stripe-Signature": seal(body, SECRET)},
    )  # fmt: skip
    inbox_apply_due()
    return answer.status_code


@pytest.mark.django_db
def test_a_client_pays_by_card_and_the_order_is_refunded(api: Any, deliver: Any, stripe_door: Door):
    shop = a_shop()
    checkout = a_checkout(shop)
    key = to_relay("Checkout", checkout.pk)
    seen = api.post(OFFERED, {"id": key}, actor=shop.buyer).data["checkout"]
    assert "stripe" in [row["id"] for row in seen["availablePaymentGateways"]]
    config = api.post(GATEWAYS, {"id": key}, actor=shop.buyer).data["paymentGatewayInitialize"]
    told = config["gatewayConfigs"][0]["data"]
    assert (told["publishableKey"], told["environment"]) == ("pk_test_door", "test")
    assert [one["code"] for one in told["methods"]] == ["card", "alipay", "wechat_pay"]

    gateway = {"id": "stripe", "data": CARD}
    begun = api.post(INITIALIZE, {"id": key, "gateway": gateway}, actor=shop.buyer)
    started = begun.data["transactionInitialize"]
    assert (started["errors"], started["transactionEvent"]["type"]) == ([], "CHARGE_SUCCESS")
    payment = Payment.objects.get()
    assert payment.provider_ref.startswith("pi_")
    escrow = Escrow.objects.get()
    assert (escrow.state, escrow.funded_minor) == ("FUNDED", payment.amount_minor)
    journal = Journal.objects.get(kind="J-FUND")
    assert journal.key.startswith(f"stripe:{payment.provider_ref}:funded:")
    assert balance("1010", "stripe") == payment.amount_minor
    sent = stripe_door.made("/v1/payment_intents")[0]
    assert sent.params["transfer_group"] == public_id("chk", checkout.pk)
    assert sent.key == f"{public_id('pay', payment.pk)}:create:1"

    for event_id in ("evt_1", "evt_1", "evt_2"):  # repeated, and told in two messages
        thing = {"object": "payment_intent", "id": payment.provider_ref}
        assert hear("payment_intent.succeeded", thing, event_id=event_id) == 200
    assert provider_poll("stripe") > 0
    inbox_apply_due()
    assert set(InboundEvent.objects.filter(object_ref=payment.provider_ref).values_list(
        "state", flat=True)) == {"APPLIED"}  # fmt: skip
    assert Journal.objects.filter(kind="J-FUND").count() == 1

    placed = checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)
    deliver()
    order_cancel(actor=shop.seller, order_id=placed[0], reason="缺货")
    deliver()
    assert Refund.objects.get().state == "SUCCEEDED"
    assert Escrow.objects.get().state == "REFUNDED"
    assert (balance("1010", "stripe"), balance("2041", "stripe")) == (0, 0)
    assert len(stripe_door.made("/v1/refunds")) == 1
    sound()


@pytest.mark.django_db
def test_a_declined_card_frees_the_basket_for_another(deliver: Any, stripe_door: Door):
    shop = a_shop()
    checkout = a_checkout(shop)
    refused = pay(shop, checkout, {"paymentMethod": "pm_card_visa_chargeDeclined"})
    assert (refused.state, refused.failure) == ("FAILED", "card_declined")
    closed = stripe_door.made(f"/v1/payment_intents/{refused.provider_ref}/cancel")
    assert len(closed) == 1
    deliver()
    assert pay(shop, checkout).state == "CAPTURED"
    assert Escrow.objects.get().state == "FUNDED"
    sound()


@pytest.mark.django_db
def test_a_promise_on_a_card_is_taken_by_the_worker(deliver: Any, stripe_door: Door):
    shop = a_shop()
    held = pay(shop, a_checkout(shop), manual_capture=True)
    assert held.state == "AUTHORISED"
    assert Escrow.objects.get().state == "AUTHORISED"
    deliver()
    assert Payment.objects.get().state == "CAPTURED"
    assert Escrow.objects.get().state == "FUNDED"
    assert Journal.objects.filter(kind="J-AUTH-REV").count() == 1
    sound()


@pytest.mark.django_db
def test_a_capture_that_was_lost_on_the_way_is_sent_again(deliver: Any, stripe_door: Door):
    shop = a_shop()
    pay(shop, a_checkout(shop), manual_capture=True)
    stripe_door.faults.append("lost")
    deliver()
    assert Payment.objects.get().state == "AUTHORISED"
    worker_resumes()
    deliver()
    assert Payment.objects.get().state == "CAPTURED"
    assert len([c for c in stripe_door.calls if c.path.endswith("/capture")]) == 2
    sound()


def alipay(door: Door, checkout: Any, total: int) -> None:
    door.loose |= {"metadata[shiji_key]"}
    door.play(
        "alipay", **{"12345": str(total), "chk_1": public_id("chk", checkout.pk),
                     "https://shop.example/pay": "http://127.0.0.1:8000/textile/pay"},
    )  # fmt: skip


@pytest.mark.django_db
def test_alipay_by_redirect_and_a_refund_that_fails_late(
    api: Any, deliver: Any, stripe_tape: Door, settings: Any
):
    settings.PUBLIC_URL = "http://127.0.0.1:8000"
    shop = a_shop()
    checkout = a_checkout(shop)
    total = total_of(shop, checkout)
    alipay(stripe_tape, checkout, total)
    data = {"method": "alipay", "returnUrl": "/textile/pay"}
    begun = api.post(
        INITIALIZE,
        {"id": to_relay("Checkout", checkout.pk), "gateway": {"id": "stripe", "data": data}},
        actor=shop.buyer,
    ).data["transactionInitialize"]
    assert begun["transactionEvent"]["type"] == "CHARGE_ACTION_REQUIRED"
    assert begun["data"]["action"]["type"] == "redirect"
    with pytest.raises(PaymentOpen):
        pay(shop, checkout)

    back = api.post(PROCESS, {"id": begun["transaction"]["id"], "data": {}}, actor=shop.buyer)
    assert back.data["transactionProcess"]["transactionEvent"]["type"] == "CHARGE_SUCCESS"
    escrow = Escrow.objects.get()
    assert (escrow.state, escrow.funded_minor) == ("FUNDED", total)

    refund_held(
        actor=shop.buyer, settlement_subject=escrow.settlement_subject, amount_minor=345,
        key="t:refund", reason="少件",
    )  # fmt: skip
    deliver()
    assert Refund.objects.get().state == "DECIDED"
    assert balance("2041", "stripe") == 345
    assert hear("charge.refund.updated", {"object": "refund", "id": "re_3Alipay0001"}) == 200
    deliver()
    assert Refund.objects.get().state == "FAILED"
    assert balance("2041", "stripe") == 0
    assert balance("2010", Payment.objects.get().payer) == 345  # the decision stands
    sound()


@pytest.mark.django_db
def test_a_wallet_is_offered_only_in_its_currency(stripe_tape: Door, monkeypatch: Any):
    from payments.gateway.adapters.stripe import methods

    shop = a_shop()
    only = methods._wallet(90)
    monkeypatch.setitem(methods.CAPABILITIES, "alipay", only.__class__(
        **{name: getattr(only, name) for name in only.__slots__} | {"currencies": frozenset({"USD"})}
    ))  # fmt: skip
    with pytest.raises(CurrencyNotOffered):
        pay(shop, a_checkout(shop), {"method": "alipay"})
    assert not Payment.objects.exists()
    assert not stripe_tape.calls


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", ["more", "less", "currency", "mode", "account"])
def test_what_is_not_as_we_asked_freezes_and_books_nothing(
    wrong: str, deliver: Any, stripe_door: Door
):
    shop = a_shop()
    checkout = a_checkout(shop)
    total = total_of(shop, checkout)
    change = {
        "more": {"amount": total + 1, "amount_received": total + 1},
        "less": {"amount_received": total - 1},
        "currency": {"currency": "usd"},
        "mode": {"livemode": True},
        "account": {"transfer_data": {"destination": "acct_other"}},
    }[wrong]
    stripe_door.lie = change
    payment = pay(shop, checkout)
    deliver()
    assert payment.failure == "AMOUNT_MISMATCH"
    assert not Journal.objects.filter(kind="J-FUND").exists()
    assert Escrow.objects.get().frozen
    sound()


@pytest.mark.parametrize("point", ["before_call", "mute", "lost", "before_record", "before_apply"])
def test_killed_between_two_steps_the_money_comes_once(
    committed_db: str, stripe_door: Door, monkeypatch: Any, point: str
):
    shop = a_shop()
    checkout = a_checkout(shop)
    with monkeypatch.context() as patch:
        if point in {"mute", "lost"}:
            stripe_door.faults.append(point)
            assert pay(shop, checkout).state == "OPEN"
        else:
            patch.setattr(f"payments.{_PLACES[point]}", _die)
            with pytest.raises(Killed):
                pay(shop, checkout)
    assert not Journal.objects.exists()

    worker_resumes()
    while deliver_due():
        pass

    payment = Payment.objects.get()
    assert payment.state == "CAPTURED"
    assert Escrow.objects.get().funded_minor == payment.amount_minor
    assert Journal.objects.filter(kind="J-FUND").count() == 1
    assert len({call.key for call in stripe_door.made("/v1/payment_intents")}) == 1
    placed = checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)
    assert Order.objects.filter(pk=placed[0]).exists()
    sound()


_PLACES = {
    "before_call": "escrow.services.begin.operation_run",
    "before_record": "gateway.services.operation.operation_record",
    "before_apply": "escrow.services.begin.payment_apply",
}


def _die(*_: Any, **__: Any) -> Any:
    raise Killed


@pytest.mark.parametrize("fault", ["mute", "lost"])
def test_a_refund_without_an_answer_goes_once(committed_db: str, stripe_door: Door, fault: str):
    shop = a_shop()
    payment = pay(shop, a_checkout(shop))
    escrow = Escrow.objects.get()
    refund_held(
        actor=shop.buyer, settlement_subject=escrow.settlement_subject,
        amount_minor=payment.amount_minor, key="t:refund", reason="退款",
    )  # fmt: skip
    stripe_door.faults.append(fault)
    while deliver_due():
        pass
    assert Operation.objects.get(kind="refund").state == "UNKNOWN"
    worker_resumes()
    while deliver_due():
        pass
    assert Refund.objects.get().state == "SUCCEEDED"
    assert balance("1010", "stripe") == 0
    assert len(stripe_door.made("/v1/refunds")) == (1 if fault == "mute" else 2)
    sound()


@pytest.mark.django_db
def test_an_abandoned_attempt_is_dropped_and_another_may_begin(
    deliver: Any, at: Any, stripe_tape: Door
):
    shop = a_shop()
    checkout = a_checkout(shop)
    total = total_of(shop, checkout)
    stripe_tape.loose |= {"metadata[shiji_key]"}
    stripe_tape.play("abandoned", **{"12345": str(total)})
    opened = pay(shop, checkout, {"method": "wechat_pay"})
    assert opened.state == "ACTION_REQUIRED"
    assert payments_abandon_due() == 0
    with at(clock.now() + timedelta(minutes=31)):
        assert payments_abandon_due() == 1
        deliver()
        payments_abandon_due()
    assert Payment.objects.get().state == "VOIDED"
    assert Operation.objects.filter(kind="void").count() == 1
    sound()


@pytest.mark.django_db
def test_a_look_at_an_open_payment_survives_silence(stripe_tape: Door, settings: Any):
    settings.PUBLIC_URL = "http://127.0.0.1:8000"
    shop = a_shop()
    checkout = a_checkout(shop)
    stripe_tape.loose |= {"metadata[shiji_key]"}
    stripe_tape.play("abandoned", **{"12345": str(total_of(shop, checkout))})
    opened = pay(shop, checkout, {"method": "wechat_pay"})
    stripe_tape.script.clear()
    stripe_tape.script.append({
        "request": {"method": "GET", "path": f"/v1/payment_intents/{opened.provider_ref}"},
        "answer": {"status": 503, "body": {"error": {"type": "api_error"}}},
    })  # fmt: skip
    seen = payment_continue(actor=shop.buyer, payment_id=opened.pk, data={})
    assert seen.state == "ACTION_REQUIRED"


@pytest.mark.django_db
def test_a_dispute_told_by_a_message_is_booked_once(deliver: Any, stripe_door: Door):
    shop = a_shop()
    payment = pay(shop, a_checkout(shop))
    total = payment.amount_minor
    told = {"object": "dispute", "id": "du_1Recorded", "status": "needs_response"}
    swap = {"pi_3Card0001": payment.provider_ref, "12345": str(total)}
    for kind in ("charge.dispute.created", "charge.dispute.funds_withdrawn"):
        stripe_door.play("dispute", **swap)
        opened = stripe_door.script[0]
        stripe_door.script.clear()
        stripe_door.script.append(opened)
        assert hear(kind, told, event_id=f"evt_{len(kind)}") == 200
        deliver()
    dispute = Dispute.objects.get()
    assert (dispute.provider, dispute.state, dispute.amount_minor) == ("stripe", "OPEN", total)
    assert dispute.fee_minor == 1500
    assert Chargeback.objects.get().amount_minor == total
    assert balance("1010", "stripe") == -1500
    assert balance("5020", "stripe") == 1500
    assert identity_faults() == []


@pytest.mark.django_db
def test_a_house_without_its_key_stops_nobody_else(stripe_door: Door, settings: Any):
    shop = a_shop()
    stripe_door.faults.append("mute")
    assert pay(shop, a_checkout(shop)).state == "OPEN"
    key, settings.STRIPE_SECRET_KEY = settings.STRIPE_SECRET_KEY, ""
    worker_resumes()
    assert Operation.objects.get().state == "UNKNOWN"
    settings.STRIPE_SECRET_KEY = key
    worker_resumes()
    assert Payment.objects.get().state == "CAPTURED"


@pytest.mark.django_db
def test_fees_and_payouts_are_booked_once(stripe_tape: Door):
    for _ in range(2):
        stripe_tape.play("settlements")
        provider_settle("stripe")
    assert Journal.objects.filter(kind="J-FEE").count() == 3
    assert Journal.objects.filter(kind="J-SETTLE").count() == 1
    assert balance("5010", "stripe") == 74 + 25 + 60 + 7
    assert balance("1020", SAFE_BANK) == 7000


def total_of(shop: Any, checkout: Any) -> int:
    """What the buyer will be asked for, in fen; nothing stays frozen."""
    with transaction.atomic():
        frozen = checkout_freeze_for_payment(actor=shop.buyer, checkout_id=checkout.pk)
        transaction.set_rollback(True)
    return sum(group.total_minor for group in frozen.groups)
