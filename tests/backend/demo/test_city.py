"""A small city, made through the apps' own acts, twice."""

from __future__ import annotations

from collections import Counter

import pytest

from backend.catalog.models import Product, ProductListing, ProductVariant, VariantListing
from backend.demo import goods, roster
from backend.demo.services.city import city_load
from backend.inventory.models import Stock
from backend.parties.models import Membership, Organization, User
from backend.parties.roles import ROLES
from backend.parties.rules import uscc_check
from backend.pricing.models import PriceTier, QuantityRule
from backend.shipping.models import RateCard

PRODUCTS = 130


def _counts() -> dict[str, int]:
    tables = (Organization, User, Membership, Product, ProductVariant, VariantListing, PriceTier,
              QuantityRule, Stock, RateCard, ProductListing)  # fmt: skip
    return {table.__name__: table.objects.count() for table in tables}


@pytest.mark.django_db
def test_the_city_stands_and_twice_is_once():
    heard: list[int] = []
    made = city_load(products=PRODUCTS, password="demo-password", advance=heard.append)
    first = _counts()
    city_load(products=PRODUCTS, password="demo-password")

    assert _counts() == first
    assert sum(heard) == first["Product"] == PRODUCTS
    assert first["ProductVariant"] == made.variants > 3 * PRODUCTS
    assert made.offers > 0
    assert not Product.objects.exclude(status="PUBLISHED").exists()
    spread = Counter(Product.objects.values_list("category__site__slug", flat=True))
    assert spread == Counter(goods.counts(PRODUCTS))


@pytest.mark.django_db
def test_the_export_site_is_priced_in_its_currencies():
    city_load(products=PRODUCTS, password="demo-password")
    product = Product.objects.filter(category__site__slug="intl").first()
    assert product is not None
    channels = {row.channel.slug for row in product.listings.select_related("channel")}
    assert channels >= {"intl-cny", "intl-usd", "intl-eur", "intl-rub", "intl-aed"}
    home, abroad = (
        VariantListing.objects.get(variant=product.variants.first(), channel__slug=slug).price
        for slug in ("intl-cny", "intl-usd")
    )
    assert abroad == goods.abroad_price(home, "USD")


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
