"""A purchase through the sandbox from basket to the merchant's money, and its other endings."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from backend.checkout.errors import CheckoutRefusal
from backend.checkout.models import Checkout
from backend.checkout.services import checkout_complete, checkout_lapse_due
from backend.kernel import clock
from backend.kernel.actor import SYSTEM
from backend.kernel.errors import IdempotencyMismatch, NotFound
from backend.kernel.ids import public_id
from backend.orders.models import Fulfillment, Order
from backend.orders.services import (
    order_accept,
    order_cancel,
    order_delivered,
    order_dispatch,
    order_problem_report,
    order_refund_agree,
)
from payments.escrow.models import Escrow, Funding, Instruction, Refund
from payments.escrow.selectors import identity_faults
from payments.escrow.services import (
    escrow_freeze,
    merchant_ref,
    payment_apply,
    payment_begin,
    payment_continue,
    windows_close_due,
)
from payments.gateway.adapters import SANDBOX
from payments.gateway.errors import AmountWrong, PaymentClosed, PaymentOpen
from payments.gateway.models import Payment
from payments.ledger.selectors import balance, prove
from tests.factories.payments import a_bought_order, a_key, escrow_of, pay, worker_resumes
from tests.factories.trade import (
    a_checkout,
    a_commission,
    a_merchant,
    a_shop,
    a_variant,
    acting,
    an_organization,
    buyer,
)

pytestmark = pytest.mark.django_db


def sound() -> None:
    assert prove().faults == []
    assert identity_faults() == []


def ship(order: Order, shop, deliver) -> Fulfillment:
    sent = order_dispatch(
        actor=shop.seller, order_id=order.pk, lines=[], carrier_code="", tracking_number="",
        key=a_key(),
    )  # fmt: skip
    order_delivered(actor=SYSTEM, fulfillment_id=sent.pk)
    deliver()
    return sent


def test_a_purchase_ends_in_the_merchants_pending_money(deliver):
    a_commission(150)
    shop = a_shop()
    order = a_bought_order(shop, deliver)
    escrow = escrow_of(order)
    assert (escrow.state, escrow.held_minor) == ("FUNDED", order.total_minor)
    assert (order.trade_state, order.charged_minor) == ("AWAITING_DISPATCH", order.total_minor)

    ship(order, shop, deliver)
    assert escrow_of(order).state == "IN_INSPECTION"
    order_accept(actor=shop.buyer, order_id=order.pk, key="accept")
    deliver()

    commission = (order.goods_minor * 150 * 2 + 10000) // 20000
    assert escrow_of(order).state == "RELEASED"
    merchant = merchant_ref(order.merchant_id)
    assert balance("2030", merchant) == order.total_minor - commission
    assert balance("4010", "textile") == commission
    sound()


def test_the_timer_releases_a_silent_delivery_once(deliver, at):
    shop = a_shop()
    order = a_bought_order(shop, deliver)
    sent = ship(order, shop, deliver)
    sent.refresh_from_db()
    with at(sent.inspect_until - timedelta(seconds=1)):
        assert windows_close_due() == 0
    with at(sent.inspect_until):
        assert windows_close_due() == 1
        assert windows_close_due() == 0
        deliver()
    assert escrow_of(order).state == "RELEASED"
    sound()


def test_a_reported_problem_stops_the_timer(deliver, at):
    shop = a_shop()
    order = a_bought_order(shop, deliver)
    sent = ship(order, shop, deliver)
    sent.refresh_from_db()
    order_problem_report(actor=shop.buyer, order_id=order.pk, reason="色差")
    deliver()
    with at(sent.inspect_until + timedelta(days=1)):
        assert windows_close_due() == 0
    assert escrow_of(order).state == "IN_INSPECTION"

    order_refund_agree(
        actor=shop.seller, order_id=order.pk, amount_minor=1000, reason="让价", key="cut"
    )
    deliver()
    assert escrow_of(order).refunded_minor == 1000
    with at(sent.inspect_until + timedelta(days=1)):
        assert windows_close_due() == 1
        deliver()
    escrow = escrow_of(order)
    assert (escrow.state, escrow.held_minor) == ("SETTLED", 0)
    assert Refund.objects.get().state == "SUCCEEDED"
    sound()


def test_a_cancelled_order_is_refunded_in_full(deliver):
    shop = a_shop()
    order = a_bought_order(shop, deliver)
    order_cancel(actor=shop.seller, order_id=order.pk, reason="缺货")
    deliver()
    escrow = escrow_of(order)
    assert (escrow.state, escrow.refunded_minor) == ("REFUNDED", order.total_minor)
    assert balance("2041", SANDBOX) == 0
    assert balance("1010", SANDBOX) == 0
    order.refresh_from_db()
    assert order.refunded_minor == order.total_minor
    sound()


def test_paid_but_not_completed_goes_back(deliver, at):
    shop = a_shop()
    checkout = a_checkout(shop)
    payment = pay(checkout, shop=shop)
    with at(clock.now() + timedelta(minutes=31)):
        assert checkout_lapse_due() == 1
        deliver()
    assert Escrow.objects.get().state == "REFUNDED"
    assert Refund.objects.get().amount_minor == payment.amount_minor
    assert Checkout.objects.get().charged_minor == 0
    assert balance("1010", SANDBOX) == 0
    sound()


def test_a_declined_card_frees_the_basket_for_another_try(deliver):
    shop = a_shop()
    checkout = a_checkout(shop)
    assert pay(checkout, shop=shop, instrument="decline").state == "FAILED"
    checkout.refresh_from_db()
    assert checkout.frozen_until is None
    assert pay(checkout, shop=shop).state == "CAPTURED"
    assert checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)
    assert Escrow.objects.get().state == "FUNDED"
    sound()


def test_old_news_of_a_declined_card_leaves_the_next_payment_its_frozen_basket(deliver):
    shop = a_shop()
    checkout = a_checkout(shop)
    declined = pay(checkout, shop=shop, instrument="decline")
    second = pay(checkout, shop=shop, instrument="3ds")
    payment_apply(payment_id=declined.pk)  # the provider's message comes after its answer
    checkout.refresh_from_db()
    assert checkout.frozen_until is not None
    payment_continue(actor=shop.buyer, payment_id=second.pk, data={"challenge": "pass"})
    assert checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)
    deliver()
    assert Escrow.objects.get().state == "FUNDED"
    sound()


@pytest.mark.parametrize(("answer", "state"), [("pass", "CAPTURED"), ("guess", "FAILED")])
def test_a_challenge_is_answered_once(answer: str, state: str, deliver):
    shop = a_shop()
    checkout = a_checkout(shop)
    payment = pay(checkout, shop=shop, instrument="3ds")
    assert payment.state == "ACTION_REQUIRED"
    with pytest.raises(PaymentOpen):
        pay(checkout, shop=shop)
    payment_continue(actor=shop.buyer, payment_id=payment.pk, data={"challenge": answer})
    payment.refresh_from_db()
    assert payment.state == state
    with pytest.raises(PaymentClosed):
        payment_continue(actor=shop.buyer, payment_id=payment.pk, data={"challenge": "pass"})
    assert Escrow.objects.get().funded_minor == (payment.amount_minor if state == "CAPTURED" else 0)
    sound()


def test_one_key_is_one_payment_and_other_content_is_refused():
    shop = a_shop()
    checkout = a_checkout(shop)
    first = pay(checkout, shop=shop, client_key="k1")
    assert pay(checkout, shop=shop, client_key="k1").pk == first.pk
    with pytest.raises(IdempotencyMismatch):
        pay(checkout, shop=shop, instrument="3ds", client_key="k1")
    assert Payment.objects.count() == 1


@pytest.mark.parametrize("amount", ["0.01", "-1", "0", "99999999999999", "137.99"])
def test_only_the_amount_due_is_taken(amount: str):
    shop = a_shop()
    with pytest.raises(AmountWrong):
        pay(a_checkout(shop), shop=shop, amount=Decimal(amount))
    assert not Payment.objects.exists()
    assert not Escrow.objects.exists()


def test_a_stranger_cannot_pay_or_read_a_key():
    shop = a_shop()
    checkout = a_checkout(shop)
    pay(checkout, shop=shop, client_key="k1")
    stranger = buyer(an_organization())
    with pytest.raises(CheckoutRefusal) as refused:
        payment_begin(
            actor=stranger, checkout_id=checkout.pk, gateway_id=SANDBOX, data={}, client_key="k1"
        )
    assert refused.value.code == NotFound.code
    assert Payment.objects.count() == 1


def test_an_order_of_several_merchants_is_one_payment_and_one_escrow_each(deliver):
    shop = a_shop()
    checkout = a_checkout(shop, more=[(a_variant(a_merchant()), 5)])
    payment = pay(checkout, shop=shop)
    assert Funding.objects.filter(payment=payment, state="FUNDED").count() == 2
    assert len(checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)) == 2
    deliver()
    assert {escrow.state for escrow in Escrow.objects.all()} == {"FUNDED"}
    sound()


def test_a_frozen_escrow_keeps_accepted_money_until_two_persons_lift_it(deliver):
    shop = a_shop()
    order = a_bought_order(shop, deliver)
    ship(order, shop, deliver)
    persons = [acting(an_organization(kind="REGULATOR"), "regulator") for _ in range(4)]
    subject = order.settlement_subject
    for who in persons[:2]:
        escrow_freeze(actor=who, settlement_subject=subject, reason="协查")
    order_accept(actor=shop.buyer, order_id=order.pk, key="accept")
    deliver()
    assert escrow_of(order).held_minor == order.total_minor
    assert Instruction.objects.get(state="WAITING").why == "FROZEN"

    for who in persons[2:]:
        escrow_freeze(actor=who, settlement_subject=subject, reason="解除", lift=True)
    deliver()
    assert escrow_of(order).state == "RELEASED"
    sound()


def test_manual_capture_notes_the_promise_and_then_takes_the_money(deliver):
    shop = a_shop()
    checkout = a_checkout(shop)
    payment = pay(checkout, shop=shop, manual_capture=True)
    assert payment.state == "AUTHORISED"
    escrow = Escrow.objects.get()
    assert escrow.state == "AUTHORISED"
    assert balance("9010", public_id("esc", escrow.pk)) == payment.amount_minor
    deliver()
    escrow.refresh_from_db()
    assert escrow.state == "FUNDED"
    assert balance("9010", public_id("esc", escrow.pk)) == 0
    assert checkout_complete(actor=shop.buyer, checkout_id=checkout.pk)
    sound()


def test_a_lost_request_is_sent_again_with_the_same_key(deliver):
    shop = a_shop()
    checkout = a_checkout(shop)
    payment = pay(checkout, shop=shop, instrument="timeout_lost")
    assert payment.state == "OPEN"
    worker_resumes()
    deliver()
    payment.refresh_from_db()
    assert payment.state == "CAPTURED"
    assert Escrow.objects.get().funded_minor == payment.amount_minor
    sound()
