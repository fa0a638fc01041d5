"""A small city, made through the apps' own acts, twice."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from itertools import combinations

import pytest
from django.db.models import QuerySet

from backend.catalog.models import Product, ProductListing, ProductVariant, VariantListing
from backend.demo import goods, places, roster
from backend.demo.services.city import City, CityPlan, city_load
from backend.inventory.models import Stock
from backend.parties.models import Membership, Organization, User
from backend.parties.roles import ROLES
from backend.parties.rules import uscc_check
from backend.pricing.models import PriceTier, QuantityRule
from backend.shipping.models import RateCard
from backend.signing.models import SignedDocument
from markets.onboarding.models import Application, Step
from markets.venues.models import Booth, Lease
from markets.venues.services import BoothDraft
from procurement.mall.models import MallOffer

PRODUCTS = 160
FIRST = 80


def _counts() -> dict[str, int]:
    tables = (Organization, User, Membership, Product, ProductVariant, VariantListing, PriceTier,
              QuantityRule, Stock, RateCard, ProductListing, Booth, Lease, Application, Step,
              SignedDocument, MallOffer)  # fmt: skip
    return {table.__name__: table.objects.count() for table in tables}


@pytest.fixture
def _opens_with_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(goods, "OPENING", FIRST)


def _play() -> tuple[City, list[int]]:
    heard: list[int] = []
    plan = CityPlan(products=PRODUCTS, advance=heard.append)
    return city_load(plan, password="demo-password"), heard


def _newcomers() -> QuerySet[Application]:
    return Application.objects.filter(organization__slug__in=roster.NEWCOMERS)


@pytest.mark.django_db
@pytest.mark.usefixtures("_opens_with_a_part")
def test_the_city_stands_and_twice_is_once(deliver):
    made, heard = _play()
    deliver()  # the worker writes the newcomers' contracts
    first = _counts()
    _play()
    deliver()

    assert _counts() == first
    assert sum(heard) == first["Product"] == PRODUCTS == made.products
    assert first["ProductVariant"] == made.variants > 3 * PRODUCTS
    assert made.offers > 0
    assert not Product.objects.exclude(status="PUBLISHED").exists()
    spread = Counter(Product.objects.values_list("category__site__slug", flat=True))
    assert spread == Counter(goods.counts(PRODUCTS))

    rows = ProductListing.objects.select_related("product")
    stocked = {row.product_id for row in rows if row.in_stock}
    counted = Stock.objects.filter(quantity__gt=0).values_list("variant__product", flat=True)
    assert stocked == set(counted)
    held = defaultdict(list)
    for tenant, code in Lease.objects.values_list("tenant", "booth__code").order_by("booth__code"):
        held[tenant].append(code)
    assert all(row.booth_codes == held[row.product.merchant_id] for row in rows)

    assert set(Application.objects.values_list("state", flat=True)) == {"ACTIVE"}
    assert Application.objects.count() == len(roster.merchants())
    for row in _newcomers():
        paper = SignedDocument.objects.get(number=row.contract_number)
        assert (row.contract_paper, paper.state) == (False, "SIGNED")
        assert paper.parties.filter(signed_at__isnull=False).count() == 2


def _overlap(a: BoothDraft, b: BoothDraft) -> bool:
    across = a.x < b.x + b.width and b.x < a.x + a.width
    return across and a.y < b.y + b.height and b.y < a.y + a.height


def test_no_two_booths_of_a_floor_lie_on_one_another():
    ids: defaultdict[str, uuid.UUID] = defaultdict(uuid.uuid4)
    for draft in places.market_drafts(ids):
        assert len({row.code for row in draft.booths}) == len(draft.booths)
        floors = defaultdict(list)
        for row in draft.booths:
            floors[row.building, row.floor].append(row)
        for rows in floors.values():
            clashes = [(a.code, b.code) for a, b in combinations(rows, 2) if _overlap(a, b)]
            assert not clashes
        for row in draft.booths:
            assert 0 <= row.x <= draft.width - row.width
            assert 0 <= row.y <= draft.height - row.height, row.code


def test_every_code_has_a_sound_check_character():
    drafts = [*roster.offices(), *roster.merchants(), *roster.buyers()]
    codes = [draft.uscc for draft in drafts]
    assert len(set(codes)) == len(codes)
    assert all(code is not None and uscc_check(code).valid for code in codes)


def test_accounts_hold_known_roles_that_do_not_exclude_each_other():
    kinds = {
        row.slug: row.kind for row in [*roster.offices(), *roster.merchants(), *roster.buyers()]
    }
    for account in roster.accounts():
        for role in account.roles:
            assert kinds[account.organization_slug] in ROLES[role].kinds, account.email
    shown = {roster.email_of(name) for name in roster.SHOWN}
    assert shown <= {account.email for account in roster.accounts()}


@pytest.mark.parametrize("total", [40, 999, 12_000])
def test_goods_are_shared_out_to_the_last(total: int):
    assert sum(goods.counts(total).values()) == total
