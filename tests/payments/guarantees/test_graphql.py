"""Guarantees, parts and defaults through the API, as each side sees them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from backend.kernel.ids import to_relay
from payments.guarantees.models import Guarantee
from payments.ledger.selectors import balance
from tests.factories.deposits import Deal
from tests.factories.guarantees import a_department, a_merchant_guarantee, an_asked
from tests.factories.trade import a_merchant, acting, an_organization

pytestmark = pytest.mark.django_db
PUT_UP = """mutation($input: GuaranteePutUpInput!) { guaranteePutUp(input: $input) {
  guarantee { id state purposeLabel amount { amount } held { amount } }
  errors { field code message } } }"""
LIST = """query { guarantees(first: 10) { edges { node {
  id state giverName beneficiaryName letterNumber amount { amount } transferDue { amount } } } }
  merchantGuarantee { held { amount } needed { amount } openTrades { amount } } }"""
ASK = """mutation($input: GuaranteeAskInput!) { guaranteeAsk(input: $input) {
  guarantee { id state } errors { field code message } } }"""
NOTICES = """query { defaultNotices(first: 5) { edges { node {
  id side state reason mayConsent } } } }"""
RULE = """mutation($id: ID!) { defaultRule(id: $id, uphold: true, ruling: "逾期未付") {
  notice { state forfeited { amount } } errors { code } } }"""
ONE = "mutation($id: ID!) { %s(id: $id) { guarantee { state } errors { field code } } }"


def put_up(api: Any, actor: Any, amount: str, key: str = "k") -> dict[str, Any]:
    given = {"amount": amount, "paymentGateway": "shiji.sandbox", "idempotencyKey": key}
    payload: dict[str, Any] = api.post(PUT_UP, {"input": given}, actor=actor).data["guaranteePutUp"]
    return payload


def test_a_merchant_puts_up_sees_it_and_asks_it_back(api):
    merchant = a_merchant()
    owner = acting(merchant, "merchant_owner")
    for _ in range(2):  # the same click twice
        made = put_up(api, owner, "6000.00")
        assert made["errors"] == []
        assert made["guarantee"]["state"] == "HELD"
    assert balance("1010", "shiji.sandbox") == 600000
    seen = api.post(LIST, actor=owner).data
    assert [edge["node"]["state"] for edge in seen["guarantees"]["edges"]] == ["HELD"]
    assert seen["merchantGuarantee"]["held"]["amount"] == 6000.0
    key = made["guarantee"]["id"]
    back = api.post(ONE % "guaranteeReturnAsk", {"id": key}, actor=owner).data["guaranteeReturnAsk"]
    assert back["guarantee"]["state"] == "RETURN_ASKED"
    finance = acting(an_organization(kind="OPERATOR"), "finance_checker")
    done = api.post(ONE % "guaranteeRelease", {"id": key}, actor=finance).data["guaranteeRelease"]
    assert done["guarantee"]["state"] == "RETURNED"


@pytest.mark.parametrize("amount", ["0.001", "10000000.01"])
def test_hostile_amounts_get_a_typed_answer(api, amount):
    answer = put_up(api, acting(a_merchant(), "merchant_owner"), amount)
    assert answer["errors"] != []
    assert not Guarantee.objects.filter(state="HELD").exists()


def test_a_strange_currency_opens_nothing(api):
    given = {
        "amount": "1", "currency": "XAU", "paymentGateway": "shiji.sandbox", "idempotencyKey": "k",
    }  # fmt: skip
    owner = acting(a_merchant(), "merchant_owner")
    answer = api.post(PUT_UP, {"input": given}, actor=owner).data["guaranteePutUp"]
    assert answer["errors"] != []
    assert not Guarantee.objects.exists()


def test_a_department_asks_within_the_law_and_sees_its_own_only(api):
    house, asker, _ = a_department()
    giver = a_merchant()
    given = {
        "subject": "ocds-1", "purpose": "BID", "organizationId": to_relay("Organization", giver.pk),
        "base": "10000.00", "amount": "200.01",
    }  # fmt: skip
    refused = api.post(ASK, {"input": given}, actor=asker).data["guaranteeAsk"]
    assert [error["code"] for error in refused["errors"]] == ["DEPOSIT_CAP"]
    asked = api.post(ASK, {"input": {**given, "amount": "200.00"}}, actor=asker).data[
        "guaranteeAsk"
    ]
    assert asked["guarantee"]["state"] == "ASKED"
    a_merchant_guarantee()
    an_asked(asker=a_department()[1], giver=giver)
    own = api.post(LIST, actor=asker).data
    assert [e["node"]["beneficiaryName"] for e in own["guarantees"]["edges"]] == [house.legal_name]
    assert own["merchantGuarantee"] is None
    for stranger in (None, acting(a_merchant(), "merchant_owner"), acting(house, "gov_requester")):
        assert api.post(LIST, actor=stranger).data["guarantees"]["edges"] == []
    finance = acting(an_organization(kind="OPERATOR"), "finance_maker")
    assert len(api.post(LIST, actor=finance).data["guarantees"]["edges"]) == 3


def test_an_arbitrator_finds_the_notice_and_decides(api, at):
    deal = Deal()
    deal.pays(1000000)
    notice = deal.notice(deal.seller)
    judge = acting(an_organization(kind="OPERATOR"), "operator")
    with at(notice.cure_by + timedelta(seconds=1)):
        assert api.post(NOTICES, actor=deal.seller).data["defaultNotices"]["edges"] == []
        node = api.post(NOTICES, actor=judge).data["defaultNotices"]["edges"][0]["node"]
        assert (node["side"], node["state"], node["mayConsent"]) == ("BUYER", "OPEN", False)
        ruled = api.post(RULE, {"id": node["id"]}, actor=judge).data["defaultRule"]
    assert ruled == {"notice": {"state": "RULED", "forfeited": {"amount": 10000.0}}, "errors": []}
