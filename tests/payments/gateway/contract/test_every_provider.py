"""What the house relies on, asked of every provider in the same words (payments brief 6)."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from backend.kernel import clock
from backend.kernel.money import Money
from payments.gateway.errors import InstrumentUnknown
from payments.gateway.port import EventRefused, ProviderSilent
from tests.payments.gateway.conftest import SECRET
from tests.payments.gateway.contract.rails import AMOUNT, Rail, sandbox_rail, stripe_rail

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["sandbox", "stripe"])
def rail(request: Any) -> Rail:
    if request.param == "sandbox":
        return sandbox_rail()
    return stripe_rail(request.getfixturevalue("stripe_door"), SECRET)


@pytest.fixture
def key() -> str:
    return f"pay_{uuid.uuid4().hex}:create:1"


def refund_key() -> str:
    return f"esc_{uuid.uuid4().hex}:refund:1"


def test_an_immediate_payment_takes_the_whole(rail: Rail, key: str):
    paid = rail.pay(key)
    assert (paid.kind, paid.key, paid.state, paid.result) == (
        "payment",
        key,
        "CAPTURED",
        "SUCCEEDED",
    )
    assert (paid.amount, paid.captured_minor, paid.refunded_minor) == (AMOUNT, AMOUNT.minor, 0)
    assert (paid.failure, paid.foreign, paid.action) == ("", "", None)
    assert rail.provider.fetch("payment", paid.ref) == paid


def test_a_declined_payment_is_final_and_says_why(rail: Rail, key: str):
    refused = rail.pay(key, rail.declined)
    assert (refused.state, refused.result, refused.captured_minor) == ("FAILED", "FAILED", 0)
    assert refused.failure == "card_declined"
    assert refused.ref
    assert rail.provider.fetch("payment", refused.ref).state == "FAILED"  # type: ignore[union-attr]


def test_a_promise_is_taken_whole(rail: Rail, key: str):
    held = rail.pay(key, manual=True)
    assert (held.state, held.result, held.captured_minor) == ("AUTHORISED", "PENDING", 0)
    taken = rail.provider.capture(held.ref, AMOUNT, key=f"{key}:c")
    assert (taken.state, taken.result, taken.captured_minor) == (
        "CAPTURED",
        "SUCCEEDED",
        AMOUNT.minor,
    )
    assert rail.provider.capture(held.ref, AMOUNT, key=f"{key}:c2").captured_minor == AMOUNT.minor


def test_a_promise_is_taken_in_part_and_the_rest_falls(rail: Rail, key: str):
    held = rail.pay(key, manual=True)
    taken = rail.provider.capture(held.ref, Money(10_000, "CNY"), key=f"{key}:c")
    assert (taken.state, taken.amount, taken.captured_minor) == ("CAPTURED", AMOUNT, 10_000)


def test_a_dropped_promise_is_never_taken(rail: Rail, key: str):
    held = rail.pay(key, manual=True)
    gone = rail.provider.void(held.ref, key=f"{key}:v")
    assert (gone.state, gone.result) == ("VOIDED", "FAILED")
    after = rail.provider.capture(held.ref, AMOUNT, key=f"{key}:c")
    assert (after.state, after.captured_minor) == ("VOIDED", 0)
    assert rail.provider.void(held.ref, key=f"{key}:v2").state == "VOIDED"


def test_what_was_taken_is_not_dropped(rail: Rail, key: str):
    paid = rail.pay(key)
    assert rail.provider.void(paid.ref, key=f"{key}:v").state == "CAPTURED"


def test_the_same_key_is_the_same_payment(rail: Rail, key: str):
    assert rail.pay(key).ref == rail.pay(key).ref
    assert rail.pay(f"{key}x").ref != rail.pay(key).ref


def test_refunds_in_parts_add_up_and_never_pass_the_charge(rail: Rail, key: str):
    paid = rail.pay(key)
    first = rail.provider.refund(paid.ref, Money(5000, "CNY"), key=refund_key())
    second = rail.provider.refund(paid.ref, Money(7000, "CNY"), key=refund_key())
    assert {first.result, second.result} == {"SUCCEEDED"}
    assert (first.amount, first.kind) == (Money(5000, "CNY"), "refund")
    over = rail.provider.refund(paid.ref, Money(346, "CNY"), key=refund_key())
    assert (over.result, bool(over.failure)) == ("FAILED", True)
    last = rail.provider.refund(paid.ref, Money(345, "CNY"), key=refund_key())
    assert last.result == "SUCCEEDED"
    found = rail.provider.fetch("payment", paid.ref)
    assert found is not None
    assert (found.state, found.refunded_minor) == ("CAPTURED", AMOUNT.minor)


def test_the_same_key_is_the_same_refund_and_is_found_by_it(rail: Rail, key: str):
    paid, back = rail.pay(key), refund_key()
    first = rail.provider.refund(paid.ref, Money(100, "CNY"), key=back)
    assert rail.provider.refund(paid.ref, Money(100, "CNY"), key=back).ref == first.ref
    found = rail.provider.find_by_key(back, parent=paid.ref)
    assert found is not None
    assert (found.ref, found.key, found.result) == (first.ref, back, "SUCCEEDED")
    assert rail.provider.find_by_key(refund_key(), parent=paid.ref) is None


@pytest.mark.parametrize("fault", ["lose_reply", "lose_request"])
def test_silence_is_unknown_until_the_key_is_asked_about(rail: Rail, key: str, fault: str):
    data = getattr(rail, fault)()
    with pytest.raises(ProviderSilent):
        rail.pay(key, data)
    found = rail.provider.find_by_key(key)
    assert (found is not None) == (fault == "lose_reply")
    again = rail.pay(key, data)
    assert (again.state, again.key) == ("CAPTURED", key)
    if found is not None:
        assert again.ref == found.ref


def test_what_does_not_exist_is_none(rail: Rail):
    assert rail.provider.fetch("payment", "pi_unknown") is None
    assert rail.provider.fetch("refund", "re_unknown") is None
    assert rail.provider.find_by_key("pay_unknown:create:1") is None


def test_what_happened_can_be_listed(rail: Rail, key: str):
    before = clock.now() - timedelta(minutes=1)
    paid = rail.pay(key)
    with clock.clock_frozen(clock.now() + timedelta(minutes=1)):
        listed = [e for e in rail.provider.list_events(before) if e.object_ref == paid.ref]
    assert listed
    assert {(event.object_kind, event.live) for event in listed} == {("payment", False)}


def test_a_message_is_verified(rail: Rail, key: str):
    headers, body = rail.message("pi_1" if rail.provider.code == "stripe" else "sbx_1")
    event = rail.provider.parse_event(headers, body)
    assert (event.event_id, event.object_kind, event.live) == ("evt_1", "payment", False)
    with pytest.raises(EventRefused, match="SIGNATURE"):
        rail.provider.parse_event(headers, body + b" ")
    with pytest.raises(EventRefused, match="SIGNATURE"):
        rail.provider.parse_event({}, body)


@pytest.mark.parametrize("data", [
    {"instrument": "nothing", "method": "cash"},
    {"instrument": ["ok"], "paymentMethod": {"card": "x"}},
])  # fmt: skip
def test_an_unknown_way_to_pay_is_refused(rail: Rail, data: dict[str, Any]):
    with pytest.raises(InstrumentUnknown):
        rail.provider.instrument(data)


def test_what_it_can_do_is_said_and_nothing_secret_with_it(rail: Rail):
    can = rail.provider.capabilities(rail.provider.instrument(rail.good))
    assert "CNY" in can.currencies
    assert (can.manual_capture, can.partial_refund) == (True, True)
    told = str(rail.provider.client_data())
    assert "sk_" not in told
    assert "whsec" not in told
