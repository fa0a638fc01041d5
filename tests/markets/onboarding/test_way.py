"""From draft to active and out again, through the API."""

from __future__ import annotations

import base64
from datetime import datetime, timedelta

import pytest

from backend.audit.models import Flag
from backend.catalog.models import ProductListing
from backend.events.services import deliver_due
from backend.kernel import clock
from backend.kernel.actor import SYSTEM
from backend.kernel.ids import to_relay
from backend.parties.models import Organization
from backend.rulebook.selectors import CHINA
from backend.signing.selectors import contract_verify
from markets.onboarding.models import Application, ReviewTask
from markets.onboarding.services import checklists_recheck
from markets.venues.services.lease import LeaseTerms, lease_open
from tests.factories.catalog import a_product
from tests.factories.people import a_code, a_member, an_organization
from tests.factories.trade import a_paid_order, a_shop
from tests.factories.venues import a_booth, a_market

pytestmark = pytest.mark.django_db
STATE = "application { id state reason } errors { field code details }"
START = (
    f"""mutation($k: String!) {{ merchantApplicationStart(idempotencyKey: $k) {{ {STATE} }} }}"""
)
EDIT = f"""mutation($i: MerchantApplicationInput!) {{ merchantApplicationEdit(input: $i) {{ {STATE} }} }}"""
PERSON = f"""mutation($i: RepresentativeInput!) {{ merchantRepresentativeCheck(input: $i) {{ {STATE} }} }}"""
ATTEST = f"""mutation($id: ID!, $c: String!) {{
  merchantItemAttest(id: $id, code: $c, attested: true) {{ {STATE} }} }}"""
SUBMIT = f"mutation($id: ID!) {{ merchantApplicationSubmit(id: $id) {{ {STATE} }} }}"
VERIFY = (
    f"""mutation($i: MerchantItemVerifyInput!) {{ merchantItemVerify(input: $i) {{ {STATE} }} }}"""
)
DECIDE = f"mutation($i: MerchantDecisionInput!) {{ merchantDecide(input: $i) {{ {STATE} }} }}"
SIGN = f"mutation($id: ID!) {{ merchantContractSign(id: $id) {{ {STATE} }} }}"
READ = """query($id: ID!) { merchantApplication(id: $id) { state settlementTail representativeIdTail
  checklist { code complete } contract { state file sides { label signedAt mine } }
  steps { after } } }"""
ID_NUMBER = "11010519491231002X"
FORM = {
    "sites": ["textile"], "contactName": "张经营", "contactPhone": "0311-88001234",
    "taxStatus": "GENERAL", "issuesInvoices": True, "returnAddress": "石家庄市新华区 1 号",
    "settlementName": "石家庄市华北布行有限公司", "settlementBank": "某银行",
    "settlementAccount": "6222000011112222",
}  # fmt: skip


class Way:
    """A merchant, the operator, and their requests."""

    def __init__(self, api) -> None:
        self.api = api
        self.company = an_organization(
            legal_name=FORM["settlementName"], uscc=a_code(), identity_verified_at=clock.now()
        )
        self.owner = a_member("merchant_owner", self.company)[1]
        self.desk = a_member("operator", an_organization("OPERATOR", uscc=a_code()))[1]
        self.market = a_market(manager=an_organization("MARKET_MANAGER"))
        self.id = self._ask(START, {"k": "1"}, self.owner)["application"]["id"]

    def _ask(self, query: str, variables: dict, token: str) -> dict:
        (answer,) = self.api.post(query, variables, token=token).data.values()
        return answer

    def edit(self, **fields) -> dict:
        return self._ask(EDIT, {"i": {"id": self.id, **fields}}, self.owner)

    def person(self, number: str = ID_NUMBER, name: str = "张经营") -> dict:
        given = {"id": self.id, "name": name, "idNumber": number}
        return self._ask(PERSON, {"i": given}, self.owner)

    def attest(self, code: str) -> dict:
        return self._ask(ATTEST, {"id": self.id, "c": code}, self.owner)

    def submit(self) -> dict:
        return self._ask(SUBMIT, {"id": self.id}, self.owner)

    def verify(self, code: str, **fields) -> dict:
        given = {"id": self.id, "code": code, "verified": True, **fields}
        return self._ask(VERIFY, {"i": given}, self.desk)

    def decide(self, act: str, reason: str = "材料齐全") -> dict:
        return self._ask(DECIDE, {"i": {"id": self.id, "act": act, "reason": reason}}, self.desk)

    def sign(self, token: str) -> dict:
        return self._ask(SIGN, {"id": self.id}, token)

    def read(self, token: str | None = None) -> dict:
        return self.api.post(READ, {"id": self.id}, token=token or self.desk).data[
            "merchantApplication"
        ]

    def lease(self) -> None:
        day = clock.now().astimezone(CHINA).date()
        terms = LeaseTerms(
            booth_id=a_booth(self.market).pk, tenant_code=str(self.company.uscc),
            starts_on=day, ends_on=day + timedelta(days=300),
        )  # fmt: skip
        lease_open(actor=SYSTEM, terms=terms, key="lease")

    def submitted(self) -> None:
        self.edit(**FORM)
        self.person()
        self.attest("terms")
        self.attest("genuine")
        assert self.submit()["errors"] == []

    def approved(self) -> None:
        self.submitted()
        self.verify("licence-image")
        self.verify("lease-contract")
        assert self.decide("APPROVE")["application"]["state"] == "APPROVED"

    def active(self) -> None:
        self.lease()
        self.approved()
        self.sign(self.desk)
        self.sign(self.owner)
        while deliver_due():
            pass
        assert self.read(self.owner)["state"] == "ACTIVE"


