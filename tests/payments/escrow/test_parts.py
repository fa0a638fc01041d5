"""Paying an order in parts through the API: the part that is due, whole, in its order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from backend.channels.models import Channel
from backend.channels.selectors import channels_forget
from backend.kernel import clock
from backend.kernel.actor import SYSTEM
from backend.kernel.errors import Conflict, Forbidden, NotFound
from backend.kernel.ids import to_relay
from backend.orders.errors import EarnestBinds
from backend.orders.models import Order
from backend.orders.services import (
    order_cancel,
    order_cancel_answer,
    order_expire_due,
)
from payments.escrow.errors import EscrowState
from payments.escrow.models import Escrow, Instruction
from payments.escrow.schedules import PartAsked, stands
from payments.escrow.services import (
    agreed_refund,
    default_consent,
    default_notice,
    escrow_dispute,
    escrow_withdraw,
    instructions_retry,
    merchant_ref,
    schedule_set,
)
from payments.gateway.errors import PaymentClosed
from payments.gateway.models import Operation, Payment
from payments.guarantees.errors import DepositCap
from payments.ledger.selectors import balance
from payments.statements.proof import money_proof
from tests.factories.payments import escrow_of, own_money
from tests.factories.trade import Shop, a_merchant, a_shop, an_unpaid_order, seller

pytestmark = pytest.mark.django_db
PAY = """mutation($id: ID!, $data: JSON, $amount: PositiveDecimal, $key: String) {
  transactionInitialize(id: $id, amount: $amount, idempotencyKey: $key,
    paymentGateway: {id: "shiji.sandbox", data: $data}) {
    transaction { id state } errors { field code message } } }"""
EARNEST = [PartAsked(kind="EARNEST", share_bp=2000)]


@pytest.fixture
def shop(db: None) -> Iterator[Shop]:
    Channel.objects.filter(slug="textile-cny").update(allow_unpaid_orders=True)
    channels_forget()
    yield a_shop()
    channels_forget()


@pytest.fixture
def order(shop: Shop) -> Order:
    own_money()
    made = an_unpaid_order(shop)
    schedule_set(actor=seller(shop.merchant), order_id=made.pk, parts=EARNEST)
    return made


def pays(api: Any, shop: Shop, order: Order, *, key: str = "", **data: Any) -> dict[str, Any]:
    variables = {
        "id": to_relay("Order", order.pk), "data": {"instrument": "ok", **data}, "key": key or None,
    }  # fmt: skip
    answer = api.post(PAY, variables, actor=shop.buyer).data
    payload: dict[str, Any] = answer["transactionInitialize"]
    return payload


def fresh(order: Order) -> Order:
    return Order.objects.get(pk=order.pk)


def test_earnest_then_balance_then_the_order_goes_to_dispatch(api, shop, order, deliver):
    total = order.total_minor
    earnest = total * 2000 // 10000
    assert pays(api, shop, order, part="EARNEST")["errors"] == []
    deliver()
    escrow = escrow_of(order)
    assert (escrow.state, escrow.funded_minor) == ("PARTIALLY_FUNDED", earnest)
    after = fresh(order)
    assert (after.trade_state, after.charged_minor) == ("AWAITING_PAYMENT", earnest)
    assert after.earnest_minor == earnest
    assert pays(api, shop, order, part="BALANCE")["errors"] == []
    deliver()
    assert escrow_of(order).state == "FUNDED"
    assert (fresh(order).trade_state, fresh(order).charged_minor) == ("AWAITING_DISPATCH", total)
    assert [part.state for part in stands(escrow.schedule, funded=total)] == ["PAID", "PAID"]
    assert money_proof().faults == []


@pytest.mark.parametrize("part", ["BALANCE", "ADVANCE", "RETENTION", "定金", "earnest"])
def test_no_other_part_is_paid_first(api, shop, order, part):
    payload = pays(api, shop, order, part=part)
    assert payload["errors"][0]["code"] == "INVALID"
    assert "定金" in payload["errors"][0]["message"]
    assert not Payment.objects.exists()


def test_a_wrong_amount_for_a_part_is_refused(api, shop, order):
    variables = {
        "id": to_relay("Order", order.pk), "data": {"part": "EARNEST"}, "amount": "0.01",
    }  # fmt: skip
    payload = api.post(PAY, variables, actor=shop.buyer).data["transactionInitialize"]
    assert payload["errors"][0]["field"] == "amount"
    assert not Payment.objects.exists()


def test_without_a_part_all_is_paid(api, shop, order, deliver):
    assert pays(api, shop, order)["errors"] == []
    deliver()
    assert escrow_of(order).state == "FUNDED"


def test_the_same_key_for_another_part_is_refused(api, shop, order, deliver):
    assert pays(api, shop, order, key="k1", part="EARNEST")["errors"] == []
    assert pays(api, shop, order, key="k1", part="EARNEST")["errors"] == []
    assert pays(api, shop, order, key="k1", part="BALANCE")["errors"] != []
    assert Payment.objects.count() == 1


def test_only_the_seller_of_an_unpaid_order_sets_parts(api, shop, order, deliver):
    with pytest.raises(Forbidden):
        schedule_set(actor=shop.buyer, order_id=order.pk, parts=EARNEST)
    with pytest.raises(NotFound):
        schedule_set(actor=seller(a_merchant()), order_id=order.pk, parts=EARNEST)
    with pytest.raises(DepositCap):
        schedule_set(
            actor=seller(shop.merchant), order_id=order.pk,
            parts=[PartAsked(kind="EARNEST", share_bp=2001)],
        )  # fmt: skip
    pays(api, shop, order, instrument="3ds", part="EARNEST")
    with pytest.raises(Conflict):
        schedule_set(actor=seller(shop.merchant), order_id=order.pk, parts=EARNEST)


def test_parts_are_fixed_once_money_came(api, shop, order, deliver):
    pays(api, shop, order, part="EARNEST")
    deliver()
    with pytest.raises(EscrowState):
        schedule_set(actor=seller(shop.merchant), order_id=order.pk, parts=EARNEST)
    pays(api, shop, order, part="BALANCE")
    deliver()
    with pytest.raises(PaymentClosed):
        schedule_set(actor=seller(shop.merchant), order_id=order.pk, parts=EARNEST)


def test_earnest_binds_both_sides(api, shop, order, deliver, at):
    pays(api, shop, order, part="EARNEST")
    deliver()
    with pytest.raises(EarnestBinds):
        order_cancel(actor=seller(shop.merchant), order_id=order.pk)
    asked = order_cancel(actor=shop.buyer, order_id=order.pk, reason="不要了")
    assert (asked.trade_state, asked.cancel_requested_at is None) == ("AWAITING_PAYMENT", False)
    with at(clock.now() + timedelta(days=60)):
        assert order_expire_due() == 0  # neither silence nor time to pay ends it
        deliver()
    assert escrow_of(order).state == "PARTIALLY_FUNDED"
    order_cancel_answer(actor=seller(shop.merchant), order_id=order.pk, agree=True)
    deliver()
    assert escrow_of(order).state == "REFUNDED"
    assert Operation.objects.get(kind="refund").state == "SUCCEEDED"
    assert money_proof().faults == []


def _a_refund_that_waited(api, shop, order, deliver) -> Escrow:
    """The earnest is there, and a refund that came in a dispute waits for more than its end."""
    pays(api, shop, order, part="EARNEST")
    deliver()
    name = {"actor": SYSTEM, "settlement_subject": order.settlement_subject}
    escrow_dispute(**name)
    agreed_refund(
        settlement_subject=order.settlement_subject, amount_minor=30, reason="少发", key="less"
    )
    escrow_withdraw(**name)
    deliver()  # fails the test on a delivery that is given up
    held = Instruction.objects.get()
    assert (held.state, held.why) == ("WAITING", "STATE")
    assert escrow_of(order).state == "PARTIALLY_FUNDED"
    return escrow_of(order)


def test_a_refund_that_waited_goes_once_the_trade_is_paid(api, shop, order, deliver):
    _a_refund_that_waited(api, shop, order, deliver)
    assert pays(api, shop, order, part="BALANCE")["errors"] == []
    deliver()
    assert instructions_retry() == 1
    deliver()
    assert (escrow_of(order).state, escrow_of(order).refunded_minor) == ("FUNDED", 30)
    assert money_proof().faults == []


def test_a_refund_that_waited_is_over_when_the_trade_is(api, shop, order, deliver):
    escrow = _a_refund_that_waited(api, shop, order, deliver)
    order_cancel(actor=shop.buyer, order_id=order.pk, reason="不要了")
    order_cancel_answer(actor=seller(shop.merchant), order_id=order.pk, agree=True)
    deliver()
    assert escrow_of(order).state == "REFUNDED"
    assert escrow_of(order).refunded_minor == escrow.funded_minor
    assert not Instruction.objects.filter(state="WAITING").exists()
    assert money_proof().faults == []


def test_a_buyers_default_ends_the_order_and_the_shop_keeps_the_earnest(
    api, shop, order, deliver, at
):
    pays(api, shop, order, part="EARNEST")
    deliver()
    notice = default_notice(
        actor=seller(shop.merchant), settlement_subject=order.settlement_subject, reason="逾期"
    )
    with at(notice.cure_by + timedelta(seconds=1)):
        default_consent(actor=shop.buyer, notice_id=notice.pk)
        deliver()
    escrow = Escrow.objects.get(settlement_subject=order.settlement_subject)
    assert (escrow.state, fresh(order).trade_state) == ("CANCELLED", "CANCELLED")
    assert balance("2030", merchant_ref(shop.merchant.pk)) == order.total_minor // 5
    assert escrow.releases.get().commission_minor == 0
    assert escrow.holds.get().amount_minor == order.total_minor // 5
    assert money_proof().faults == []


def test_a_confirmed_order_may_be_set_in_parts(shop):
    order = an_unpaid_order(shop)
    assert order.trade_state == "AWAITING_PAYMENT"
    schedule_set(
        actor=seller(shop.merchant), order_id=order.pk,
        parts=[PartAsked(kind="ADVANCE", share_bp=3000), PartAsked(kind="RETENTION", share_bp=500, window_days=30)],
    )  # fmt: skip
    kinds = [row["kind"] for row in escrow_of(order).schedule]
    assert kinds == ["ADVANCE", "BALANCE", "RETENTION"]
