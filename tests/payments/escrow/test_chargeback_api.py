"""Chargebacks over the API: who sees what, in which words, and what finance can do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from backend.kernel.ids import to_relay
from payments.escrow.models import Chargeback
from payments.gateway.models import Operation
from tests.factories.trade import a_merchant, acting, an_organization
from tests.payments.escrow.test_chargeback import Case, e5, sound

pytestmark = pytest.mark.django_db

CASES = """query($filter: ChargebackFilter) { chargebackTotals(filter: $filter) {
  currency count open amount { amount } owed { amount } }
  chargebacks(first: 10, filter: $filter) { totalCount edges { node {
  id state stateLabel evidenceDaysLeft merchantName fee { amount } exposure { amount } coveredOwn { amount }
  owed { amount } parts { code label amount { amount } } provider providerRef } } } }"""
OWN = """{ merchantChargebacks(first: 5) { edges { node {
  text state owed { amount } commissionBack { amount } parts { code amount { amount } } } } } }"""
GIVEN_UP = """query($id: ID!) { chargeback(id: $id) {
  acceptAsked acceptAskedByMe acceptReason acceptedAt evidenceFiles { kind name } } }"""
ONE = "query($id: ID!) { chargeback(id: $id) { state } }"


def call(api: Any, name: str, who: Any, row: Chargeback, **given: str) -> dict[str, Any]:
    declared = "".join(f", ${key}: String!" for key in given)
    passed = "".join(f", {key}: ${key}" for key in given)
    query = f"""mutation($id: ID!{declared}) {{ {name}(id: $id{passed}) {{
        errors {{ field code message }} chargeback {{ state coveredOwn {{ amount }} }} }} }}"""
    key = to_relay("Chargeback", row.pk)
    answer = api.post(query, {"id": key, **given}, actor=who)
    return {"top": answer.code} if "errors" in answer.body else answer.data[name]


def test_finance_works_the_case_through(api):
    house = an_organization(kind="OPERATOR")
    maker, checker = acting(house, "finance_maker"), acting(house, "finance_checker")
    case = e5()
    row = case.disputed()
    nodes = api.post(CASES, actor=maker).data["chargebacks"]["edges"]
    node = nodes[0]["node"]
    assert [(part["code"], part["amount"]["amount"]) for part in node["parts"]] == [
        ("2032", 1000.0), ("2031", 3000.0), ("2050", 2000.0), ("1050", 3850.0), ("4010", 150.0),
    ]  # fmt: skip
    assert (node["exposure"]["amount"], node["owed"]["amount"]) == (4100.0, 3850.0)
    assert node["stateLabel"] == "处理中"
    assert node["evidenceDaysLeft"] in {13, 14}
    held = {"currency": "CNY", "count": 1, "open": 1, "amount": {"amount": 10000.0}, "owed": {"amount": 3850.0}}  # fmt: skip
    name, trade = case.escrow.merchant.legal_name, case.escrow.settlement_subject
    for words in ("", name[1:], trade, node["providerRef"]):
        told = api.post(CASES, {"filter": {"words": words, "state": "OPEN"}}, actor=checker).data
        assert told["chargebacks"]["totalCount"] == 1, words
        assert told["chargebackTotals"] == [held], words
    later = (row.opened_at + timedelta(seconds=1)).isoformat()
    for other in ({"state": "LOST"}, {"words": "nobody"}, {"currency": "USD"}, {"since": later},
                  {"until": row.opened_at.isoformat()}, {"words": "%"}):  # fmt: skip
        told = api.post(CASES, {"filter": other}, actor=checker).data
        assert told["chargebacks"]["totalCount"] == 0, other
        assert told["chargebackTotals"] == [], other

    covered = call(api, "chargebackCover", maker, row)
    assert covered["chargeback"]["coveredOwn"]["amount"] == 4100.0
    assert call(api, "chargebackCover", maker, row)["errors"][0]["code"] == "CHARGEBACK_STATE"
    short = call(api, "chargebackEvidenceSubmit", maker, row, text="短")
    assert (short["errors"][0]["field"], short["errors"][0]["code"]) == ("text", "INVALID")
    said = call(api, "chargebackEvidenceSubmit", maker, row, text="买方已签收，附签收单和照片。")
    assert said["errors"] == []
    assert Operation.objects.filter(kind="evidence").count() == 1

    case.decided("LOST")
    asked = call(api, "chargebackWriteOffAsk", maker, row, reason="商户已注销，无法追偿")
    assert asked["errors"] == []
    assert call(api, "chargebackWriteOffApprove", maker, row) == {"top": "FORBIDDEN"}
    done = call(api, "chargebackWriteOffApprove", checker, row)
    assert done["chargeback"]["state"] == "WRITTEN_OFF"
    sound()


def test_a_reader_of_english_is_told_the_english_name(api):
    case = e5()
    case.disputed()
    shop = case.escrow.merchant
    type(shop).objects.filter(pk=shop.pk).update(display_name_en="Hengda Cloth")
    maker = acting(an_organization(kind="OPERATOR"), "finance_maker")
    names = [
        api.post(CASES, actor=replace(maker, language=language)).data["chargebacks"]["edges"][0][
            "node"
        ]["merchantName"]
        for language in ("EN", "ZH")
    ]
    assert names == ["Hengda Cloth", shop.legal_name]


def test_two_persons_give_a_case_up_over_the_api(api):
    house = an_organization(kind="OPERATOR")
    maker, checker = acting(house, "finance_maker"), acting(house, "finance_checker")
    row = e5().disputed()
    asked = call(api, "chargebackAcceptAsk", maker, row, reason="证据不足，不抗辩")
    assert asked["errors"] == []
    told = api.post(GIVEN_UP, {"id": to_relay("Chargeback", row.pk)}, actor=maker).data
    assert told["chargeback"] == {
        "acceptAsked": True, "acceptAskedByMe": True, "acceptReason": "证据不足，不抗辩",
        "acceptedAt": None, "evidenceFiles": [],
    }  # fmt: skip
    assert call(api, "chargebackAcceptApprove", maker, row) == {"top": "FORBIDDEN"}
    assert call(api, "chargebackAcceptApprove", checker, row)["errors"] == []
    assert Operation.objects.filter(kind="concede").count() == 1
    twice = """mutation($id: ID!, $file: ID!) { chargebackEvidenceSubmit(id: $id, text: "买方已经签收，附签收单",
        files: [{kind: "OTHER", documentId: $file}, {kind: "OTHER", documentId: $file}]) { errors { field code } } }"""
    given = {"id": to_relay("Chargeback", row.pk), "file": to_relay("Document", row.pk)}
    errors = api.post(twice, given, actor=maker).data["chargebackEvidenceSubmit"]["errors"]
    assert errors == [{"field": "files", "code": "INVALID"}]


def test_a_merchant_reads_its_own_case_in_plain_words(api):
    case = e5()
    row = case.disputed()
    owner = acting(case.escrow.merchant, "merchant_owner")
    node = api.post(OWN, actor=owner).data["merchantChargebacks"]["edges"][0]["node"]
    assert node["text"].startswith("付款人的银行扣回 ")
    for word in (
        "保留金",
        "可提现余额",
        "商户保证金",
        "记为欠款",
        "平台退回佣金",
        "后续销售款先行归还",
    ):
        assert word in node["text"]
    assert (node["owed"]["amount"], node["commissionBack"]["amount"]) == (3850.0, 150.0)
    stranger = acting(a_merchant(), "merchant_owner")
    assert api.post(OWN, actor=stranger).data["merchantChargebacks"]["edges"] == []
    for who in (owner, stranger, None):
        key = to_relay("Chargeback", row.pk)
        assert api.post(ONE, {"id": key}, actor=who).data["chargeback"] is None
        assert api.post(CASES, actor=who).data["chargebacks"]["totalCount"] == 0
        assert call(api, "chargebackCover", who, row)["top"] in {"FORBIDDEN", "UNAUTHENTICATED"}


def test_an_arbitrator_orders_a_refund(api):
    case = Case()
    case.paid_out()
    query = """mutation($id: ID!, $amount: PositiveDecimal!) { escrowRefundOrder(id: $id, amount: $amount,
        reason: "货物与约定不符", idempotencyKey: "k1") { errors { code } escrow { refunded { amount } } } }"""
    given = {"id": to_relay("Escrow", case.key), "amount": "2000"}
    arbitrator = acting(an_organization(kind="OPERATOR"), "operator")
    owner = acting(case.escrow.merchant, "merchant_owner")
    assert api.post(query, given, actor=owner).code == "FORBIDDEN"
    for _ in range(2):
        done = api.post(query, given, actor=arbitrator).data["escrowRefundOrder"]
        assert done["errors"] == []
        assert done["escrow"]["refunded"]["amount"] == 2000.0
    sound()
