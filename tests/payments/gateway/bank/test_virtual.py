"""The number a payer transfers to: it names one payment, and a slip of the pen names none."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.kernel import clock
from backend.kernel.ids import public_id, uuid7
from backend.kernel.money import Money
from payments.gateway.adapters import BANK, provider_of
from payments.gateway.bank.house import number_sound, own_account, virtual_account
from payments.gateway.models import Payment
from payments.gateway.port import PaymentRequest


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=40), st.data())
def test_one_wrong_digit_is_seen(key: str, data: st.DataObject) -> None:
    number = virtual_account("CNY", key)
    assert number.startswith(own_account("safeguarding", "CNY").number)
    assert number_sound(number)
    place = data.draw(st.integers(0, len(number) - 1))
    wrong = data.draw(st.sampled_from("0123456789").filter(lambda digit: digit != number[place]))
    assert not number_sound(number[:place] + wrong + number[place + 1 :])


def a_payment(number: str) -> Payment:
    return Payment.objects.create(
        provider=BANK, subject=f"chk_{uuid7().hex}", currency="CNY", amount_minor=100,
        provider_ref=number, opened_at=clock.now(),
    )  # fmt: skip


@pytest.mark.django_db
def test_a_number_that_is_taken_is_given_to_nobody_else() -> None:
    payment = a_payment("")
    key = f"{public_id('pay', payment.pk)}:create:1"
    asked = PaymentRequest(
        amount=Money(100, "CNY"), instrument="transfer", manual_capture=False, reference="chk_x"
    )
    first = provider_of(BANK).create_payment(asked, key=key).ref
    assert first == virtual_account("CNY", key)
    payment.provider_ref = first
    payment.save()
    assert provider_of(BANK).create_payment(asked, key=key).ref == first  # its own, asked again
    payment.provider_ref = ""
    payment.save()
    a_payment(first)
    second = provider_of(BANK).create_payment(asked, key=key).ref
    assert second == virtual_account("CNY", key, turn=1) != first
    assert number_sound(second)


@pytest.mark.django_db
def test_the_database_holds_it() -> None:
    number = virtual_account("CNY", "pay_1")
    a_payment(number)
    with pytest.raises(IntegrityError, match="payments_gateway_virtual_once"), transaction.atomic():
        a_payment(number)