@pytest.fixture
def way(api) -> Way:
    return Way(api)


def _code(answer: dict) -> str:
    return answer["errors"][0]["code"] if answer["errors"] else ""


def test_a_merchant_becomes_active_with_a_contract_signed_by_both(way, events, deliver):
    way.lease()
    way.approved()
    early = way.sign(way.owner)
    first = way.sign(way.desk)
    done = way.sign(way.owner)
    deliver()
    seen = way.read(way.owner)
    paper = contract_verify(base64.b64decode(seen["contract"]["file"]))

    assert _code(early) == "CONTRACT_TURN"
    assert first["application"]["state"] == "APPROVED"
    assert done["application"]["state"] == "APPROVED"  # the worker writes the signatures
    assert seen["state"] == "ACTIVE"
    assert (paper.genuine, len(paper.signatures)) == (True, 2)
    assert [side["mine"] for side in seen["contract"]["sides"]] == [False, True]
    assert [step["after"] for step in seen["steps"]] == [
        "SUBMITTED", "APPROVED", "CONTRACTED", "ACTIVE",
    ]  # fmt: skip
    assert (seen["settlementTail"], seen["representativeIdTail"]) == ("2222", "002X")
    assert Organization.objects.get(pk=way.company.pk).is_merchant
    assert events.published().count("onboarding.application.moved") == 4


def test_nothing_is_submitted_before_it_is_complete(way):
    assert way.submit()["errors"][0]["field"] == "sites"
    way.edit(**FORM)
    assert way.submit()["errors"][0]["field"] == "representative"
    way.person()
    refused = way.submit()["errors"][0]
    assert (refused["code"], refused["details"]) == (
        "CHECKLIST_INCOMPLETE", {"missing": ["terms", "genuine"]},
    )  # fmt: skip
    assert way.read()["state"] == "DRAFT"


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"sites": ["mars"]}, "sites", "INVALID"),
        ({"sites": ["gov"]}, "sites", "INVALID"),
        ({"taxStatus": "NONE"}, "taxStatus", "INVALID"),
        ({"settlementAccount": "１２３４５６７８"}, "settlementAccount", "INVALID"),
        ({"settlementAccount": "12-34"}, "settlementAccount", "INVALID"),
        ({"settlementName": "另一家公司"}, "settlementName", "SETTLEMENT_NAME_MISMATCH"),
        ({"contactPhone": "<script>"}, "contactPhone", "INVALID"),
        ({"returnAddress": "x" * 301}, "returnAddress", "INVALID"),
    ],
)
def test_a_bad_form_names_its_field_and_changes_nothing(way, fields, field, code):
    answer = way.edit(**fields)

    assert [(row["field"], row["code"]) for row in answer["errors"]] == [(field, code)]
    row = Application.objects.get()
    assert (row.sites, row.settlement_name, row.tax_status) == ([], "", "")


def test_the_identity_number_is_asked_about_and_not_kept(way):
    assert _code(way.person("110105194912310021")) == "INVALID"
    way.edit(**FORM)
    assert _code(way.person()) == ""
    row = Application.objects.get()
    assert row.representative_matches is True
    kept = {field.name: getattr(row, field.name) for field in row._meta.fields}
    assert ID_NUMBER not in str(kept)
    assert FORM["settlementAccount"] not in str(kept)
    way.person(name="姓名不符")
    row.refresh_from_db()
    assert row.representative_matches is False


def test_the_desk_asks_for_changes_and_refuses_for_good(way):
    way.submitted()
    assert way.edit(contactName="另一人")["errors"][0]["code"] == "APPLICATION_STATE"
    assert _code(way.decide("REQUEST_CHANGES", " ")) == "REQUIRED"
    assert (
        way.decide("REQUEST_CHANGES", "请更新退货地址")["application"]["reason"] == "请更新退货地址"
    )
    assert _code(way.edit(returnAddress="新址")) == ""
    assert way.submit()["application"]["state"] == "SUBMITTED"
    assert _code(way.decide("APPROVE")) == "CHECKLIST_INCOMPLETE"
    assert way.decide("REJECT", "主体不符")["application"]["state"] == "REJECTED"
    assert _code(way.submit()) == "APPLICATION_STATE"
    again = way._ask(START, {"k": "2"}, way.owner)
    assert again["application"]["state"] == "DRAFT"
    assert _code(way._ask(START, {"k": "3"}, way.owner)) == "APPLICATION_OPEN"


