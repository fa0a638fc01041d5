"""What the wire can do to a call: what is unknown stays unknown, what is refused is final."""

from __future__ import annotations

from typing import Any

import pytest

from backend.kernel.money import Money
from payments.gateway.adapters.stripe import StripeProvider, client
from payments.gateway.adapters.stripe.amounts import from_stripe, to_stripe
from payments.gateway.port import PaymentRequest, ProviderObject, ProviderSilent
from tests.payments.gateway.stripe.door import Door

provider = StripeProvider()


def create(key: str, minor: int = 12345) -> ProviderObject:
    wanted = PaymentRequest(amount=Money(minor, "CNY"), instrument="pm_card_visa")
    return provider.create_payment(wanted, key=key)


@pytest.mark.parametrize("fault", ["lost", "mute", "garbage", 401, 403, 409, 429, 500, 502, 503])
def test_no_clear_answer_is_unknown_and_never_tried_again_by_itself(stripe_door: Door, fault: Any):
    stripe_door.faults.append(fault)
    with pytest.raises(ProviderSilent):
        create(f"pay_{fault}:create:1")
    assert len(stripe_door.calls) == 1


def test_a_slow_answer_is_unknown_after_the_limit(stripe_door: Door, monkeypatch: Any):
    monkeypatch.setattr(client, "CALL_SECONDS", 0.2)
    client.client_for.cache_clear()
    stripe_door.faults.append("slow")
    try:
        with pytest.raises(ProviderSilent):
            create("pay_slow:create:1")
    finally:
        client.client_for.cache_clear()


def test_nobody_there_is_unknown(settings: Any, stripe_tape: Door):
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    with pytest.raises(ProviderSilent):
        create("pay_nobody:create:1")


def test_a_key_used_for_another_request_is_final(stripe_door: Door):
    assert create("pay_reused:create:1").state == "CAPTURED"
    other = create("pay_reused:create:1", minor=999)
    assert (other.result, other.failure) == ("FAILED", "idempotency_key_reused")


def test_a_wrong_request_is_final_and_a_question_that_is_refused_is_not_known(stripe_door: Door):
    wanted = PaymentRequest(amount=Money(12345, "CNY"), instrument="pm_unknown")
    refused = provider.create_payment(wanted, key="pay_wrong:create:1")
    assert (refused.result, refused.ref) == ("FAILED", "")
    assert provider.fetch("payment", "pi_unknown") is None
    assert provider.fetch("nonsense", "pi_unknown") is None


@pytest.mark.parametrize(("money", "wire"), [
    (Money(12345, "CNY"), 12345), (Money(500, "JPY"), 500), (Money(500, "KRW"), 500),
    (Money(1230, "KWD"), 1230), (Money(10**15, "USD"), 10**15), (Money(500, "ISK"), 500),
    (Money(500, "CLP"), 5), (Money(500, "MGA"), 5),
])  # fmt: skip
def test_amounts_are_counted_as_stripe_counts(money: Money, wire: int):
    assert to_stripe(money) == wire
    assert from_stripe(wire, money.currency.lower()) == money


@pytest.mark.parametrize("money", [
    Money(1234, "KWD"), Money(550, "ISK"), Money(505, "CLP"), Money(501, "UGX"),
])  # fmt: skip
def test_what_stripe_cannot_say_is_refused_before_it_is_sent(money: Money, stripe_tape: Door):
    wanted = PaymentRequest(amount=money, instrument="pm_card_visa")
    refused = provider.create_payment(wanted, key="pay_fine:create:1")
    assert (refused.result, refused.failure) == ("FAILED", "amount_not_payable")
    assert not stripe_tape.calls
