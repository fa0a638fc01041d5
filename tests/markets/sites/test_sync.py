"""The sites' data stands in the tables, once."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from backend.catalog.models import Attribute, AttributeValue, Category, ProductTypeAttribute
from backend.channels.models import Site
from backend.kernel.clock import clock_frozen
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


def test_a_changed_rate_is_a_new_row_and_an_old_row_never_changes():
    site = Site.objects.get(slug="textile")
    begin, today = date(2020, 1, 1), date(2026, 3, 2)
    old = commission_put(site=site, bp=150, valid_from=begin)
    with clock_frozen(datetime(2026, 3, 2, 4, tzinfo=UTC)):
        changed = commission_put(site=site, bp=180, valid_from=begin)
        assert commission_put(site=site, bp=180, valid_from=today) == changed
        again = commission_put(site=site, bp=200, valid_from=today)  # mended the same day
        assert commission_put(site=site, bp=150, valid_from=begin) == old  # said again: no change
        assert commission_put(site=site, bp=160, valid_from=begin) == again  # a later row stands
    rows = {row.pk: row for row in CommissionRate.objects.filter(site=site)}
    assert {key: row.bp for key, row in rows.items()} == {old: 150, changed: 180, again: 200}
    assert (rows[old].valid.lower, rows[old].valid.upper) == (begin, today)
    assert rows[changed].valid.isempty
    assert (rows[again].valid.lower, rows[again].valid.upper) == (today, None)


def test_a_rate_before_one_that_is_known_already_ends_where_that_begins():
    site = Site.objects.get(slug="textile")
    later = commission_put(site=site, bp=150, valid_from=date(2026, 7, 1))
    first = commission_put(site=site, bp=100, valid_from=date(2026, 1, 1))
    assert CommissionRate.objects.get(pk=first).valid.upper == date(2026, 7, 1)
    assert CommissionRate.objects.get(pk=later).valid.lower == date(2026, 7, 1)


@pytest.mark.parametrize("change", [{"bp": 1}, {"category": None, "bp": 0}])
def test_the_database_refuses_another_rate_in_the_same_row(change):
    site = Site.objects.get(slug="textile")
    row = commission_put(site=site, bp=150, valid_from=date(2020, 1, 1))
    with pytest.raises(DatabaseError, match="PRICING_RATE_STAYS"), transaction.atomic():
        CommissionRate.objects.filter(pk=row).update(**change)


def test_the_database_holds_one_rate_of_a_site_for_everything_at_a_time():
    site = Site.objects.get(slug="textile")
    commission_put(site=site, bp=150, valid_from=date(2020, 1, 1))
    with pytest.raises(DatabaseError, match="pricing_commission_site_once"), transaction.atomic():
        CommissionRate.objects.create(site=site, bp=0, valid=DateRange(date(2026, 1, 1), None))
