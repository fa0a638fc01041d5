"""Bad input at Stripe's door and ours: a typed answer, a count, and nothing booked."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client

from backend.kernel.ids import to_relay
from payments.escrow.models import Escrow
from payments.escrow.services import payment_begin
from payments.gateway.cards import has_card_number
from payments.gateway.errors import CardNumberRefused, InstrumentUnknown, ReturnAddressWrong
from payments.gateway.models import InboundEvent, Payment, WebhookRefusal
from payments.gateway.services import inbox_apply_due
from payments.ledger.models import Journal
from tests.factories.trade import a_checkout, a_shop
from tests.payments.gateway.conftest import SECRET
from tests.payments.gateway.contract.rails import seal, stripe_event
from tests.payments.gateway.stripe.door import Door

INTENT = {"object": "payment_intent", "id": "pi_1"}
PAN = "4242424242424242"
INITIALIZE = """
mutation($id: ID!, $gateway: PaymentGatewayToInitialize!, $amount: PositiveDecimal, $key: String) {
  transactionInitialize(id: $id, paymentGateway: $gateway, amount: $amount, idempotencyKey: $key) {
    transaction { id } data errors { field message code } } }"""


def post(body: bytes, header: str | None = None) -> int:
    signed = seal(body, SECRET) if header is None else header
    answer = Client().post(
        "/webhooks/stripe/", data=body, content_type="application/json",
        headers={"Stripe-Signature": signed},
    )  # fmt: skip
    return answer.status_code


def an_event(**also: Any) -> bytes:
    return stripe_event("payment_intent.succeeded", INTENT, **also)


def untouched(reason: str) -> None:
    assert not InboundEvent.objects.exists()
    assert not Journal.objects.exists()
    assert list(WebhookRefusal.objects.values_list("provider", "reason")) == [("stripe", reason)]


@pytest.mark.django_db
class TestSeal:
    @pytest.mark.parametrize("header", [
        "", "nonsense", "t=1", "v1=ab", "t=1,v1=ab", "t=,v1=", "t=１,v1=ab", "t=x,v1=ab",
        "t=1,v0=ab", "t=1,v1=é", ",,,", "t=1=2=3,v1=ab", "t=" + "9" * 5000 + ",v1=ab", "v1=a,t=1" * 500,
    ])  # fmt: skip
    def test_a_header_that_is_none(self, stripe_tape: Door, header: str):
        assert post(an_event(), header) == 400
        untouched("SIGNATURE")

    @pytest.mark.parametrize("seconds", [-301, -86400, 301, 86400])
    def test_a_message_out_of_its_time(self, stripe_tape: Door, seconds: int):
        body = an_event()
        assert post(body, seal(body, SECRET, int(time.time()) + seconds)) == 400
        untouched("TIME")

    @pytest.mark.parametrize("secret", ["whsec_other", "whsec_first ", "x"])
    def test_a_forged_one(self, stripe_tape: Door, secret: str):
        body = an_event()
        assert post(body, seal(body, secret)) == 400
        untouched("SIGNATURE")

    def test_a_changed_body(self, stripe_tape: Door):
        body = an_event()
        assert post(body.replace(b"pi_1", b"pi_2"), seal(body, SECRET)) == 400
        untouched("SIGNATURE")

    def test_bytes_that_are_no_text(self, stripe_tape: Door):
        assert post(b"\xff\xfe{}", "t=1,v1=ab") == 400
        untouched("SIGNATURE")

    def test_without_a_secret_nobody_is_trusted(self, stripe_tape: Door, settings: Any):
        settings.WEBHOOK_SECRETS = {}
        body = an_event()
        assert post(body, seal(body, SECRET)) == 400
        untouched("SIGNATURE")

    def test_two_secrets_while_one_is_changed(self, stripe_tape: Door, settings: Any):
        settings.WEBHOOK_SECRETS = {"stripe": ["whsec_new", SECRET]}
        old, new = an_event(id="evt_old"), an_event(id="evt_new")
        assert post(old, seal(old, SECRET)) == 200
        assert post(new, seal(new, "whsec_new")) == 200
        both = an_event(id="evt_both")  # while a secret rolls, Stripe seals with both
        at = int(time.time())
        marks = [seal(both, s, at).partition(",")[2] for s in ("whsec_gone", SECRET)]
        assert post(both, ",".join([f"t={at}", *marks])) == 200
        assert InboundEvent.objects.count() == 3

    def test_no_key_no_door(self, settings: Any):
        settings.STRIPE_SECRET_KEY = ""
        assert post(an_event()) == 404
        assert Client().get("/webhooks/stripe/").status_code == 405


@pytest.mark.django_db
class TestContent:
    @pytest.mark.parametrize("also", [{"account": "acct_other"}, {"account": ""}, {"account": 7}])
    def test_another_account(self, stripe_tape: Door, also: dict[str, Any]):
        assert post(an_event(**also)) == 400
        untouched("ACCOUNT")

    def test_our_own_account_may_be_named(self, stripe_tape: Door):
        assert post(an_event(account="acct_ours")) == 200

    @pytest.mark.parametrize(("key", "live"), [("sk_test_door", True), ("sk_live_door", False)])
    def test_another_mode(self, stripe_tape: Door, settings: Any, key: str, live: bool):
        settings.STRIPE_SECRET_KEY = key
        assert post(an_event(livemode=live)) == 400
        untouched("MODE")

    @pytest.mark.parametrize("body", [
        b"", b"null", b"[]", b"7", b'"x"', b"{}", b"{", b'{"id": 7}', b"[" * 100_000,
        json.dumps({"id": "evt_1", "type": "x", "created": "soon", "livemode": False}).encode(),
        an_event(id="' or 1=1"), an_event(id="evt_" + "x" * 100), an_event(id=None),
        an_event(id="evt_\x00"), an_event(created=10**30), an_event(created=None),
        an_event(data=None), an_event(data={"object": None}), an_event(data={"object": {}}),
        an_event(data={"object": {"object": "payment_intent", "id": ["pi_1"]}}),
        an_event(data={"object": {"object": "payment_intent", "id": "pi_\x00"}}),
        an_event(data={"object": {"object": "payment_intent", "id": "../charges"}}),
        an_event(type=None),
    ])  # fmt: skip
    def test_what_is_sealed_but_no_event(self, stripe_tape: Door, body: bytes):
        assert post(body) == 400
        untouched("BODY")

    def test_a_flood(self, stripe_tape: Door):
        assert post(b" " * (256 * 1024 + 1)) == 413
        assert not InboundEvent.objects.exists()

    def test_a_replay_is_one_message(self, stripe_tape: Door):
        body = an_event()
        assert [post(body) for _ in range(3)] == [200, 200, 200]
        assert InboundEvent.objects.count() == 1

    @pytest.mark.parametrize(("kind", "thing"), [
        ("customer.created", {"object": "customer", "id": "cus_1"}),
        ("charge.dispute.created", {"object": "dispute", "id": "du_1", "status": "warning_needs_response"}),
        ("charge.succeeded", {"object": "charge", "id": "ch_1", "payment_intent": None}),
        ("payout.paid", {"object": "payout", "id": "po_1"}),
    ])  # fmt: skip
    def test_what_is_about_nothing_of_ours_is_kept_and_left(
        self, stripe_tape: Door, kind: str, thing: dict[str, Any]
    ):
        assert post(stripe_event(kind, thing)) == 200
        assert InboundEvent.objects.get().state == "IGNORED"
        assert inbox_apply_due() == 0
        assert not stripe_tape.calls

    @pytest.mark.parametrize(("kind", "thing", "about"), [
        ("payment_intent.amount_capturable_updated", INTENT, ("payment", "pi_1")),
        ("charge.refunded", {"object": "charge", "id": "ch_1", "payment_intent": "pi_1"}, ("payment", "pi_1")),
        ("charge.captured", {"object": "charge", "id": "ch_1", "payment_intent": {"id": "pi_1"}}, ("payment", "pi_1")),
        ("refund.failed", {"object": "refund", "id": "re_1"}, ("refund", "re_1")),
        ("charge.dispute.funds_withdrawn", {"object": "dispute", "id": "du_1", "status": "needs_response"}, ("dispute", "du_1")),
    ])  # fmt: skip
    def test_each_message_names_what_to_fetch(
        self, stripe_tape: Door, kind: str, thing: dict[str, Any], about: tuple[str, str]
    ):
        assert post(stripe_event(kind, thing)) == 200
        kept = InboundEvent.objects.get()
        assert (kept.object_kind, kept.object_ref, kept.kind) == (*about, kind)


@pytest.mark.django_db
@pytest.mark.parametrize("data", [
    {}, {"instrument": "ok"}, {"method": "cash"}, {"method": ["alipay"]}, {"method": None},
    {"paymentMethod": ""}, {"paymentMethod": 7}, {"paymentMethod": "pm_"}, {"paymentMethod": "card_1"},
    {"paymentMethod": "pm_１２３４"}, {"paymentMethod": "pm_" + "x" * 40}, {"paymentMethod": "pm_a/../b"},
    {"paymentMethod": "pm_abc\n"}, {"paymentMethod": {"id": "pm_abc"}},
    {"method": "alipay", "paymentMethod": "pm_abc"}, {"paymentMethod": "pm_abc", "amount": 1},
    {"confirmationToken": "pi_abc"},
])  # fmt: skip
def test_a_way_to_pay_that_is_none(stripe_tape: Door, data: dict[str, Any]):
    refused(data, InstrumentUnknown)


@pytest.mark.django_db
@pytest.mark.parametrize("data", [
    {"paymentMethod": f"pm_{PAN}"}, {"paymentMethod": "pm_4242_4242_4242_4242"},
    {"card": {"number": PAN, "cvc": "123"}}, {"paymentMethod": "4242 4242-4242 4242"},
    {"paymentMethod": "４２４２４２４２４２４２４２４２"}, {"method": "card", "number": 5555555555554444},
])  # fmt: skip
def test_a_cards_number_is_turned_away(stripe_tape: Door, data: dict[str, Any]):
    refused(data, CardNumberRefused)


@pytest.mark.django_db
@pytest.mark.parametrize("back", [
    "https://evil.example/", "//evil.example", "http://127.0.0.1:8000.evil.example/", "javascript:1", 7, "/\\evil.example",
    "http://127.0.0.1:8000@evil.example/", "http://127.0.0.1:8000/" + "x" * 500,
    "http://127.0.0.1:8000/\r\nX: y", "http://127.0.0.1:8000/付",
])  # fmt: skip
def test_a_payer_is_sent_back_only_to_this_house(stripe_tape: Door, settings: Any, back: Any):
    settings.PUBLIC_URL = "http://127.0.0.1:8000"
    refused({"method": "alipay", "returnUrl": back}, ReturnAddressWrong)


def refused(data: dict[str, Any], error: type[Exception]) -> None:
    shop = a_shop()
    checkout = a_checkout(shop)
    with pytest.raises(error):
        payment_begin(actor=shop.buyer, checkout_id=checkout.pk, gateway_id="stripe", data=data)
    assert not Payment.objects.exists()
    assert not Escrow.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("amount", [
    "-1", "0", "0.01", "10000000000000000", "１００", "1e3", "NaN", "Infinity", "", None, "0x10",
])  # fmt: skip
def test_an_amount_that_is_not_due(api: Any, stripe_tape: Door, amount: Any):
    shop = a_shop()
    variables = {
        "id": to_relay("Checkout", a_checkout(shop).pk), "amount": amount or "-0",
        "gateway": {"id": "stripe", "data": {"paymentMethod": "pm_card_visa"}},
    }  # fmt: skip
    answer = api.post(INITIALIZE, variables, actor=shop.buyer)
    assert "errors" in answer.body or answer.data["transactionInitialize"]["errors"]
    assert not Payment.objects.exists()
    assert not stripe_tape.calls


@pytest.mark.django_db
def test_a_key_reused_with_another_way_to_pay(api: Any, stripe_door: Door):
    shop = a_shop()
    key = to_relay("Checkout", a_checkout(shop).pk)

    def begin(card: str) -> dict[str, Any]:
        gateway = {"id": "stripe", "data": {"paymentMethod": card}}
        variables = {"id": key, "gateway": gateway, "key": "k"}
        return dict(api.post(INITIALIZE, variables, actor=shop.buyer).data["transactionInitialize"])

    first = begin("pm_card_visa")
    assert begin("pm_card_visa") == first
    other = begin("pm_card_mastercard")
    assert (other["transaction"], other["errors"][0]["code"]) == (None, "INVALID")
    assert len(stripe_door.made("/v1/payment_intents")) == 1


@pytest.mark.django_db
def test_no_card_number_is_kept_or_told_anywhere(
    api: Any, deliver: Any, stripe_door: Door, capsys: Any, caplog: Any
):
    """Pages, logs and every text of the database after a purchase and after attempts to leak one."""
    shop = a_shop()
    told = []
    for data in (
        {"card": {"number": PAN}},
        {"paymentMethod": f"pm_{PAN}"},
        {"paymentMethod": "pm_card_visa"},
    ):
        variables = {
            "id": to_relay("Checkout", a_checkout(shop).pk), "gateway": {"id": "stripe", "data": data},
        }  # fmt: skip
        told.append(str(api.post(INITIALIZE, variables, actor=shop.buyer).body))
    deliver()
    printed = capsys.readouterr()
    assert Payment.objects.get().state == "CAPTURED"
    for text in [
        *told,
        printed.out,
        printed.err,
        caplog.text,
        *kept_texts("payments_", "checkout", "orders", "events"),
    ]:
        assert not has_card_number(text), text
    assert "stripe" in " ".join(kept_texts("payments_"))


def kept_texts(*starts: str) -> list[str]:
    """Every text in the tables whose names begin so."""
    found: list[str] = []
    for model in apps.get_models():
        if not model._meta.app_label.startswith(starts):
            continue
        names = [
            field.attname for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField | models.JSONField | models.BinaryField)
        ]  # fmt: skip
        for row in model._default_manager.values_list(*names) if names else []:
            found += [
                bytes(v).decode(errors="ignore") if isinstance(v, memoryview) else str(v)
                for v in row
            ]
    return found


@pytest.mark.parametrize(("text", "found"), [
    (PAN, True), ("4242 4242 4242 4242", True), ("4242-4242-4242-4242", True), ("x 378282246310005.", True),
    ("４２４２４２４２４２４２４２４２", True), ("6222021234567890128", True), ("4242424242424241", False),
    ("pi_3MtwBwLkdIwHu7ix28a3tqPa", False), ("a4242424242424242", False), ("424242424242", False),
    ("1764000000", False), ("", False),
])  # fmt: skip
def test_a_cards_number_is_known_by_its_digits(text: str, found: bool):
    assert has_card_number(text) is found
