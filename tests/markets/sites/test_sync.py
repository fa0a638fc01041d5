"""The sites' data stands in the tables, once."""

from __future__ import annotations

from datetime import date

import pytest

from backend.catalog.models import Attribute, AttributeValue, Category, ProductTypeAttribute
from backend.channels.models import Site
from backend.pricing.models import CommissionRate
from backend.pricing.services.bulk import commission_put
from markets.sites.data import SITES
from markets.sites.services import sites_sync

pytestmark = pytest.mark.django_db


def _counts() -> tuple[int, ...]:
    tables = (Attribute, AttributeValue, Category, ProductTypeAttribute, CommissionRate)
    return tuple(table.objects.count() for table in tables)


def test_sync_writes_the_trees_and_twice_is_once():
    sites_sync()
    first = _counts()
    sites_sync()
    assert _counts() == first
    for spec in SITES:
        leaves = {leaf.slug for top in spec.categories for leaf in top.leaves()}
        rows = Category.objects.filter(site__slug=spec.slug, slug__in=leaves)
        assert rows.count() == len(leaves)
        assert all(row.product_type_slug for row in rows)


def test_a_deep_leaf_knows_its_path_and_english():
    sites_sync()
    poplin = Category.objects.get(slug="poplin")
    assert poplin.path == "fabric/fabric-cotton/poplin"
    assert poplin.level == 2
    assert poplin.translations["EN"]["name"] == "Poplin"


def test_commission_is_written_by_category_and_for_the_rest():
    sites_sync()
    rows = CommissionRate.objects.filter(site__slug="textile")
    assert {(row.category.slug if row.category else "", row.bp) for row in rows} == {
        ("", 150),
        ("fabric", 100),
        ("garments", 180),
    }


def test_a_new_rate_ends_the_old_one_the_day_it_begins():
    site = Site.objects.get(slug="textile")
    old = commission_put(site=site, bp=150, valid_from=date(2020, 1, 1))
    assert commission_put(site=site, bp=150, valid_from=date(2026, 3, 1)) == old
    new = commission_put(site=site, bp=180, valid_from=date(2026, 7, 1))
    rows = {row.pk: row for row in CommissionRate.objects.filter(site=site)}
    assert rows[old].valid.upper == date(2026, 7, 1)
    assert (rows[new].valid.lower, rows[new].valid.upper) == (date(2026, 7, 1), None)
