"""Goods and prices from sheets: line by line, dry run, twice is once."""

from __future__ import annotations

import csv
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from openpyxl import Workbook

from backend.catalog.models import Product, ProductVariant, VariantListing
from backend.catalog.services import products_import
from backend.kernel.actor import SYSTEM
from backend.kernel.errors import Forbidden
from backend.pricing.models import PriceTier
from backend.pricing.services import prices_import
from tests.factories.catalog import a_category, a_merchant, a_product, variant_of
from tests.plugin.api import actor_with

pytestmark = pytest.mark.django_db
HEAD = ["款号", "类目", "名称", "sku", "规格", "颜色", "尺码", "safety-class", "price:textile-cny"]
GOOD = [
    ["TX9", "T恤", "纯棉圆领T恤", "TX9-1", "黑 / M", "黑色", "M", "b", "12.80"],
    ["TX9", "T恤", "纯棉圆领T恤", "TX9-2", "白 / M", "白色", "M", "b", "12.80"],
    ["TX8", "tshirts", "印花T恤", "TX8-1", "", "red", "l", "B类", "15"],
]


def _rows(lines, head=HEAD):
    return [dict(zip(head, line, strict=True)) for line in lines]


@pytest.fixture
def merchant():
    a_category()
    return a_merchant()


def _take(merchant, lines, **options):
    return products_import(actor=SYSTEM, merchant_id=merchant.pk, rows=_rows(lines), **options)


def test_lines_of_one_style_make_one_product(merchant):
    report = _take(merchant, GOOD)
    assert (report.products, report.variants, report.faults) == (2, 3, [])
    product = Product.objects.get(merchant=merchant, external_reference="TX9")
    assert product.status == "DRAFT"
    assert product.facts == {"safety-class": ["b"]}
    choices = [row.choices for row in ProductVariant.objects.filter(product=product)]
    assert choices == [{"color": "black", "size": "m"}, {"color": "white", "size": "m"}]


def test_the_same_sheet_twice_changes_nothing_and_new_skus_are_added(merchant):
    _take(merchant, GOOD[:1])
    again = _take(merchant, GOOD)
    assert (again.products, again.variants, again.unchanged) == (1, 2, 1)
    third = _take(merchant, GOOD)
    assert (third.products, third.variants, third.unchanged) == (0, 0, 3)
    assert ProductVariant.objects.filter(product__merchant=merchant).count() == 3


def test_bad_lines_are_named_and_the_good_ones_taken(merchant):
    bad = [
        ["B1", "不存在", "名称一", "B1-1", "", "", "", "b", "1"],
        ["B2", "T恤", "=HYPERLINK(1)", "B2-1", "", "", "", "b", "1"],
        ["B3", "T恤", "名称三", "B3-1", "", "紫色", "", "b", "1"],
        ["B4", "T恤", "名称四", "B4-1", "", "", "", "b", "很贵"],
        ["B5", "T恤", "名称五", "", "", "", "", "b", "1"],
        ["B6", "T恤", "名称六", "B6-1", "", "", "", "b", ""],
    ]
    report = _take(merchant, [*bad, GOOD[2]])
    assert [(fault.line, fault.field) for fault in report.faults] == [
        (2, "category"),
        (3, "name"),
        (4, "variants.0.choices.color"),
        (5, "price:textile-cny"),
        (6, "sku"),
        (7, "price"),
    ]
    assert list(Product.objects.filter(merchant=merchant).values_list("name", flat=True)) == [
        "印花T恤"
    ]


def test_a_dry_run_counts_and_writes_nothing(merchant, events):
    seen = []
    report = _take(merchant, GOOD, dry_run=True, on_progress=seen.append)
    assert (report.products, report.variants) == (2, 3)
    assert seen[-1] == 3
    assert not Product.objects.filter(merchant=merchant).exists()
    assert events.published() == []


def test_only_those_who_may(merchant):
    with pytest.raises(Forbidden):
        products_import(actor=actor_with(), merchant_id=merchant.pk, rows=_rows(GOOD))


def test_the_commands_read_csv_and_spreadsheets(merchant, tmp_path):
    goods = tmp_path / "goods.xlsx"
    book = Workbook()
    for line in [HEAD, *GOOD]:
        book.active.append(line)
    book.save(goods)
    out = StringIO()
    call_command("import_products", str(goods), merchant=merchant.slug, stdout=out)
    assert out.getvalue().strip() == (
        "3 lines: 2 products and 3 variants added, 0 unchanged, 0 faults"
    )
    prices = tmp_path / "prices.csv"
    with prices.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([["SKU", "渠道", "价格"], ["TX9-1", "textile-cny", "11.5"]])
    out = StringIO()
    call_command("import_prices", str(prices), merchant=merchant.slug, stdout=out)
    assert out.getvalue().strip() == "1 lines: 1 changed, 0 unchanged, 0 refused"
    assert VariantListing.objects.get(variant__sku="TX9-1").price == Decimal("11.5")


def _prices(merchant_id, lines, **options):
    head = ["sku", "channel", "price", "min_quantity"]
    return prices_import(actor=SYSTEM, merchant_id=merchant_id, rows=_rows(lines, head), **options)


def test_prices_and_tiers_from_a_sheet():
    product = a_product(variants=2)
    first, second = (variant_of(product, place) for place in range(2))
    lines = [
        [first.sku, "textile-cny", "12.80", "10"],
        [first.sku, "textile-cny", "11.90", "50"],
        [second.sku, "textile-cny", "9.99", ""],
    ]
    dry = _prices(product.merchant_id, lines, dry_run=True)
    assert (dry.changed, PriceTier.objects.count()) == (3, 0)
    report = _prices(product.merchant_id, lines)
    assert (report.changed, report.unchanged, report.refused) == (3, 0, [])
    assert [row.min_quantity for row in PriceTier.objects.filter(variant=first)] == [10, 50]
    again = _prices(product.merchant_id, lines)
    assert (again.changed, again.unchanged) == (0, 3)


def test_bad_price_lines_are_skipped_with_reasons():
    product = a_product()
    sku = variant_of(product).sku
    stranger = variant_of(a_product()).sku
    lines = [
        [sku, "nowhere", "1", ""],
        [sku, "textile-cny", "１２", ""],
        [sku, "textile-cny", "-5", ""],
        [stranger, "textile-cny", "1", ""],
        [sku, "textile-cny", "10", "5"],
        [sku, "textile-cny", "12", "9"],
    ]
    report = _prices(product.merchant_id, lines)
    assert [line for line, _ in report.refused] == [2, 3, 4, 5, 6, 7]
    assert (report.changed, PriceTier.objects.count()) == (0, 0)
    assert VariantListing.objects.get(variant__sku=stranger).price == Decimal("12.80")