def test_without_a_booth_a_signed_merchant_waits_and_becomes_active_later(way, deliver):
    way.approved()
    way.sign(way.desk)
    way.sign(way.owner)
    deliver()
    assert way.read()["state"] == "CONTRACTED"
    assert not Organization.objects.get(pk=way.company.pk).is_merchant
    way.lease()
    checklists_recheck()
    assert way.read()["state"] == "ACTIVE"


def test_a_lapsed_item_raises_a_flag_and_a_task_and_switches_nothing_off(way, at, deliver):
    way.lease()
    way.submitted()
    day = clock.now().astimezone(CHINA).date()
    way.verify("licence-image", expiresOn=(day + timedelta(days=30)).isoformat())
    way.verify("lease-contract")
    way.decide("APPROVE")
    way.sign(way.desk)
    way.sign(way.owner)
    deliver()
    with at(datetime(day.year, day.month, day.day, 12, tzinfo=CHINA) + timedelta(days=31)):
        assert checklists_recheck() == 1
        assert checklists_recheck() == 0
    assert way.read()["state"] == "ACTIVE"
    assert Organization.objects.get(pk=way.company.pk).is_merchant
    assert Flag.objects.get(rule="merchant_item_lapsed").evidence["item"] == "licence-image"
    assert ReviewTask.objects.get().kind == "LAPSED"


def test_data_are_verified_again_after_six_months(way, at):
    way.active()
    due = Application.objects.get().reverify_on
    soon = datetime(due.year, due.month, due.day, 12, tzinfo=CHINA)
    with at(soon - timedelta(days=15)):
        assert checklists_recheck() == 0
    with at(soon - timedelta(days=14)):
        assert checklists_recheck() == 1
        assert way.decide("REVERIFY", "工商信息一致")["errors"] == []
        assert checklists_recheck() == 0
    assert ReviewTask.objects.get().done_at is not None
    assert Application.objects.get().reverify_on > due


def test_a_suspended_shop_is_hidden_and_publishes_nothing(way):
    way.active()
    product = a_product(merchant=way.company)
    publish = "mutation($id: ID!) { productPublish(id: $id) { errors { code } } }"
    unpublish = "mutation($id: ID!) { productUnpublish(id: $id) { errors { code } } }"
    key = {"id": to_relay("Product", product.pk)}

    def visible() -> bool:
        return ProductListing.objects.filter(product=product, visible=True).exists()

    assert way.decide("SUSPEND", "消费者投诉核查")["application"]["state"] == "SUSPENDED"
    assert not visible()
    way.api.post(unpublish, key, token=way.owner)
    refused = way.api.post(publish, key, token=way.owner).data["productPublish"]
    assert refused["errors"][0]["code"] == "SELLER_NOT_ACTIVE"
    assert way.decide("REINSTATE", "核查无误")["application"]["state"] == "ACTIVE"
    assert visible()
    assert way.decide("CLOSE", "商户申请退出")["application"]["state"] == "CLOSED"
    assert _code(way.decide("REINSTATE", "反悔")) == "APPLICATION_STATE"


def test_a_merchant_with_an_open_order_stays(way):
    shop = a_shop()
    way.active()
    order = a_paid_order(shop)
    Application.objects.update(organization=shop.merchant)
    refused = way.decide("CLOSE", "退出")

    assert order.merchant_id == shop.merchant.pk
    assert _code(refused) == "MERCHANT_STILL_OPEN"
    assert refused["errors"][0]["details"]["open"][0] == "未完成订单 1 笔"
    assert way.read()["state"] == "ACTIVE"


def test_who_may_see_and_decide(way):
    way.submitted()
    stranger = a_member("merchant_owner", an_organization())[1]
    weak = a_member("operator", an_organization("OPERATOR"), level=1)[1]
    given = {"i": {"id": way.id, "act": "APPROVE", "reason": "可"}}

    assert way.read(stranger) is None
    assert way.api.post(READ, {"id": way.id}).data["merchantApplication"] is None
    assert way.api.post(DECIDE, given, token=way.owner).code == "FORBIDDEN"
    assert way.api.post(DECIDE, given, token=weak).code == "LEVEL_TWO_REQUIRED"
    assert _code(way._ask(SUBMIT, {"id": way.id}, stranger)) == "NOT_FOUND"
    assert _code(way.decide("DANCE")) == "INVALID"


def test_the_operator_configures_the_checklist(way):
    put = """mutation($i: ChecklistItemInput!) { checklistItemPut(input: $i) {
      item { code required } errors { field code } } }"""
    row = {"code": "fire-safety", "kind": "ATTESTED", "name": "消防安全承诺", "nameEn": "Fire safety",
           "required": True}  # fmt: skip
    wrong = {**row, "kind": "COMPUTED", "checkName": "astrology"}

    assert way._ask(put, {"i": wrong}, way.desk)["errors"][0]["field"] == "checkName"
    assert way._ask(put, {"i": row}, way.desk)["item"]["code"] == "fire-safety"
    way.edit(**FORM)
    way.person()
    way.attest("terms")
    way.attest("genuine")
    assert way.submit()["errors"][0]["details"] == {"missing": ["fire-safety"]}
