"""E8: the public purse is committed and pays; nothing of it is ever held here."""

from __future__ import annotations

import uuid

import pytest

from backend.kernel.actor import SYSTEM
from backend.kernel.ids import public_id
from backend.kernel.money import Money
from payments.ledger.selectors import balance, total_by_code
from payments.statements.proof import money_proof
from payments.treasury.errors import PaymentOrderState
from payments.treasury.models import PaymentOrder
from payments.treasury.rules import overdue_interest
from payments.treasury.services import (
    payment_order_cancel,
    payment_order_create,
    payment_order_paid,
    payment_order_returned,
)
from tests.factories.trade import a_merchant

pytestmark = pytest.mark.django_db


def committed() -> PaymentOrder:
    return payment_order_create(
        actor=SYSTEM, reference="pbl_1", payer_id=uuid.uuid4(), supplier_id=a_merchant().pk,
        amount=Money(8000000, "CNY"),
    )  # fmt: skip


def test_e8_commit_and_pay_a_part(events):
    order = committed()
    owner = public_id("tpo", order.pk)
    assert (balance("9030", owner), balance("9040", owner)) == (8000000, 8000000)
    for _ in range(2):
        payment_order_paid(actor=SYSTEM, reference="pbl_1", voucher="V1", amount_minor=4800000)
    order.refresh_from_db()
    assert (order.state, order.paid_minor) == ("PARTLY_PAID", 4800000)
    assert (balance("9030", owner), balance("9040", owner)) == (3200000, 3200000)
    assert set(total_by_code("CNY")) == {"9030", "9040"}
    assert events.published() == ["payments.treasury.paid"]
    assert money_proof().faults == []


def test_no_more_than_committed_and_red_letters_go_back():
    order = committed()
    with pytest.raises(PaymentOrderState):
        payment_order_paid(actor=SYSTEM, reference="pbl_1", voucher="V1", amount_minor=8000001)
    payment_order_paid(actor=SYSTEM, reference="pbl_1", voucher="V1", amount_minor=8000000)
    payment_order_returned(actor=SYSTEM, reference="pbl_1", voucher="R1", amount_minor=1000000)
    order.refresh_from_db()
    assert (order.state, order.paid_minor) == ("PARTLY_PAID", 7000000)
    payment_order_cancel(actor=SYSTEM, reference="pbl_1")
    assert balance("9030", public_id("tpo", order.pk)) == 0
    assert money_proof().faults == []


def test_a_red_letter_for_an_order_that_was_given_up_commits_nothing_again(events):
    order = committed()
    for voucher, minor in (("V1", 3000000), ("V2", 2000000)):
        payment_order_paid(actor=SYSTEM, reference="pbl_1", voucher=voucher, amount_minor=minor)
    payment_order_returned(actor=SYSTEM, reference="pbl_1", voucher="R1", amount_minor=3000000)
    payment_order_cancel(actor=SYSTEM, reference="pbl_1")
    payment_order_returned(actor=SYSTEM, reference="pbl_1", voucher="R2", amount_minor=2000000)
    order.refresh_from_db()
    assert (order.state, order.paid_minor) == ("CANCELLED", 0)
    assert balance("9030", public_id("tpo", order.pk)) == 0
    assert events.published().count("payments.treasury.paid") == 4
    assert money_proof().faults == []


def test_interest_on_late_payment():
    assert overdue_interest(1000000, days=12) == 6000
