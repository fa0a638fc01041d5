"""Two prices of one product set at the same moment: its lowest and highest price are those of both."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

from django.db import connection, transaction

from backend.catalog.models import ProductListing, ProductVariant, VariantListing
from backend.catalog.services import variant_prices_set
from tests.factories.trade import Shop, a_shop

CHANNEL = "textile-cny"
WAITS = "SELECT count(*) FROM pg_locks WHERE NOT granted"


def _price(shop: Shop, variant: ProductVariant, price: str) -> None:
    try:
        variant_prices_set(actor=shop.seller, channel=CHANNEL, prices={variant.pk: Decimal(price)})
    finally:
        connection.close()


def _somebody_waits() -> None:
    for _ in range(400):
        with connection.cursor() as cursor:
            cursor.execute(WAITS)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("the second hand did not wait for the first")


def test_who_waited_for_another_price_counts_it(committed_db: str) -> None:
    shop = a_shop(price="5.00")
    first = shop.variant
    second = ProductVariant.objects.create(
        product=first.product, sku=f"{first.sku}-2", name="藏青", base_unit="米"
    )
    place = VariantListing.objects.get(variant=first)
    VariantListing.objects.create(
        variant=second, channel_id=place.channel_id, price=Decimal(5), currency=place.currency
    )

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            variant_prices_set(
                actor=shop.seller, channel=CHANNEL, prices={first.pk: Decimal("3.00")}
            )
            late = pool.submit(_price, shop, second, "9.00")
            _somebody_waits()
        late.result(timeout=30)

    shown = ProductListing.objects.get(product=first.product)
    assert (shown.min_price, shown.max_price) == (Decimal("3.00"), Decimal("9.00"))
