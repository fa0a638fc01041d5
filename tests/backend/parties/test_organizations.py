"""Entering organisations and their admission, from the outside."""

from __future__ import annotations

import pytest
from django.core import mail

from backend.kernel.ids import to_relay
from backend.parties.models import Approval, Membership, Organization, RegisterCheck
from tests.factories.people import a_code, a_member, a_token, a_user, an_organization

pytestmark = pytest.mark.django_db
REGISTER = """mutation($i: OrganizationRegisterInput!) { organizationRegister(input: $i) {
  organization { id status kind uscc } errors { field code } } }"""
MINE = """{ myOrganizations(first: 10) { totalCount edges { node { manages organization { id status }
  memberships { role { code } } approvals { kind state reason register { found nameMatches } } } } } }"""
QUEUE = """query($s: String) { approvals(first: 20, state: $s) { totalCount
  edges { node { id kind organization { legalName } } } } }"""
DECIDE = """mutation($i: ApprovalDecideInput!) { approvalDecide(input: $i) {
  approval { state reason } errors { field code } } }"""
KINDS = {
    "COMPANY": ("91", "buyer_admin"), "SOLE_TRADER": ("92", "buyer_admin"),
    "COOPERATIVE": ("93", "buyer_admin"), "DEPARTMENT": ("11", "gov_admin"),
    "SUPERVISOR": ("11", "supervisor"), "TREASURY": ("11", "office_admin"),
    "REGULATOR": ("11", "regulator"), "AUDITOR": ("11", "office_admin"),
    "CARRIER": ("91", "carrier"), "BANK": ("91", "office_admin"),
    "MARKET_MANAGER": ("12", "market_manager"), "AGENCY": ("91", "agent"),
}  # fmt: skip


def _entry(**fields) -> dict:
    return {
        "kind": "COMPANY",
        "legalName": "石家庄市华北布行有限公司",
        "uscc": a_code(),
        "idempotencyKey": "k1",
        **fields,
    }


def _register(api, token, **fields) -> dict:
    return api.post(REGISTER, {"i": _entry(**fields)}, token=token).data["organizationRegister"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_entered_with_its_first_administrator(api, kind):
    head, role = KINDS[kind]
    user = a_user()
    answer = _register(api, a_token(user), kind=kind, uscc=a_code(head))

    assert answer["errors"] == []
    assert answer["organization"]["status"] == "PENDING"
    assert [row.role for row in Membership.objects.filter(user=user)] == [role]
    waits = Approval.objects.filter(kind="ORGANIZATION").exists()
    assert waits is (kind not in {"COMPANY", "SOLE_TRADER", "COOPERATIVE"})


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"uscc": "91130104000000011X"}, "uscc", "USCC_INVALID"),
        ({"uscc": " 91350100M000100Y43"}, "uscc", "USCC_INVALID"),
        ({"uscc": "91350100m000100y43"}, "uscc", "USCC_INVALID"),
        ({"uscc": "９1350100M000100Y43"}, "uscc", "USCC_INVALID"),
        ({"uscc": None}, "uscc", "REQUIRED"),
        ({"kind": "SOLE_TRADER", "uscc": "91350100M000100Y43"}, "uscc", "USCC_KIND_MISMATCH"),
        ({"kind": "OPERATOR"}, "kind", "KIND_CLOSED"),
        ({"kind": "EMPIRE"}, "kind", "INVALID"),
        ({"legalName": " "}, "legalName", "INVALID"),
        ({"regionCode": "13x"}, "regionCode", "INVALID"),
        ({"country": "US", "uscc": None}, "registrationNumber", "REQUIRED"),
        ({"country": "US", "sells": True}, "country", "INVALID"),
        ({"kind": "CARRIER", "sells": True}, "kind", "INVALID"),
    ],
)
def test_a_bad_entry_names_its_field_and_writes_nothing(api, events, fields, field, code):
    answer = _register(api, a_token(a_user()), **fields)

    assert [(each["field"], each["code"]) for each in answer["errors"]] == [(field, code)]
    assert not Organization.objects.exists()
    assert events.published() == []


def test_a_code_is_entered_once_and_a_key_replays(api):
    token, code = a_token(a_user()), a_code()
    first = _register(api, token, uscc=code)
    again = _register(api, token, uscc=code)
    other = _register(api, token, uscc=code, legalName="另一名称")
    rival = _register(api, a_token(a_user()), uscc=code)

    assert again["organization"]["id"] == first["organization"]["id"]
    assert other["errors"][0]["code"] == "IDEMPOTENCY_MISMATCH"
    assert rival["errors"][0]["code"] == "USCC_TAKEN"
    assert Organization.objects.count() == 1
    assert api.post(REGISTER, {"i": _entry()}).code == "UNAUTHENTICATED"


def test_the_register_admits_a_trader_in_order(api, deliver, events):
    token = a_token(a_user())
    _register(api, token, sells=True)
    deliver()
    mine = api.post(MINE, token=token).data["myOrganizations"]["edges"][0]["node"]

    assert mine["organization"]["status"] == "ACTIVE"
    assert mine["memberships"] == [{"role": {"code": "merchant_owner"}}]
    assert (mine["manages"], mine["approvals"]) == (True, [])
    assert events.published() == [
        "parties.membership.changed",
        "parties.organization.registered",
        "parties.organization.moved",
    ]
    row = Organization.objects.get()
    assert row.identity_verified_at
    assert row.active_since
    assert not row.is_merchant


