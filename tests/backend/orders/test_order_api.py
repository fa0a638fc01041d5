"""Orders from the endpoint: both sides act, strangers see and change nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backend.inventory.models import Stock
from backend.kernel.actor import Actor
from backend.kernel.ids import to_relay
from backend.orders.models import Fulfillment, Order, ReturnRequest
from backend.orders.services import order_delivered
from tests.factories.trade import (
    MONDAY,
    a_commission,
    a_merchant,
    a_paid_order,
    a_shop,
    a_variant,
    acting,
    an_organization,
    buyer,
    seller,
)

pytestmark = pytest.mark.django_db
CARRIER = Actor.system("carrier")

DISPATCH = """mutation($input: OrderDispatchInput!) { orderDispatch(input: $input) {
  order { status tradeState fulfillments { trackingNumber status lines { quantity } }
    waybills { number state carrier { code } } actions } errors { field code message details } } }"""
ACCEPT = """mutation($input: OrderAcceptInput!) { orderAccept(input: $input) {
  order { tradeState tradeStateLabel } errors { field code } } }"""
PROBLEM = """mutation($input: OrderProblemReportInput!) { orderProblemReport(input: $input) {
  order { afterSale problem } errors { field code } } }"""
SETTLE = """mutation($input: OrderProblemSettleInput!) { orderProblemSettle(input: $input) {
  order { afterSale } errors { code } } }"""
CANCEL = """mutation($input: OrderCancelInput!) { orderCancel(input: $input) {
  order { tradeState status } requested errors { field code } } }"""
ANSWER = """mutation($input: OrderCancelAnswerInput!) { orderCancelAnswer(input: $input) {
  order { tradeState } errors { code } } }"""
EXTEND = """mutation($input: InspectionExtendInput!) { inspectionExtend(input: $input) {
  order { fulfillments { inspectionEndsAt extended } } errors { code } } }"""
RETURN = """mutation($input: OrderReturnRequestInput!) { orderReturnRequest(input: $input) {
  orderReturn { id state refund { amount } } errors { field code } } }"""
RETURN_ANSWER = """mutation($input: OrderReturnAnswerInput!) { orderReturnAnswer(input: $input) {
  orderReturn { state refund { amount } } errors { code } } }"""
RETURN_SEND = """mutation($input: OrderReturnSendInput!) { orderReturnSend(input: $input) {
  orderReturn { state } errors { code } } }"""
RETURN_RECEIVE = """mutation($input: OrderReturnReceiveInput!) { orderReturnReceive(input: $input) {
  orderReturn { state } errors { code } } }"""
REFUND = """mutation($input: OrderRefundAgreeInput!) { orderRefundAgree(input: $input) {
  order { tradeState } errors { field code } } }"""
READ = """query($id: ID) { order(id: $id) { id number status statusDisplay tradeState actions
  chargeStatus authorizeStatus paymentStatus isPaid userEmail totalBalance { amount }
  total { gross { amount } tax { amount } } subtotal { gross { amount } }
  shippingPrice { gross { amount } } shippingAddress { city } channel { slug }
  deliveryMethod { __typename ... on ShippingMethod { name } }
  lines { productName quantity unitPrice { gross { amount } } undiscountedUnitPrice { gross { amount } }
    totalPrice { gross { amount } } variant { name product { name } } thumbnail(size: 128) { url } }
  discounts { amount { amount } } voucher { code } events { type message }
  paymentSchedule { kind amount { amount } paid { amount } } merchant { name } } }"""
LIST = """query($filter: OrderWorkFilter) { orders(first: 10, filter: $filter) {
  totalCount edges { node { number tradeState merchant { name } lines { quantity }
    fulfillments { trackingNumber lines { quantity } } waybills { number events { code } } } } } }"""


def key(order: Order) -> str:
    return to_relay("Order", order.pk)


def part(order: Order, quantity: int) -> dict[str, object]:
    return {"orderLine": to_relay("OrderLine", order.lines.get().pk), "quantity": quantity}


def delivered(shop, order: Order) -> Order:
    """Everything sent and arrived now."""
    from backend.orders.services import order_dispatch

    made = order_dispatch(
        actor=shop.seller, order_id=order.pk, lines=[], carrier_code="", tracking_number="", key="d"
    )
    order_delivered(actor=CARRIER, fulfillment_id=made.pk)
    order.refresh_from_db()
    return order


def test_the_buyer_reads_the_order(api):
    a_commission()
    shop = a_shop(price="10.00")
    order = a_paid_order(shop, 10)

    seen = api.post(READ, {"id": key(order)}, actor=shop.buyer).data["order"]

    assert seen["total"] == {"gross": {"amount": 116.0}, "tax": {"amount": 11.5}}
    assert seen["totalBalance"]["amount"] == 0
    assert (seen["status"], seen["tradeState"]) == ("UNFULFILLED", "AWAITING_DISPATCH")
    assert (seen["chargeStatus"], seen["paymentStatus"]) == ("FULL", "FULLY_CHARGED")
    assert seen["deliveryMethod"] == {"__typename": "ShippingMethod", "name": "全国快递"}
    assert seen["events"][0]["type"] == "orders.order.placed"
    assert seen["actions"] == ["orderCancel"]
    merchant = api.post(READ, {"id": key(order)}, actor=shop.seller).data["order"]
    assert merchant["actions"] == ["orderDispatch", "orderCancel"]


@pytest.mark.parametrize("who", ["anonymous", "another buyer", "another merchant", "a carrier"])
def test_strangers_read_null_and_change_nothing(api, who, events):
    shop = a_shop()
    order = a_paid_order(shop, 10)
    stranger = {
        "anonymous": None,
        "another buyer": buyer(an_organization()),
        "another merchant": seller(a_merchant()),
        "a carrier": shop.driver,
    }[who]
    before = events.published()

    assert api.post(READ, {"id": key(order)}, actor=stranger).data["order"] is None
    node = api.post("query($id: ID!) { node(id: $id) { id } }", {"id": key(order)}, actor=stranger)
    assert node.data["node"] is None
    assert api.post(LIST, actor=stranger).data["orders"]["totalCount"] == 0
    tries = [
        (DISPATCH, {"order": key(order), "idempotencyKey": "x"}),
        (ACCEPT, {"order": key(order), "idempotencyKey": "x"}),
        (PROBLEM, {"order": key(order), "reason": "x"}),
        (CANCEL, {"order": key(order)}),
        (ANSWER, {"order": key(order), "agree": True}),
        (EXTEND, {"order": key(order)}),
        (REFUND, {"order": key(order), "amount": 1, "reason": "x", "idempotencyKey": "x"}),
        (RETURN, {"order": key(order), "lines": [part(order, 1)], "reason": "x", "idempotencyKey": "x"}),
    ]  # fmt: skip
    for query, given in tries:
        answer = api.post(query, {"input": given}, actor=stranger)
        if "errors" in answer.body:
            assert answer.code in ("UNAUTHENTICATED", "FORBIDDEN")
        else:
            (payload,) = answer.data.values()
            assert [error["code"] for error in payload["errors"]] == ["NOT_FOUND"]

    order.refresh_from_db()
    assert (order.trade_state, order.release_blocked) == ("AWAITING_DISPATCH", False)
    assert not Fulfillment.objects.exists()
    assert not ReturnRequest.objects.exists()
    assert events.published() == before


def test_parts_leave_arrive_and_are_accepted_on_their_own(api):
    shop = a_shop(stock=100)
    order = a_paid_order(shop, 10)
    sent = {"order": key(order), "lines": [part(order, 4)], "carrier": shop.carrier.code,
            "trackingNumber": "YD1", "idempotencyKey": "d1"}  # fmt: skip

    first = api.post(DISPATCH, {"input": sent}, actor=shop.seller).data["orderDispatch"]
    assert first["errors"] == []
    assert (first["order"]["tradeState"], first["order"]["status"]) == (
        "PARTLY_SHIPPED", "PARTIALLY_FULFILLED",
    )  # fmt: skip
    assert first["order"]["waybills"] == [
        {"number": "YD1", "state": "CREATED", "carrier": {"code": "yunda"}}
    ]
    again = api.post(DISPATCH, {"input": sent}, actor=shop.seller).data["orderDispatch"]
    assert again == first
    other = api.post(DISPATCH, {"input": {**sent, "trackingNumber": "YD2"}}, actor=shop.seller)
    assert other.data["orderDispatch"]["errors"][0]["code"] == "IDEMPOTENCY_MISMATCH"
    much = {**sent, "lines": [part(order, 7)], "idempotencyKey": "d2"}
    answer = api.post(DISPATCH, {"input": much}, actor=shop.seller).data["orderDispatch"]
    assert answer["errors"][0]["code"] == "QUANTITY_EXCEEDS"
    assert Fulfillment.objects.count() == 1
    assert (Stock.objects.get().quantity, Stock.objects.get().allocated) == (96, 6)

    order_delivered(actor=CARRIER, fulfillment_id=Fulfillment.objects.get().pk)
    some = {"order": key(order), "lines": [part(order, 3)], "idempotencyKey": "a1"}
    taken = api.post(ACCEPT, {"input": some}, actor=shop.buyer).data["orderAccept"]
    assert taken["errors"] == []
    assert taken["order"]["tradeState"] == "PARTLY_SHIPPED"
    too = {"order": key(order), "lines": [part(order, 2)], "idempotencyKey": "a2"}
    refused = api.post(ACCEPT, {"input": too}, actor=shop.buyer).data["orderAccept"]
    assert refused["errors"] == [{"field": "quantity", "code": "QUANTITY_EXCEEDS"}]
    line = order.lines.get()
    assert (line.quantity_shipped, line.quantity_delivered, line.quantity_accepted) == (4, 4, 3)


def test_a_reported_problem_stops_acceptance_until_it_is_settled(api):
    shop = a_shop()
    order = delivered(shop, a_paid_order(shop, 5))

    said = api.post(PROBLEM, {"input": {"order": key(order), "reason": "色差"}}, actor=shop.buyer)
    assert said.data["orderProblemReport"]["order"] == {"afterSale": True, "problem": "色差"}
    wanted = {"order": key(order), "idempotencyKey": "a1"}
    stopped = api.post(ACCEPT, {"input": wanted}, actor=shop.buyer).data["orderAccept"]
    assert stopped["errors"][0]["code"] == "RELEASE_BLOCKED"
    settled = api.post(SETTLE, {"input": {"order": key(order)}}, actor=shop.buyer)
    assert settled.data["orderProblemSettle"]["order"] == {"afterSale": False}
    done = api.post(ACCEPT, {"input": wanted}, actor=shop.buyer).data["orderAccept"]
    assert done["order"] == {"tradeState": "COMPLETED", "tradeStateLabel": "交易完成"}


def test_the_window_is_extended_once(api, at):
    with at(MONDAY):
        shop = a_shop()
        order = delivered(shop, a_paid_order(shop, 5))
        one = api.post(EXTEND, {"input": {"order": key(order)}}, actor=shop.buyer)
        two = api.post(EXTEND, {"input": {"order": key(order)}}, actor=shop.buyer)

    assert one.data["inspectionExtend"]["errors"] == []
    assert two.data["inspectionExtend"]["errors"] == [{"code": "INSPECTION_WINDOW"}]
    assert Fulfillment.objects.get().inspect_until == MONDAY + timedelta(days=15)


def test_cancelling_a_paid_order_needs_the_merchants_yes(api, events):
    shop = a_shop(stock=10)
    order = a_paid_order(shop, 5)

    asked = api.post(CANCEL, {"input": {"order": key(order)}}, actor=shop.buyer).data["orderCancel"]
    assert (asked["requested"], asked["order"]["tradeState"]) == (True, "AWAITING_DISPATCH")
    yes = {"order": key(order), "agree": True}
    done = api.post(ANSWER, {"input": yes}, actor=shop.seller).data["orderCancelAnswer"]
    assert done["order"]["tradeState"] == "CANCELLED"
    assert Stock.objects.get().allocated == 0
    late = api.post(
        DISPATCH, {"input": {"order": key(order), "idempotencyKey": "d"}}, actor=shop.seller
    )
    assert late.data["orderDispatch"]["errors"][0]["code"] == "ORDER_STATE"
    assert events.published()[-2:] == ["orders.cancel.requested", "orders.order.cancelled"]


def test_goods_go_back_and_the_money_follows(api, events):
    shop = a_shop(stock=10, price="10.00")
    order = delivered(shop, a_paid_order(shop, 5))
    asked = {
        "order": key(order),
        "lines": [part(order, 2)],
        "reason": "多发",
        "idempotencyKey": "r1",
    }

    made = api.post(RETURN, {"input": asked}, actor=shop.buyer).data["orderReturnRequest"]
    assert made["orderReturn"]["refund"]["amount"] == 20.0
    back = made["orderReturn"]["id"]
    early = api.post(RETURN_RECEIVE, {"input": {"orderReturn": back}}, actor=shop.seller)
    assert early.data["orderReturnReceive"]["errors"] == [{"code": "RETURN_STATE"}]
    yes = {"orderReturn": back, "agree": True}
    api.post(RETURN_ANSWER, {"input": yes}, actor=shop.seller)
    sent = api.post(RETURN_SEND, {"input": {"orderReturn": back}}, actor=shop.buyer)
    assert sent.data["orderReturnSend"]["orderReturn"]["state"] == "SENT_BACK"
    done = api.post(RETURN_RECEIVE, {"input": {"orderReturn": back}}, actor=shop.seller)
    assert done.data["orderReturnReceive"]["orderReturn"]["state"] == "REFUNDED"

    order.refresh_from_db()
    assert order.release_blocked is False
    assert (order.lines.get().quantity_returned, Stock.objects.get().quantity) == (2, 7)
    assert events.published()[-2:] == ["orders.return.moved", "orders.refund.agreed"]
    rest = {"order": key(order), "idempotencyKey": "a1"}
    taken = api.post(ACCEPT, {"input": rest}, actor=shop.buyer).data["orderAccept"]
    assert taken["order"]["tradeState"] == "COMPLETED"
    assert order.lines.get().quantity_accepted == 3


def test_an_agreed_refund_is_bound_by_what_was_paid(api):
    shop = a_shop(price="10.00")
    order = delivered(shop, a_paid_order(shop, 5))
    given = {"order": key(order), "amount": 5.0, "reason": "折价", "idempotencyKey": "f1"}

    for amount in (0, 62.01, 0.001):
        answer = api.post(REFUND, {"input": {**given, "amount": amount}}, actor=shop.seller)
        assert answer.data["orderRefundAgree"]["errors"][0]["code"] == "INVALID"
    done = api.post(REFUND, {"input": given}, actor=shop.seller).data["orderRefundAgree"]
    assert done["errors"] == []


def test_cut_goods_are_billed_as_shipped(api, events):
    shop = a_shop(price="10.00", stock=100)
    shop.variant.cutting = "CUT_ALLOWED"
    shop.variant.save()
    order = a_paid_order(shop, 10)
    short = {**part(order, 9), "final": True}
    sent = {"order": key(order), "lines": [short], "idempotencyKey": "d1"}

    done = api.post(DISPATCH, {"input": sent}, actor=shop.seller).data["orderDispatch"]

    assert done["errors"] == []
    assert done["order"]["tradeState"] == "SHIPPED"
    assert events.published()[-1] == "orders.refund.agreed"
    assert (Stock.objects.get().quantity, Stock.objects.get().allocated) == (91, 0)
    line = order.lines.get()
    assert (line.quantity_shipped, line.quantity_dropped) == (9, 1)


def test_counted_goods_may_not_be_cut_short(api):
    shop = a_shop()
    order = a_paid_order(shop, 10)
    sent = {
        "order": key(order),
        "lines": [{**part(order, 9), "final": True}],
        "idempotencyKey": "d",
    }

    answer = api.post(DISPATCH, {"input": sent}, actor=shop.seller).data["orderDispatch"]

    assert answer["errors"][0]["code"] == "INVALID"
    assert not Fulfillment.objects.exists()


def test_the_workbench_lists_what_was_sold_with_few_queries(api, django_assert_max_num_queries):
    shop = a_shop(stock=1000)
    more = [(a_variant(shop.merchant), 2)]
    for number in range(5):
        order = a_paid_order(shop, 2, more=more)
        given = {"order": key(order), "carrier": "yunda", "trackingNumber": f"N{number}",
                 "idempotencyKey": f"d{number}"}  # fmt: skip
        api.post(DISPATCH, {"input": given}, actor=shop.seller)
    a_paid_order(shop, 3)

    with django_assert_max_num_queries(10):
        seen = api.post(LIST, actor=shop.seller).data["orders"]
    assert seen["totalCount"] == 6
    shipped = {"filter": {"tradeStates": ["SHIPPED"]}}
    assert api.post(LIST, shipped, actor=shop.seller).data["orders"]["totalCount"] == 5
    named = {"filter": {"search": order.number}}
    assert api.post(LIST, named, actor=shop.seller).data["orders"]["totalCount"] == 1
    finance = acting(shop.merchant, "merchant_catalog")
    assert api.post(LIST, actor=finance).data["orders"]["totalCount"] == 0
    regulator = acting(an_organization(kind="REGULATOR"), "regulator")
    assert api.post(READ, {"id": key(order)}, actor=regulator).data["order"]["number"]


def test_me_orders_pages_through_what_i_bought(api):
    shop = a_shop(stock=100)
    numbers = [a_paid_order(shop, 1).number for _ in range(3)]
    query = """query($after: String) { me { orders(first: 2, after: $after) { totalCount
      edges { cursor node { number total { gross { amount } } lines { productName } } }
      pageInfo { hasNextPage endCursor } } } }"""

    first = api.post(query, actor=shop.buyer).data["me"]["orders"]
    after = {"after": first["pageInfo"]["endCursor"]}
    second = api.post(query, after, actor=shop.buyer).data["me"]["orders"]

    assert first["totalCount"] == 3
    assert first["pageInfo"]["hasNextPage"] is True
    seen = [edge["node"]["number"] for edge in first["edges"] + second["edges"]]
    assert seen == sorted(numbers, reverse=True)
    assert api.post(query, actor=shop.seller).data["me"]["orders"]["totalCount"] == 0
