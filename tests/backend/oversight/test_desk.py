"""The desk from the outside: cases, explanations, freezes; nothing for strangers."""

from __future__ import annotations

import uuid

import pytest

from backend.kernel.ids import to_relay
from backend.oversight.models import Case
from payments.escrow.models import Escrow
from tests.factories.escrows import a_merchant, an_escrow
from tests.plugin.api import actor_with

pytestmark = pytest.mark.django_db
RIGHTS = ("oversight.case", "oversight.search", "payment.freeze", "audit.read")
OPEN = 'mutation { caseOpen(title: "疑似拆单", subjects: ["ord_1"]) { case { id number state } errors { code field } } }'
FREEZE = """mutation($s: String!, $lift: Boolean) { paymentFreeze(settlementSubject: $s, reason: "涉案", lift: $lift) {
  state errors { code } } }"""


def _regulator():
    return actor_with(*RIGHTS, organization_id=uuid.uuid4())


def _open(api, actor) -> dict:
    return api.post(OPEN, actor=actor).data["caseOpen"]["case"]


def test_a_case_from_opening_to_its_end(api, events):
    actor = _regulator()
    case = _open(api, actor)
    note = 'mutation($id: ID!) { caseNoteAdd(id: $id, text: "调取合同") { case { notes { text } } errors { code } } }'
    close = 'mutation($id: ID!) { caseClose(id: $id, outcome: "不成立") { case { state outcome } errors { code } } }'

    assert api.post(note, {"id": case["id"]}, actor=actor).data["caseNoteAdd"]["case"]["notes"] == [
        {"text": "调取合同"}
    ]
    assert api.post(close, {"id": case["id"]}, actor=actor).data["caseClose"]["case"] == {
        "state": "CLOSED",
        "outcome": "不成立",
    }
    assert api.post(note, {"id": case["id"]}, actor=actor).data["caseNoteAdd"]["errors"] == [
        {"code": "CASE_CLOSED"}
    ]
    assert events.published() == ["oversight.case.moved"] * 3


@pytest.mark.parametrize("actor", [None, actor_with("order.place")])
def test_strangers_open_and_see_nothing(api, actor):
    answer = api.post(OPEN, actor=actor)

    assert answer.code in {"UNAUTHENTICATED", "FORBIDDEN"}
    assert not Case.objects.exists()
    assert (
        api.post("{ cases(first: 5) { totalCount } }", actor=actor).data["cases"]["totalCount"] == 0
    )
    assert api.post("{ deskMoney { site } }", actor=actor).code in {"UNAUTHENTICATED", "FORBIDDEN"}


def test_only_the_asked_party_answers_and_only_once(api):
    regulator, party = _regulator(), a_merchant()
    case = _open(api, regulator)
    demand = """mutation($c: ID!, $o: ID!) { explanationDemand(caseId: $c, organizationId: $o, question: "说明价格",
      dueAt: "2030-01-01T00:00:00Z") { explanation { id } errors { code } } }"""
    order = api.post(
        demand, {"c": case["id"], "o": to_relay("Organization", party.pk)}, actor=regulator
    ).data["explanationDemand"]["explanation"]
    answer = 'mutation($id: ID!) { explanationAnswer(id: $id, answer: "成本上涨") { explanation { answer } errors { code } } }'

    stranger = actor_with(organization_id=uuid.uuid4())
    assert api.post(answer, order, actor=stranger).data["explanationAnswer"]["errors"] == [
        {"code": "NOT_FOUND"}
    ]
    member = actor_with(organization_id=party.pk)
    assert (
        len(api.post("{ explanationsDue { question } }", actor=member).data["explanationsDue"]) == 1
    )
    assert api.post(answer, order, actor=member).data["explanationAnswer"]["explanation"] == {
        "answer": "成本上涨"
    }
    assert api.post(answer, order, actor=member).data["explanationAnswer"]["errors"] == [
        {"code": "INVALID"}
    ]


def test_a_freeze_takes_two_persons(api):
    escrow, first, second = an_escrow(), _regulator(), _regulator()
    given = {"s": escrow.settlement_subject}

    assert api.post(FREEZE, given, actor=first).data["paymentFreeze"]["state"] == "FREEZE_PENDING"
    assert api.post(FREEZE, given, actor=first).data["paymentFreeze"]["errors"] == [
        {"code": "SOD_CONFLICT"}
    ]
    assert api.post(FREEZE, given, actor=second).data["paymentFreeze"]["state"] == "FROZEN"
    assert Escrow.objects.get(pk=escrow.pk).frozen is True


def test_the_money_of_the_day(api):
    an_escrow(price=5000)
    row = api.post(
        "{ deskMoney { site escrows held { amount currency } frozen } }", actor=_regulator()
    ).data["deskMoney"]

    assert row == [
        {"site": "textile", "escrows": 1, "held": {"amount": 50.0, "currency": "CNY"}, "frozen": 0}
    ]
    assert api.post("{ deskHours { orders } }", actor=_regulator()).data == {"deskHours": []}
