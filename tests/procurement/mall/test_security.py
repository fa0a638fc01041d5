"""A performance guarantee for a purchase on the mall: asked, put up, dated by acceptance, claimed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from backend.kernel.actor import Actor
from payments.guarantees.models import Guarantee
from tests.factories.mall import a_mall
from tests.procurement.mall.play import Play

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 2, tzinfo=UTC)  # a Monday
CASE = """query($id: ID!) { requisition(id: $id) { ocid supplierOrganizationId } }"""
OF_CASE = """query($subject: String) { guarantees(first: 5, subject: $subject) {
  edges { node { id state returnBy claimed { amount } } } } }"""
ASK = """mutation($input: GuaranteeAskInput!) { answer: guaranteeAsk(input: $input) {
  guarantee { id } errors { field code } } }"""
LETTER = """mutation($id: ID!, $input: GuaranteeLetterInput!) {
  answer: guaranteeRegister(id: $id, input: $input) { errors { field code } } }"""
CLAIM = """mutation($id: ID!) { answer: guaranteeClaim(id: $id, amount: "300.00", reason: "逾期") {
  guarantee { state } errors { field code } } }"""


@pytest.fixture
def play(api, deliver, at):
    with at(NOW):
        yield Play(api, deliver, a_mall())


def ask(play: Play, amount: str) -> dict[str, Any]:
    case = play.api.post(CASE, {"id": play.id}, actor=play.mall.finance).data["requisition"]
    given = {
        "subject": case["ocid"], "purpose": "PERFORMANCE", "base": "8000.00", "amount": amount,
        "organizationId": case["supplierOrganizationId"],
    }  # fmt: skip
    return play.post(ASK, {"input": given}, play.mall.finance)


def rows(play: Play, actor: Actor, subject: str | None = None) -> list[dict[str, Any]]:
    case = play.api.post(CASE, {"id": play.id}, actor=play.mall.finance).data["requisition"]
    found = play.api.post(OF_CASE, {"subject": subject or case["ocid"]}, actor=actor).data
    return [edge["node"] for edge in found["guarantees"]["edges"]]


def put_up(play: Play) -> str:
    asked = ask(play, "800.00")
    assert asked["errors"] == []
    letter = {
        "letterNumber": "DB-2026-0001", "issuer": "示例银行", "validUntil": "2027-06-30",
        "documentHash": "a" * 64,
    }  # fmt: skip
    key = str(asked["guarantee"]["id"])
    put = play.post(LETTER, {"id": key, "input": letter}, play.mall.seller)
    assert put["errors"] == []
    return key


def test_more_than_a_tenth_of_the_contract_is_refused(play):
    play.to("ordered")
    assert ask(play, "800.01")["errors"][0]["code"] == "DEPOSIT_CAP"
    assert rows(play, play.mall.finance) == []


def test_whole_acceptance_begins_the_five_workdays_of_return(play):
    play.to("supplier_confirmed")
    key = put_up(play)
    assert [row["id"] for row in rows(play, play.mall.seller)] == [key]
    assert rows(play, play.mall.finance, subject="ocds-another") == []
    play.dispatch()
    play.arrive()
    assert rows(play, play.mall.approver)[0]["returnBy"] is None
    assert play.accept()["errors"] == []
    # five working days after Monday, 1 June 2026
    assert rows(play, play.mall.approver)[0]["returnBy"] == date(2026, 6, 8).isoformat()


def test_what_was_not_kept_is_claimed_by_the_approver_alone(play):
    play.to("supplier_confirmed")
    key = put_up(play)
    refused = play.api.post(CLAIM, {"id": key}, actor=play.mall.finance).body
    assert refused["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    claimed = play.post(CLAIM, {"id": key}, play.mall.approver)
    assert claimed["errors"] == []
    assert Guarantee.objects.get().claimed_minor == 300_00
