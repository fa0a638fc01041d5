"""A price change moves the listing's span and leaves everything else of the row alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.catalog.models import ProductListing
from backend.pricing.services import prices_change
from tests.factories.trade import a_shop

pytestmark = pytest.mark.django_db


def change(shop, percent_bp: int) -> None:
    prices_change(
        actor=shop.seller, channel="textile-cny", variant_ids=[shop.variant.pk],
        percent_bp=percent_bp, dry_run=False,
    )  # fmt: skip


def test_the_span_follows_and_the_words_stay():
    shop = a_shop(price="10.00")
    listing = ProductListing.objects.filter(product_id=shop.variant.product_id)
    listing.update(codes="kept-as-it-was", grade="A")
    with CaptureQueriesContext(connection) as seen:
        change(shop, 1000)
    row = listing.get()
    assert (row.min_price, row.max_price) == (Decimal("11.00"), Decimal("11.00"))
    assert (row.codes, row.grade) == ("kept-as-it-was", "A")
    assert len(seen) <= 12  # it was twenty, and the product's words were cut afresh


def test_goods_without_a_row_get_one():
    shop = a_shop(price="10.00")
    ProductListing.objects.filter(product_id=shop.variant.product_id).delete()
    change(shop, -1000)
    row = ProductListing.objects.get(product_id=shop.variant.product_id)
    assert (row.min_price, row.max_price) == (Decimal("9.00"), Decimal("9.00"))
