"""What the desks and workrooms read and do: freezes, flags, parked deliveries, sheets, advice."""

from __future__ import annotations

import base64
import gzip
import uuid

import pytest

from backend.audit.models import Flag
from backend.audit.services import flag_raise
from backend.events.models import Delivery, EventEntry
from backend.inventory.models import Stock
from payments.gateway.models import InboundEvent
from tests.factories.escrows import an_escrow
from tests.factories.trade import a_merchant, a_variant
from tests.plugin.api import actor_with

pytestmark = pytest.mark.django_db
FREEZES = "{ deskFreezes(first: 5) { edges { node { settlementSubject frozen pending askedByMe held { amount } } } } }"
FREEZE = (
    """mutation($s: String!) { paymentFreeze(settlementSubject: $s, reason: "涉案") { state } }"""
)
PARKED = "{ deliveryBacklog { parked } parkedDeliveries(first: 5) { edges { node { id handler problem } } } }"
RETRY = "mutation($id: ID!) { parkedDeliveryRetry(id: $id) { done errors { code } } }"
DEAD = "{ deadMessages(first: 5) { edges { node { id problem } } } }"
REPLAY = "mutation($id: ID!) { deadMessageReplay(id: $id) { done errors { code } } }"
FLAGS = "query($a: Boolean) { auditFlags(answered: $a) { id subject state answer } }"
ANSWER = """mutation($id: ID!, $answer: String!) { auditFlagAnswer(id: $id, answer: $answer) {
  flag { state answer } errors { code field } } }"""
STOCK = """mutation($input: SheetInput!) { stockImport(input: $input) {
  report { lines taken faultCount faults { line message } } errors { code field } } }"""
STRANGERS = [None, actor_with("order.place", organization_id=uuid.uuid4())]


def _freezer():
    return actor_with("payment.freeze", organization_id=uuid.uuid4())


def test_a_pending_freeze_is_seen_by_both_persons(api):
    escrow, first, second = an_escrow(price=5000), _freezer(), _freezer()
    assert api.post(FREEZES, actor=first).data["deskFreezes"]["edges"] == []

    api.post(FREEZE, {"s": escrow.settlement_subject}, actor=first)

    for actor, mine in ((first, True), (second, False)):
        [edge] = api.post(FREEZES, actor=actor).data["deskFreezes"]["edges"]
        assert edge["node"] == {
            "settlementSubject": escrow.settlement_subject,
            "frozen": False,
            "pending": "FREEZE",
            "askedByMe": mine,
            "held": {"amount": 50.0},
        }


@pytest.mark.parametrize("actor", STRANGERS)
@pytest.mark.parametrize("query", [FREEZES, "{ parkedDeliveries(first: 1) { totalCount } }", DEAD])
def test_strangers_see_no_desk(api, query, actor):
    assert api.post(query, actor=actor).code in {"UNAUTHENTICATED", "FORBIDDEN"}


def test_a_parked_delivery_is_tried_again_by_the_technical_operator(api):
    entry = EventEntry.objects.create(
        kind="x.y", version=1, subject="ord_1", payload={}, confidential=False, actor="system:t",
        at="2026-06-01T00:00:00Z",
    )  # fmt: skip
    delivery = Delivery.objects.create(
        entry=entry, handler="a.b", subject="ord_1", state="PARKED", attempts=12,
        last_error="Traceback\nValueError: no such thing",
    )  # fmt: skip
    operator = actor_with("events.delivery.requeue")
    seen = api.post(PARKED, actor=operator).data
    [edge] = seen["parkedDeliveries"]["edges"]
    assert seen["deliveryBacklog"] == {"parked": 1}
    assert edge["node"] == {
        "id": str(delivery.pk),
        "handler": "a.b",
        "problem": "ValueError: no such thing",
    }

    assert api.post(RETRY, {"id": edge["node"]["id"]}, actor=STRANGERS[1]).code == "FORBIDDEN"
    assert Delivery.objects.get().state == "PARKED"
    assert api.post(RETRY, {"id": "x"}, actor=operator).data["parkedDeliveryRetry"]["errors"] == [
        {"code": "NOT_FOUND"}
    ]
    assert api.post(RETRY, edge["node"] | {}, actor=operator).data["parkedDeliveryRetry"]["done"]
    assert (Delivery.objects.get().state, Delivery.objects.get().attempts) == ("PENDING", 0)


STUCK = """query($filter: StuckListFilter) {
  parkedDeliveries(filter: $filter, first: 5) { totalCount }
  deadMessages(filter: $filter, first: 5) { totalCount } }"""


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, (1, 1)),
        ({"words": "Escrow.Fund"}, (1, 0)),
        ({"words": "ORD_7"}, (1, 0)),
        ({"words": "payouts.follow"}, (1, 0)),
        ({"words": "sbp_9"}, (0, 1)),
        ({"words": "not known"}, (0, 1)),
        ({"words": "50%"}, (0, 0)),
        ({"since": "2026-06-02T00:00:00Z"}, (0, 1)),
        ({"until": "2026-06-02T00:00:00Z"}, (1, 0)),
        ({"words": "ord_7", "since": "2026-06-02T00:00:00Z"}, (0, 0)),
    ],
)
def test_what_is_stuck_is_found_by_words_and_days(api, wanted, found):
    entry = EventEntry.objects.create(
        kind="escrow.funded", version=1, subject="ord_7", payload={}, confidential=False,
        actor="system:t", at="2026-06-01T00:00:00Z",
    )  # fmt: skip
    Delivery.objects.create(
        entry=entry, handler="payouts.follow", subject="ord_7", state="PARKED", last_error="late"
    )
    InboundEvent.objects.create(
        provider="sandbox", event_id="e1", kind="payment", object_kind="payment", object_ref="sbp_9",
        body=b"{}", state="DEAD", attempts=8, problem="not known here yet",
        next_try_at="2026-06-03T00:00:00Z", received_at="2026-06-03T00:00:00Z",
    )  # fmt: skip
    seen = api.post(STUCK, {"filter": wanted}, actor=actor_with("events.delivery.requeue")).data
    assert tuple(seen[name]["totalCount"] for name in ("parkedDeliveries", "deadMessages")) == found


