"""Counting stock by API and by file; listing rows follow."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from backend.catalog.models import ProductListing
from backend.inventory.models import Stock
from backend.inventory.rules import Shelf, take
from backend.inventory.services import StockLine, allocation_release, stock_allocate
from backend.kernel.ids import to_relay
from tests.factories.trade import a_merchant, a_shop, a_variant, acting, seller

UPDATE = """mutation($input: StockUpdateInput!) { stockUpdate(input: $input) {
  stocks { quantity quantityAllocated warehouse { name } } errors { field code message } } }"""


def test_one_place_that_holds_all_is_preferred():
    assert take([Shelf("a", 5), Shelf("b", 9)], 7) == [("b", 7)]
    assert take([Shelf("a", 5), Shelf("b", 9)], 12) == [("b", 9), ("a", 3)]
    assert take([Shelf("a", 5), Shelf("b", 9)], 15) is None


@pytest.mark.django_db
def test_a_merchant_counts_by_article_number(api):
    shop = a_shop(stock=5)
    counts = [{"sku": shop.variant.sku, "quantity": 70}]

    answer = api.post(UPDATE, {"input": {"counts": counts}}, actor=shop.seller).data

    assert answer["stockUpdate"]["errors"] == []
    assert answer["stockUpdate"]["stocks"][0]["quantity"] == 70


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("quantity", "code"), [(-1, "INVALID"), (2, "INVALID")], ids=["negative", "below what is held"]
)
def test_bad_counts_change_nothing(api, quantity, code):
    shop = a_shop(stock=5)
    stock_allocate(holder="ord_1", lines=[StockLine(shop.variant.pk, 3, "l")])
    counts = [{"sku": shop.variant.sku, "quantity": quantity}]

    answer = api.post(UPDATE, {"input": {"counts": counts}}, actor=shop.seller).data

    assert answer["stockUpdate"]["errors"][0]["code"] == code
    assert (Stock.objects.get().quantity, Stock.objects.get().allocated) == (5, 3)


@pytest.mark.django_db
def test_nobody_counts_another_merchants_goods(api):
    shop = a_shop(stock=5)
    rival = seller(a_merchant())
    by_id = [{"variant": to_relay("ProductVariant", shop.variant.pk), "quantity": 0}]

    answer = api.post(UPDATE, {"input": {"counts": by_id}}, actor=rival).data
    assert answer["stockUpdate"]["errors"][0]["code"] == "NOT_FOUND"
    clerk = acting(shop.merchant, "merchant_dispatch")
    assert api.post(UPDATE, {"input": {"counts": by_id}}, actor=clerk).code == "FORBIDDEN"
    assert api.post(UPDATE, {"input": {"counts": by_id}}).code == "UNAUTHENTICATED"
    assert Stock.objects.get().quantity == 5


@pytest.mark.django_db
def test_listing_rows_hear_when_goods_sell_out_and_come_back(events):
    shop = a_shop(stock=5)
    row = ProductListing.objects.get(product=shop.variant.product)

    stock_allocate(holder="ord_1", lines=[StockLine(shop.variant.pk, 5, "l")])
    row.refresh_from_db()
    assert row.in_stock is False
    allocation_release(holder="ord_1")
    row.refresh_from_db()
    assert row.in_stock is True
    assert events.published() == ["inventory.stock.flipped", "inventory.stock.flipped"]


@pytest.mark.django_db
def test_strangers_see_what_is_free_but_no_stock_rows(api):
    shop = a_shop(stock=5)
    query = """query($id: ID) { productVariant(id: $id, channel: "textile-cny") {
      quantityAvailable stocks { quantity } } }"""
    key = {"id": to_relay("ProductVariant", shop.variant.pk)}

    assert api.post(query, key).data["productVariant"] == {"quantityAvailable": 5, "stocks": []}
    mine = api.post(query, key, actor=shop.seller).data["productVariant"]
    assert mine["stocks"] == [{"quantity": 5}]


def _csv(folder: Path, *lines: str) -> Path:
    path = folder / "stock.csv"
    path.write_text("\n".join(("货号,数量", *lines)), encoding="utf-8")
    return path


@pytest.mark.django_db
def test_a_file_is_taken_row_by_row_with_reasons(tmp_path):
    merchant = a_merchant()
    good, other = a_variant(merchant, stock=1), a_variant(a_merchant(), stock=1)
    path = _csv(tmp_path, f"{good.sku},40", f"{other.sku},9", "NONE,3", f"{good.sku},３", ",5")
    said, faults = StringIO(), StringIO()

    call_command("import_stock", path, merchant=merchant.slug, dry_run=True, stdout=said)
    assert said.getvalue() == "1 checked, 4 refused\n"
    assert Stock.objects.get(variant=good).quantity == 1

    said = StringIO()
    call_command("import_stock", path, merchant=merchant.slug, stdout=said, stderr=faults)
    assert said.getvalue() == "1 taken, 4 refused\n"
    assert [line.split(":")[0] for line in faults.getvalue().splitlines()] == [
        "line 3", "line 4", "line 5", "line 6",
    ]  # fmt: skip
    assert Stock.objects.get(variant=good).quantity == 40
    assert Stock.objects.get(variant=other).quantity == 1


@pytest.mark.django_db
def test_a_spreadsheet_is_read_like_a_text_file(tmp_path):
    merchant = a_merchant()
    good = a_variant(merchant, stock=1)
    book = Workbook()
    book.active.append(["SKU", "Quantity"])
    book.active.append([good.sku, 12])
    path = tmp_path / "stock.xlsx"
    book.save(path)

    call_command("import_stock", path, merchant=merchant.slug, stdout=StringIO())

    assert Stock.objects.get(variant=good).quantity == 12


@pytest.mark.django_db
def test_a_broken_file_is_refused(tmp_path):
    path = tmp_path / "stock.xlsx"
    path.write_bytes(b"not a book")
    with pytest.raises(CommandError):
        call_command("import_stock", path, merchant=a_merchant().slug)
