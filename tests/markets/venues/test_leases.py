"""Markets, booths and leases from the outside."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from backend.catalog.models import ProductListing
from backend.kernel import clock
from backend.kernel.ids import to_relay
from backend.parties.models import Organization
from backend.rulebook.selectors import CHINA
from markets.venues.models import Lease
from markets.venues.services import leases_push
from tests.factories.catalog import a_merchant, a_product
from tests.factories.people import a_code, a_member, a_token, a_user, an_organization
from tests.factories.venues import a_booth, a_market

pytestmark = pytest.mark.django_db
OPEN = """mutation($i: LeaseOpenInput!) { leaseOpen(input: $i) {
  lease { id boothCode startsOn endsOn tenant { slug } } errors { field code } } }"""
END = """mutation($i: LeaseEndInput!) { leaseEnd(input: $i) {
  lease { endsOn } errors { field code } } }"""
LEASES = """{ leases(first: 20) { totalCount edges { node { boothCode booth { status } } } } }"""
MAP = """query($s: String) { markets(site: $s) { slug opens buildings { name floors {
  id number boothCount leasedCount } } } }"""
FLOOR = """query($id: ID!) { marketFloor(id: $id) { width booths {
  code x y status merchant { slug } } } }"""


@pytest.fixture
def manager() -> Organization:
    return an_organization("MARKET_MANAGER")


def _terms(booth, tenant, *, starts: date | None = None, days: int = 364, key: str = "k") -> dict:
    first = starts or clock.now().astimezone(CHINA).date()
    return {
        "boothId": to_relay("Booth", booth.pk),
        "tenantCode": tenant.uscc,
        "startsOn": first.isoformat(),
        "endsOn": (first + timedelta(days=days)).isoformat(),
        "contractNumber": "ZL-1",
        "idempotencyKey": key,
    }


def _open(api, token, terms: dict) -> dict:
    return api.post(OPEN, {"i": terms}, token=token).data["leaseOpen"]


def _codes(merchant) -> list[list[str]]:
    rows = ProductListing.objects.filter(product__merchant=merchant)
    return [list(row.booth_codes) for row in rows]


def test_a_lease_puts_the_code_on_the_listings_and_its_end_takes_it_off(api, manager, events):
    market, tenant = a_market(manager=manager), a_merchant(uscc=a_code())
    a_product(merchant=tenant)
    token = a_member("market_manager", manager)[1]
    booth = a_booth(market)
    made = _open(api, token, _terms(booth, tenant))

    assert made["errors"] == []
    assert made["lease"]["tenant"] == {"slug": tenant.slug}
    assert _codes(tenant) == [[booth.code]]
    assert _open(api, token, _terms(booth, tenant))["lease"]["id"] == made["lease"]["id"]
    yesterday = clock.now().astimezone(CHINA).date() - timedelta(days=1)
    given = {"id": made["lease"]["id"], "endsOn": yesterday.isoformat(), "reason": "退租"}
    assert api.post(END, {"i": given}, token=token).data["leaseEnd"]["errors"] == []
    assert _codes(tenant) == [[]]
    assert events.published().count("venues.lease.moved") == 2
    again = api.post(END, {"i": given}, token=token).data["leaseEnd"]["errors"]
    assert again[0]["code"] == "LEASE_OVER"


def test_a_booth_has_one_lease_at_a_time(api, manager):
    market = a_market(manager=manager)
    first, second = a_merchant(uscc=a_code()), a_merchant(uscc=a_code())
    token = a_member("market_manager", manager)[1]
    booth = a_booth(market)
    today = clock.now().astimezone(CHINA).date()
    _open(api, token, _terms(booth, first))
    clash = _open(api, token, _terms(booth, second, starts=today + timedelta(days=364), key="k2"))
    after = _open(api, token, _terms(booth, second, starts=today + timedelta(days=365), key="k3"))

    assert clash["errors"] == [{"field": "boothId", "code": "BOOTH_TAKEN"}]
    assert after["errors"] == []
    with pytest.raises(IntegrityError), transaction.atomic():
        Lease.objects.create(booth=booth, tenant=second, valid=DateRange(today, None))


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"endsOn": "2000-01-01"}, "endsOn", "LEASE_TERM_INVALID"),
        ({"tenantCode": "91130104000000011X"}, "tenantCode", "TENANT_UNFIT"),
        ({"contractNumber": "x" * 61}, "contractNumber", "INVALID"),
        ({"boothId": to_relay("Booth", "018f0000-0000-7000-8000-000000000000")}, "boothId", "NOT_FOUND"),
        ({"boothId": "nonsense"}, "id", "INVALID_ID"),
    ],
)  # fmt: skip
def test_a_bad_lease_names_its_field_and_writes_nothing(api, manager, change, field, code):
    market, tenant = a_market(manager=manager), a_merchant(uscc=a_code())
    token = a_member("market_manager", manager)[1]
    refused = _open(api, token, {**_terms(a_booth(market), tenant), **change})

    assert refused["errors"] == [{"field": field, "code": code}]
    assert not Lease.objects.exists()


def test_a_manager_acts_on_and_sees_the_own_market_only(api, manager):
    other = an_organization("MARKET_MANAGER")
    own, foreign = a_market(manager=manager), a_market("nansantiao", manager=other)
    mine, theirs = a_merchant(uscc=a_code()), a_merchant(uscc=a_code())
    token, rival = a_member("market_manager", manager)[1], a_member("market_manager", other)[1]
    _open(api, token, _terms(a_booth(own), mine))
    _open(api, rival, _terms(a_booth(foreign), theirs))
    refused = _open(api, token, _terms(a_booth(foreign, 102), mine, key="k9"))
    shopkeeper = a_member("merchant_owner", theirs)[1]

    def seen(who) -> list[str]:
        rows = api.post(LEASES, token=who).data["leases"]["edges"]
        return [row["node"]["boothCode"] for row in rows]

    assert refused["errors"][0]["code"] == "NOT_FOUND"
    assert seen(token) == ["XINHUA-A-1-A-101"]
    assert seen(rival) == ["NANSANTIAO-A-1-A-101"]
    assert seen(shopkeeper) == ["NANSANTIAO-A-1-A-101"]
    assert seen(a_token(a_user())) == []
    assert seen(None) == []
    assert api.post(OPEN, {"i": _terms(a_booth(own), mine)}, token=shopkeeper).code == "FORBIDDEN"


def test_the_map_shows_booths_with_status_and_trading_merchants_only(api, manager, at):
    market, tenant = a_market(manager=manager), a_merchant(uscc=a_code())
    token = a_member("market_manager", manager)[1]
    _open(api, token, _terms(a_booth(market), tenant))
    markets = api.post(MAP, {"s": "textile"}).data["markets"]
    floor = markets[0]["buildings"][0]["floors"][0]

    def booths(hour: int) -> list[tuple]:
        day = clock.now().astimezone(CHINA) + timedelta(days=1)
        with at(datetime(day.year, day.month, day.day, hour, tzinfo=CHINA)):
            rows = api.post(FLOOR, {"id": floor["id"]}).data["marketFloor"]["booths"]
        return [(row["status"], row["merchant"]) for row in rows]

    assert (floor["boothCount"], floor["leasedCount"]) == (4, 1)
    assert api.post(MAP, {"s": "intl"}).data["markets"] == []
    assert booths(10) == [("OPEN", {"slug": tenant.slug}), *[("VACANT", None)] * 3]
    assert booths(20)[0][0] == "RESTING"
    Organization.objects.filter(pk=tenant.pk).update(is_merchant=False)
    assert booths(10)[0] == ("OPEN", None)


def test_a_holiday_and_a_stream_change_the_stall(api, manager):
    market, tenant = a_market(manager=manager), a_merchant(uscc=a_code())
    token, keeper = a_member("market_manager", manager)[1], a_member("merchant_owner", tenant)[1]
    booth = a_booth(market)
    _open(api, token, _terms(booth, tenant))
    day = clock.now().astimezone(CHINA).date().isoformat()
    shut = """mutation($i: MarketHolidaySetInput!) { marketHolidaySet(input: $i) {
      errors { code } } }"""
    live = """mutation($id: ID!, $on: Boolean!) { stallLive(id: $id, on: $on) {
      booth { status } errors { code } } }"""
    one = 'query($c: String!) { booth(market: "xinhua", code: $c) { status } }'
    key = to_relay("Booth", booth.pk)
    given = {"marketId": to_relay("Market", market.pk), "day": day, "shut": True}

    assert api.post(shut, {"i": given}, token=token).data["marketHolidaySet"]["errors"] == []
    assert api.post(one, {"c": booth.code}).data["booth"]["status"] == "HOLIDAY"
    on = api.post(live, {"id": key, "on": True}, token=keeper).data["stallLive"]
    assert on["booth"]["status"] == "LIVE"
    stranger = a_member("merchant_owner", a_merchant())[1]
    refused = api.post(live, {"id": key, "on": False}, token=stranger).data["stallLive"]
    assert refused["errors"][0]["code"] == "NOT_FOUND"
    assert api.post(live, {"id": key, "on": True}).code == "UNAUTHENTICATED"


def test_leases_that_begin_or_end_by_the_calendar_reach_the_listings(api, manager, at):
    market, tenant = a_market(manager=manager), a_merchant(uscc=a_code())
    a_product(merchant=tenant)
    token = a_member("market_manager", manager)[1]
    today = clock.now().astimezone(CHINA).date()
    _open(api, token, _terms(a_booth(market), tenant, starts=today + timedelta(days=3), days=4))
    noon = datetime(today.year, today.month, today.day, 12, tzinfo=CHINA)

    assert _codes(tenant) == [[]]
    for ahead, codes in ((3, ["XINHUA-A-1-A-101"]), (7, ["XINHUA-A-1-A-101"]), (8, [])):
        with at(noon + timedelta(days=ahead)):
            leases_push()
        assert _codes(tenant) == [codes]
    with at(noon + timedelta(days=8)):
        assert leases_push() == 0


def test_merchants_show_their_stalls(api, manager):
    market, tenant = a_market(manager=manager), a_merchant(uscc=a_code())
    token = a_member("market_manager", manager)[1]
    for place, number in enumerate((102, 104)):
        _open(api, token, _terms(a_booth(market, number), tenant, key=f"k{place}"))
    query = """query($s: String!) { merchant(slug: $s) { licence booths {
      code building floor section market { slug } } } }"""
    found = api.post(query, {"s": tenant.slug}).data["merchant"]

    assert [row["code"][-3:] for row in found["booths"]] == ["102", "104"]
    assert found["booths"][0]["market"] == {"slug": "xinhua"}
    assert (found["booths"][0]["building"], found["booths"][0]["floor"]) == ("A座", 1)
