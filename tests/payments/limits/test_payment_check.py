"""Ceilings refuse, large amounts are marked for review without a word to the payer."""

from __future__ import annotations

import pytest

from backend.kernel.money import Money
from payments.gateway.models import Payment
from payments.limits.errors import AboveCeiling
from payments.limits.services import payment_check
from tests.factories.payments import pay
from tests.factories.trade import a_checkout, a_shop

pytestmark = pytest.mark.django_db


def test_the_ceiling_and_the_report_line_to_the_fen():
    assert payment_check(payer="x", amount=Money(199_999_999, "CNY")) is False
    assert payment_check(payer="x", amount=Money(200_000_000, "CNY")) is True
    assert payment_check(payer="x", amount=Money(1_000_000_000, "CNY")) is True
    with pytest.raises(AboveCeiling):
        payment_check(payer="x", amount=Money(1_000_000_001, "CNY"))


def test_a_payment_above_the_ceiling_writes_nothing():
    shop = a_shop(price="11000.00", stock=2000)
    with pytest.raises(AboveCeiling):
        pay(a_checkout(shop, 1000), shop=shop)
    assert not Payment.objects.exists()


def test_a_large_payment_is_marked():
    shop = a_shop(price="3000.00", stock=2000)
    assert pay(a_checkout(shop, 1000), shop=shop).on_review is True