@pytest.mark.parametrize("last", ["W", "X", "Y"])
def test_a_trader_the_register_does_not_confirm_waits_for_a_person(api, deliver, last):
    token = a_token(a_user())
    _register(api, token, uscc=a_code(last=last))
    deliver()
    mine = api.post(MINE, token=token).data["myOrganizations"]["edges"][0]["node"]

    assert mine["organization"]["status"] == "PENDING"
    assert [row["state"] for row in mine["approvals"]] == ["OPEN"]
    assert mine["approvals"][0]["register"]["found"] is (last != "W")
    assert RegisterCheck.objects.count() == 1


def test_a_silent_register_is_asked_again(api):
    from backend.events.models import Delivery
    from backend.events.services import deliver_due

    _register(api, a_token(a_user()), legalName="无应答商贸有限公司")
    deliver_due()

    waiting = Delivery.objects.get(handler="backend.parties.handlers.register_asked")
    assert (waiting.state, waiting.attempts) == ("PENDING", 1)
    assert Organization.objects.get().status == "PENDING"


def _operator() -> str:
    return a_member("operator", an_organization("OPERATOR"))[1]


def _decide(api, token, approve: bool, reason: str = "材料齐全") -> dict:
    node = api.post(QUEUE, {"s": "OPEN"}, token=token).data["approvals"]["edges"][0]["node"]
    given = {"id": node["id"], "approve": approve, "reason": reason}
    return api.post(DECIDE, {"i": given}, token=token).data["approvalDecide"]


def test_the_operator_admits_a_department_with_a_reason(api):
    token, operator = a_token(a_user()), _operator()
    _register(api, token, kind="DEPARTMENT", uscc=a_code("11"), legalName="某区教育局")

    assert _decide(api, operator, True, " ")["errors"][0]["code"] == "REQUIRED"
    answer = _decide(api, operator, True)
    mine = api.post(MINE, token=token).data["myOrganizations"]["edges"][0]["node"]

    assert answer["approval"] == {"state": "APPROVED", "reason": "材料齐全"}
    assert mine["organization"]["status"] == "ACTIVE"
    assert mine["approvals"][0]["reason"] == "材料齐全"


def test_a_refused_entry_is_closed_and_its_code_free(api):
    token, operator, code = a_token(a_user()), _operator(), a_code("11")
    _register(api, token, kind="DEPARTMENT", uscc=code)
    _decide(api, operator, False, "并非采购单位")
    mine = api.post(MINE, token=token).data["myOrganizations"]["edges"][0]["node"]

    assert mine["organization"]["status"] == "CLOSED"
    assert mine["approvals"][0]["reason"] == "并非采购单位"
    assert _register(api, a_token(a_user()), kind="DEPARTMENT", uscc=code)["errors"] == []


def test_a_government_supplier_is_admitted_after_its_organisation(api, deliver):
    token, operator = a_token(a_user()), _operator()
    _register(api, token, sells=True, govSupplier=True)
    early = _decide(api, operator, True)
    deliver()
    late = _decide(api, operator, True)

    assert early["errors"][0]["code"] == "ORGANIZATION_NOT_ACTIVE"
    assert late["approval"]["state"] == "APPROVED"
    assert Organization.objects.get(kind="COMPANY").is_gov_supplier


def test_only_the_operator_at_level_two_decides_and_never_on_his_own_entry(api):
    owner = an_organization("OPERATOR")
    _user, token = a_member("operator", owner)
    _register(api, token, kind="DEPARTMENT", uscc=a_code("11"))
    own = api.post(
        QUEUE, {}, token=token, headers={"X-Organization": to_relay("Organization", owner.pk)}
    ).data
    given = {"id": own["approvals"]["edges"][0]["node"]["id"], "approve": True, "reason": "可"}
    headers = {"X-Organization": to_relay("Organization", owner.pk)}
    refused = api.post(DECIDE, {"i": given}, token=token, headers=headers)
    weak = a_member("operator", owner, level=1)[1]
    stranger = a_token(a_user())

    assert refused.data["approvalDecide"]["errors"][0]["code"] == "SOD_CONFLICT"
    assert api.post(DECIDE, {"i": given}, token=weak).code == "LEVEL_TWO_REQUIRED"
    assert api.post(DECIDE, {"i": given}, token=stranger).code == "FORBIDDEN"
    assert api.post(QUEUE, {}, token=stranger).data["approvals"]["totalCount"] == 0
    assert Approval.objects.get().state == "OPEN"


def test_a_waiting_organisation_is_seen_by_its_own_and_the_operator_only(api):
    token = a_token(a_user())
    key = _register(api, token, kind="DEPARTMENT", uscc=a_code("11"))["organization"]["id"]
    one = "query($id: ID!) { organization(id: $id) { name } }"

    assert api.post(one, {"id": key}).data["organization"] is None
    assert api.post(one, {"id": key}, token=a_token(a_user())).data["organization"] is None
    assert api.post(one, {"id": key}, token=token).data["organization"]
    assert api.post(one, {"id": key}, token=_operator()).data["organization"]
    assert mail.outbox == []


def test_a_suspended_organisation_cannot_act_until_it_is_reinstated(api):
    operator, company = _operator(), an_organization()
    token = a_member("buyer_admin", company)[1]
    suspend = """mutation($i: OrganizationSuspendInput!) { organizationSuspend(input: $i) {
      organization { status } errors { code } } }"""
    me = "{ me { permissions } }"

    def stop(on: bool) -> str:
        given = {"organizationId": to_relay("Organization", company.pk), "suspended": on,
                 "reason": "涉嫌冒用"}  # fmt: skip
        answer = api.post(suspend, {"i": given}, token=operator)
        return answer.data["organizationSuspend"]["organization"]["status"]

    assert stop(True) == "SUSPENDED"
    assert api.post(me, token=token).data["me"]["permissions"] == []
    assert stop(False) == "ACTIVE"
    assert "order.place" in api.post(me, token=token).data["me"]["permissions"]
