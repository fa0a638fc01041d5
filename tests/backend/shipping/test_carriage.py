"""What carriers say, in any order and as often as they like."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from backend.orders.models import Fulfillment, Order
from backend.orders.services import order_dispatch
from backend.shipping.models import Waybill, WaybillEvent
from backend.shipping.ports import CarrierPort
from backend.shipping.services import waybill_event_record
from backend.shipping.simulator import STORIES, CarrierMachine
from tests.factories.trade import MONDAY, Shop, a_carrier, a_paid_order, a_shop, acting

pytestmark = pytest.mark.django_db
RECORD = """mutation($input: WaybillEventRecordInput!) { waybillEventRecord(input: $input) {
  waybill { number state stateLabel events { code place } } errors { field code } } }"""


def on_the_road(shop: Shop, number: str = "YD1") -> Order:
    order = a_paid_order(shop, 5)
    order_dispatch(
        actor=shop.seller, order_id=order.pk, lines=[], carrier_code="yunda",
        tracking_number=number, key="d",
    )  # fmt: skip
    return order


def tell(shop: Shop, machine: CarrierPort, number: str, until, *, shuffle: int) -> None:
    said = list(machine.sayings(number, until=until))
    random.Random(shuffle).shuffle(said)
    for each in said:
        waybill_event_record(
            actor=shop.driver, carrier_code="yunda", number=each.number, code=each.code,
            carrier_time=each.at, place=each.place, text=each.text, proof=each.proof,
        )  # fmt: skip


@pytest.mark.parametrize("story", STORIES)
def test_the_end_is_the_same_however_the_sayings_arrive(at, deliver, story):
    with at(MONDAY):
        shop = a_shop()
        order = on_the_road(shop)
        machine = CarrierMachine(7)
        machine.book("YD1", at=MONDAY, pieces=2, story=story)
    later = MONDAY + timedelta(days=4)
    with at(later):
        tell(shop, machine, "YD1", later, shuffle=1)
        tell(shop, machine, "YD1", later, shuffle=2)
        deliver()
    order.refresh_from_db()
    waybill = Waybill.objects.get()

    ends = {"lost": "LOST", "refused": "REFUSED", "partial": "PARTLY_DELIVERED"}
    assert waybill.state == ends.get(story, "DELIVERED")
    assert WaybillEvent.objects.count() == 5, "the same saying counts once"
    arrived = story not in ("lost", "refused")
    assert order.trade_state == ("INSPECTING" if arrived else "SHIPPED")
    assert order.release_blocked is (story in ends)
    if arrived:
        end = max(each.at for each in machine.sayings("YD1", until=later))
        assert Fulfillment.objects.get().delivered_at == end
        assert waybill.proof["pieces"] == (1 if story == "partial" else 2)


def test_a_carrier_reports_its_own_waybills_only(api, at):
    with at(MONDAY):
        shop = a_shop()
        on_the_road(shop)
        other = acting(a_carrier("rival").organization, "carrier")
        said = {"carrier": "yunda", "number": "YD1", "code": "PICKED_UP",
                "at": MONDAY.isoformat(), "place": "石家庄"}  # fmt: skip

        stolen = api.post(RECORD, {"input": said}, actor=other).data["waybillEventRecord"]
        assert stolen["errors"] == [{"field": "number", "code": "NOT_FOUND"}]
        assert api.post(RECORD, {"input": said}, actor=shop.seller).code == "FORBIDDEN"
        assert api.post(RECORD, {"input": said}).code == "UNAUTHENTICATED"
        assert not WaybillEvent.objects.exists()

        late = {**said, "at": (MONDAY + timedelta(hours=1)).isoformat()}
        future = api.post(RECORD, {"input": late}, actor=shop.driver).data["waybillEventRecord"]
        assert future["errors"] == [{"field": "at", "code": "INVALID"}]
        done = api.post(RECORD, {"input": said}, actor=shop.driver).data["waybillEventRecord"]
    assert done["waybill"] == {
        "number": "YD1", "state": "PICKED_UP", "stateLabel": "已揽收",
        "events": [{"code": "PICKED_UP", "place": "石家庄"}],
    }  # fmt: skip


def test_a_carrier_lists_its_waybills_and_nobody_elses(api):
    shop = a_shop()
    on_the_road(shop)
    query = "{ waybills(first: 10) { totalCount edges { node { number carrier { name } } } } }"

    mine = api.post(query, actor=shop.driver).data["waybills"]
    assert mine["edges"] == [{"node": {"number": "YD1", "carrier": {"name": "运达快递"}}}]
    assert api.post(query, actor=shop.seller).data["waybills"]["totalCount"] == 0
    assert api.post(query).data["waybills"]["totalCount"] == 0


def test_a_waybill_number_serves_one_dispatch(at):
    shop = a_shop()
    on_the_road(shop)
    order = a_paid_order(shop, 5)
    with pytest.raises(Exception, match="运单号"):
        order_dispatch(
            actor=shop.seller, order_id=order.pk, lines=[], carrier_code="yunda",
            tracking_number="YD1", key="e",
        )  # fmt: skip
    assert Fulfillment.objects.count() == 1
