"""The city as the sites open: one for all tests of this file, undone at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from backend.catalog.models import Product, ProductListing, VariantListing
from backend.demo import goods, places, roster
from backend.demo.services.city import City, CityPlan, city_open
from backend.parties.models import Organization
from backend.parties.services.load import OrganizationDraft
from markets.onboarding.models import Application, Step
from markets.venues.models import Booth, Lease, Market

PRODUCTS = 160
FIRST = 80


@pytest.fixture(scope="module")
def city(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[City]:
    """Opened with a part of its goods, inside a transaction that never commits."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        # as of a test case: an act inside stands alone, as in a command
        connection.atomic_blocks[-1]._from_testcase = True
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(goods, "OPENING", FIRST)
            made = city_open(CityPlan(products=PRODUCTS), password="demo-password")
        yield made
        transaction.set_rollback(True)


def _codes(row: OrganizationDraft) -> list[str]:
    return [booth["code"] for booth in row.extra["booths"]]


def test_the_sites_open_with_established_shops_on_full_maps(city):
    made = city

    assert made.products == Product.objects.count() == FIRST
    assert set(ProductListing.objects.values_list("visible", flat=True)) == {True}
    newcomers = Application.objects.filter(organization__slug__in=roster.NEWCOMERS)
    assert not newcomers.exists()
    states = Application.objects.values_list("state", flat=True)
    assert Counter(states) == {"ACTIVE": len(roster.merchants()) - len(roster.NEWCOMERS)}
    walked = Step.objects.filter(application=Application.objects.first()).order_by("id")
    assert [(step.before, step.after) for step in walked] == [
        ("DRAFT", "SUBMITTED"),
        ("SUBMITTED", "APPROVED"),
        ("APPROVED", "CONTRACTED"),
        ("CONTRACTED", "ACTIVE"),
    ]
    selling = set(Organization.objects.filter(is_merchant=True).values_list("slug", flat=True))
    assert selling == {row.slug for row in roster.merchants()} - roster.NEWCOMERS
    taken = {code for row in roster.merchants() for code in _codes(row)}
    leased = set(Lease.objects.values_list("booth__code", flat=True))
    assert leased == taken
    assert Booth.objects.count() > 3 * len(leased)
    assert set(Market.objects.values_list("slug", flat=True)) == {row[0] for row in places.MARKETS}


@pytest.mark.usefixtures("city")
def test_the_export_site_is_priced_in_its_currencies():
    product = Product.objects.filter(category__site__slug="intl").first()
    assert product is not None
    channels = {row.channel.slug for row in product.listings.select_related("channel")}
    assert channels >= {"intl-cny", "intl-usd", "intl-eur", "intl-rub", "intl-aed"}
    home, abroad = (
        VariantListing.objects.get(variant=product.variants.first(), channel__slug=slug).price
        for slug in ("intl-cny", "intl-usd")
    )
    assert abroad == goods.abroad_price(home, "USD")