def test_a_dead_message_is_replayed(api):
    InboundEvent.objects.create(
        provider="sandbox", event_id="e1", kind="payment", object_kind="payment", object_ref="p",
        body=b"{}", state="DEAD", attempts=8, problem="not known here yet",
        next_try_at="2026-06-01T00:00:00Z", received_at="2026-06-01T00:00:00Z",
    )  # fmt: skip
    operator = actor_with("events.delivery.requeue")
    [edge] = api.post(DEAD, actor=operator).data["deadMessages"]["edges"]

    assert api.post(REPLAY, {"id": edge["node"]["id"]}, actor=STRANGERS[1]).code == "FORBIDDEN"
    done = api.post(REPLAY, {"id": edge["node"]["id"]}, actor=operator).data["deadMessageReplay"]
    assert done == {"done": True, "errors": []}
    assert InboundEvent.objects.get().state == "NEW"


def test_a_flag_is_answered_once_and_leaves_the_open_list(api, events):
    flag_raise(subject="ord_1", rule="refund_share", evidence={"share": "0.4"})
    regulator = actor_with("audit.read", "oversight.case")
    [flag] = api.post(FLAGS, actor=regulator).data["auditFlags"]
    given = {"id": flag["id"], "answer": "已核实，属正常退货"}

    assert api.post(ANSWER, given, actor=actor_with("audit.read")).code == "FORBIDDEN"
    assert api.post(ANSWER, given | {"answer": " "}, actor=regulator).data["auditFlagAnswer"][
        "errors"
    ] == [{"code": "REQUIRED", "field": "answer"}]
    assert api.post(ANSWER, given, actor=regulator).data["auditFlagAnswer"]["flag"] == {
        "state": "ANSWERED",
        "answer": "已核实，属正常退货",
    }
    assert api.post(ANSWER, given, actor=regulator).data["auditFlagAnswer"]["errors"] == [
        {"code": "CONFLICT", "field": None}
    ]
    assert api.post(FLAGS, actor=regulator).data["auditFlags"] == []
    assert api.post(FLAGS, {"a": True}, actor=regulator).data["auditFlags"][0]["subject"] == "ord_1"
    assert Flag.objects.get().answer == "已核实，属正常退货"
    assert "audit.flag.answered" in events.published()


def _sheet(text: str, *, dry: bool, name: str = "stock.csv", packed: bool = True) -> dict:
    data = text.encode()
    content = base64.b64encode(gzip.compress(data) if packed else data).decode()
    return {"input": {"fileName": name, "content": content, "dryRun": dry}}


def test_stock_comes_from_a_sheet_after_a_trial_run(api):
    shop = a_merchant()
    variant = a_variant(shop, stock=5)
    actor = actor_with("inventory.stock.edit", organization_id=shop.pk)
    text = f"sku,quantity\n{variant.sku},77\nNOBODY,3\n"

    trial = api.post(STOCK, _sheet(text, dry=True), actor=actor).data["stockImport"]
    assert trial["errors"] == []
    assert {key: trial["report"][key] for key in ("lines", "taken", "faultCount")} == {
        "lines": 2,
        "taken": 1,
        "faultCount": 1,
    }
    assert trial["report"]["faults"][0]["line"] == 3
    assert Stock.objects.get(variant=variant).quantity == 5

    api.post(STOCK, _sheet(text, dry=False, packed=False), actor=actor)
    assert Stock.objects.get(variant=variant).quantity == 77


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("stock.exe", base64.b64encode(b"sku,quantity\na,1").decode()),
        ("stock.csv", "not base64!"),
        ("stock.csv", base64.b64encode(b"\x1f\x8bbroken").decode()),
        ("stock.csv", base64.b64encode(gzip.compress(b"0" * (6 * 1024 * 1024))).decode()),
        ("stock.xlsx", base64.b64encode(b"no spreadsheet").decode()),
        ("stock.csv", base64.b64encode(b"sku,quantity").decode()),
    ],
)
def test_a_bad_sheet_is_refused_with_a_reason(api, name, content):
    actor = actor_with("inventory.stock.edit", organization_id=a_merchant().pk)
    given = {"input": {"fileName": name, "content": content, "dryRun": False}}

    answer = api.post(STOCK, given, actor=actor).data["stockImport"]

    assert answer["report"] is None
    assert answer["errors"][0]["code"] in {"INVALID", "SHEET_UNREADABLE"}
    assert not Stock.objects.exists()
