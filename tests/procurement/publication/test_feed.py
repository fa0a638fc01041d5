"""Every purchase becomes OCDS: own schema always, the official one where its files are."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from procurement.exchange.models import Message
from procurement.publication.models import Release
from procurement.publication.rules import TAGS, compile_releases
from procurement.publication.schema import release_faults
from procurement.publication.selectors import record_of, release_package
from tests.factories.mall import ADDRESS, a_mall
from tests.procurement.mall.play import Play

NOW = datetime(2026, 6, 1, 2, tzinfo=UTC)
BASE = "https://standard.open-contracting.org/schema/1__1__5/"


@pytest.fixture
def play(api, deliver, at):
    with at(NOW):
        yield Play(api, deliver, a_mall())


def bodies():
    return [row.body for row in Release.objects.order_by("feed_number")]


@pytest.mark.django_db
def test_a_whole_purchase_is_published_stage_by_stage(play):
    play.to("paid")

    assert [body["tag"] for body in bodies()] == [
        ["planning", "tender"],
        ["award", "contract"],
        ["implementation"],
        ["implementationUpdate"],
        ["implementationUpdate"],
    ]
    assert [release_faults(body) for body in bodies()] == [[]] * 5
    numbers = list(Release.objects.values_list("feed_number", flat=True).order_by("feed_number"))
    assert numbers == [1, 2, 3, 4, 5]
    first = bodies()[0]
    assert first["tender"]["procurementMethod"] == "direct"
    assert first["tender"]["value"] == {"amount": 8000.0, "currency": "CNY"}
    assert "awards" not in first
    assert all("supplier" not in party["roles"] for party in first["parties"])
    paid = bodies()[-1]["contracts"][0]["implementation"]["transactions"][0]
    assert paid["value"] == {"amount": 8000.0, "currency": "CNY"}


@pytest.mark.django_db
def test_the_record_compiles_all_stages(play):
    play.to("paid")
    record = record_of(Release.objects.first().ocid)
    compiled = record["compiledRelease"]

    assert compiled["tag"] == ["compiled"]
    assert compiled["planning"]["budget"]["amount"]["amount"] == 8000.0
    assert compiled["tender"]["status"] == "complete"
    assert compiled["tender"]["items"][0]["unit"]["value"]["amount"] == 4000.0
    contract = compiled["contracts"][0]
    assert contract["dateSigned"] == "2026-06-01T02:00:00Z"
    milestones = {row["id"]: row["status"] for row in contract["implementation"]["milestones"]}
    assert milestones == {"delivery": "met", "acceptance": "met", "payment": "met"}
    roles = {role for party in compiled["parties"] for role in party["roles"]}
    assert roles == {"buyer", "procuringEntity", "payer", "supplier", "payee"}
    assert release_faults(compiled) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "act", "reason", "status"),
    [
        ("ordered", "mallOrderDecline", "停产", "unsuccessful"),
        ("ordered", "requisitionCancel", "不再需要", "cancelled"),
    ],
)
def test_ways_out_are_published_with_their_reason(play, state, act, reason, status):
    play.to(state)
    actor = play.mall.seller if act.startswith("mall") else play.mall.requester
    play.do(act, actor, reason=reason)
    last = Release.objects.order_by("-feed_number").first()

    assert last.body["tender"]["status"] == status
    assert last.body["tender"]["procurementMethodRationale"] == reason
    assert reason in last.notice_text
    assert release_faults(last.body) == []


@pytest.mark.django_db
def test_nothing_is_public_before_the_order(play):
    play.to("awaiting_approval")

    assert not Release.objects.exists()


@pytest.mark.django_db
def test_persons_phones_and_places_stay_private(play):
    play.to("paid")
    mall = play.mall
    text = json.dumps(bodies(), ensure_ascii=False) + "".join(
        Release.objects.values_list("notice_text", flat=True)
    )
    for secret in (ADDRESS["phone"], ADDRESS["street"], str(mall.requester.person_id)):
        assert secret not in text
    assert str(mall.offers[1].merchant_id) not in text
    assert mall.offers[1].merchant.legal_name not in text


@pytest.mark.django_db
def test_notices_are_pushed_to_the_medium(play):
    play.to("ordered")
    message = Message.objects.get(kind="noticePublish")

    assert message.state == "ACCEPTED"
    assert message.body["title"].endswith("电子卖场直购订单公告")
    assert message.reply["url"]


@pytest.mark.django_db
def test_the_feed_goes_on_from_a_cursor(play):
    play.to("paid")
    client = Client()
    first = client.get("/ocds/releases.jsonl?limit=2")
    lines = [json.loads(line) for line in b"".join(first.streaming_content).splitlines()]
    rest = client.get(f"/ocds/releases.jsonl?after={first['X-Feed-Next']}")
    more = [json.loads(line) for line in b"".join(rest.streaming_content).splitlines()]

    assert [line["feed"] for line in lines + more] == [1, 2, 3, 4, 5]
    assert rest["X-Feed-Next"] == "5"
    ocid = lines[0]["release"]["ocid"]
    record = client.get(f"/ocds/records/{ocid}.json").json()
    assert record["records"][0]["compiledRelease"]["ocid"] == ocid
    assert client.get("/ocds/schema.json").json()["$id"] == "urn:shiji:ocds-release:1"
    assert client.get("/ocds/records/ocds-none.json").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["after=-1", "after=abc", "after=１", "limit=0", "limit=501"])
def test_a_bad_cursor_is_refused(query):
    answer = Client().get(f"/ocds/releases.jsonl?{query}")

    assert answer.status_code == 400
    assert Client().post("/ocds/releases.jsonl").status_code == 405


NOTICES = """query($kind: PublicNoticeKind, $search: String, $after: String, $until: Date) {
  publicNotices(first: 2, kind: $kind, search: $search, after: $after, until: $until) {
  totalCount pageInfo { hasNextPage endCursor }
  edges { node { id kind title text ocid buyerName publishedAt tags release } } } }"""


@pytest.mark.django_db
def test_the_public_reads_notices_without_signing_in(play):
    play.to("paid")
    page = play.api.post(NOTICES).data["publicNotices"]
    assert page["totalCount"] == 4
    assert page["pageInfo"]["hasNextPage"]
    assert page["edges"][0]["node"]["kind"] == "PAYMENT"
    after = {"after": page["pageInfo"]["endCursor"]}
    assert len(play.api.post(NOTICES, after).data["publicNotices"]["edges"]) == 2
    results = play.api.post(NOTICES, {"kind": "RESULT"}).data["publicNotices"]
    assert results["totalCount"] == 1
    assert "单价 4000.00 元" in results["edges"][0]["node"]["text"]
    assert play.api.post(NOTICES, {"search": "不存在"}).data["publicNotices"]["totalCount"] == 0
    early = play.api.post(NOTICES, {"until": "2026-05-31"}).data["publicNotices"]
    assert early["totalCount"] == 0
    node = results["edges"][0]["node"]
    query = """query($ocid: String!, $id: ID!) { publicNotice(id: $id) { title }
      procurementRelease(ocid: $ocid) { compiledRelease releases } }"""
    data = play.api.post(query, {"ocid": node["ocid"], "id": node["id"]}).data
    assert data["publicNotice"]["title"] == node["title"]
    assert len(data["procurementRelease"]["releases"]) == 5


@given(st.permutations(["a", "b", "c"]), st.integers(0, 9))
def test_merging_twice_is_merging_once(ids, amount):
    def part(name):
        return {"id": name, "value": {"amount": amount}}

    release = {
        "ocid": "x",
        "date": "d",
        "parties": [{"id": "p", "roles": ["buyer"]}],
        "awards": [part(name) for name in ids],
    }

    assert compile_releases([release, release]) == compile_releases([release])


def test_only_declared_acts_are_public():
    from procurement.procedures import P_MALL_DIR

    assert set(TAGS) <= {arrow.act for arrow in P_MALL_DIR.arrows}


def _registry(folder: Path) -> Registry:
    resources = [
        (
            BASE + path.name,
            Resource.from_contents(json.loads(path.read_text()), default_specification=DRAFT4),
        )
        for path in folder.glob("*.json")
    ]
    return Registry().with_resources(resources)


@pytest.mark.django_db
def test_releases_are_valid_by_the_official_schema(play, shared_data):
    folder = shared_data / "ocds-schema" / "1.1.5"
    play.to("paid")
    other = Play(play.api, play.deliver, a_mall()).to("delivered", quantity=2)
    other.do("mallDisputeOpen", other.mall.acceptor, reason="破损")
    other.do("mallGoodsReturn", other.mall.acceptor, reason="退货")
    third = Play(play.api, play.deliver, a_mall()).to("ordered")
    third.do("mallOrderDecline", third.mall.seller, reason="停产")
    schema = json.loads((folder / "release-package-schema.json").read_text())
    package = release_package(bodies(), uri="https://example.org/package", at=NOW)
    validator = Draft4Validator(schema, registry=_registry(folder))

    assert [fault.message for fault in validator.iter_errors(package)] == []
    codes = set()
    for line in (folder / "codelists" / "releaseTag.csv").read_text().splitlines()[1:]:
        codes.add(line.split(",")[0])
    assert {tag for body in bodies() for tag in body["tag"]} <= codes
    compiled = json.loads((folder / "release-schema.json").read_text())
    release = Draft4Validator(compiled, registry=_registry(folder))
    for body in bodies():
        assert list(release.iter_errors(record_of(body["ocid"])["compiledRelease"])) == []
