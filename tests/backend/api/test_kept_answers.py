"""Kept answers: few reads, and never an old one (decision D13)."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from backend.api.marks import marks_read
from backend.api.view import ANSWERS
from backend.catalog.models import (
    Category,
    Product,
    ProductListing,
    ProductMedia,
    ProductVariant,
    VariantListing,
)
from backend.credit.models import ScoreResult
from backend.demo.bench.documents import document
from backend.inventory.models import Stock
from backend.parties.models import Organization
from backend.pricing.models import PriceTier, QuantityRule
from tests.factories.trade import Shop, a_shop, a_variant, seller
from tests.plugin.api import Answer, Api

CHANNEL = "textile-cny"
LIST, PAGE = document("ProductList"), document("ProductPage")
NEWEST = {"channel": CHANNEL, "first": 20, "sortBy": {"field": "CREATED_AT", "direction": "DESC"}}


@pytest.fixture
def shop(committed_db: str) -> Iterator[Shop]:
    cache.clear()
    ANSWERS.forget()
    made = a_shop(stock=100, tiers=((1, "12.80"), (100, "11.50")))
    for _ in range(5):
        a_variant(made.merchant)
    yield made
    cache.clear()
    ANSWERS.forget()


def ask(query: str, variables: dict[str, Any], **by: Any) -> Answer:
    return Api().post(query, variables, **by)


def the_list(**more: Any) -> dict[str, Any]:
    return ask(LIST, NEWEST | more).data


def the_page(shop: Shop) -> dict[str, Any]:
    return ask(PAGE, {"slug": shop.variant.product.slug, "channel": CHANNEL}).data


def statements(act: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as seen:
        act()
    return len(seen.captured_queries)


def warm(act: Callable[[], Any]) -> Any:
    """Ask until the answer is kept: the next one costs the reading of its marks alone."""
    act()
    answer = act()
    assert statements(act) == 1
    return answer


def test_a_list_of_twenty_takes_at_most_eight_statements(shop):
    for _ in range(20):
        a_variant(shop.merchant)
    the_list()  # channels are read once a minute
    ANSWERS.forget()
    cache.clear()

    assert statements(the_list) <= 8


def test_a_product_page_takes_at_most_eight_statements(shop):
    the_page(shop)
    ANSWERS.forget()
    cache.clear()

    assert statements(lambda: the_page(shop)) <= 8


CHANGES: dict[str, Callable[[Shop], Any]] = {
    "price": lambda s: VariantListing.objects.filter(variant=s.variant).update(price=Decimal(7)),
    "list price": lambda s: ProductListing.objects.filter(product=s.variant.product).update(
        min_price=Decimal(7)
    ),
    "stock": lambda s: Stock.objects.filter(variant=s.variant).update(quantity=F("quantity") - 1),
    "tier": lambda s: PriceTier.objects.filter(variant=s.variant, min_quantity=100).update(
        unit_price=Decimal(9)
    ),
    "new tier": lambda s: PriceTier.objects.create(
        variant=s.variant, channel_id=ProductListing.objects.first().channel_id,
        min_quantity=500, unit_price=Decimal(9),
    ),
    "quantity rule": lambda s: QuantityRule.objects.create(merchant=s.merchant, minimum=3),
    "title": lambda s: Product.objects.filter(pk=s.variant.product_id).update(name="新名称"),
    "variant": lambda s: ProductVariant.objects.filter(pk=s.variant.pk).update(name="藏青"),
    "new variant": lambda s: ProductVariant.objects.create(
        product=s.variant.product, sku="SKU-MORE", name="墨绿"
    ),
    "picture": lambda s: ProductMedia.objects.create(product=s.variant.product, url="/media/x.svg"),
    "category": lambda s: Category.objects.filter(pk=s.variant.product.category_id).update(
        name="布料"
    ),
    "seller": lambda s: Organization.objects.filter(pk=s.merchant.pk).update(display_name="新店"),
    "grade": lambda s: ScoreResult.objects.create(
        subject=s.merchant, card="supplier", version="1", card_hash="x", as_of="2026-03-02",
        computed_at=datetime(2026, 3, 2, tzinfo=UTC), score=900, grade="AAA", is_new=False,
        detail={},
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_shows_on_the_next_product_page(shop, change):
    before = warm(lambda: the_page(shop))

    CHANGES[change](shop)

    after = the_page(shop)
    cache.clear()
    ANSWERS.forget()
    assert after == the_page(shop)
    if change != "list price":
        assert after != before


def test_a_change_shows_on_the_next_list(shop):
    before = warm(the_list)

    CHANGES["list price"](shop)
    cheaper = the_list()
    a_variant(shop.merchant)
    longer = the_list()
    ProductListing.objects.filter(product=shop.variant.product).update(is_published=False)
    shorter = the_list()

    starts = [
        edge["node"]["pricing"]["priceRange"]["start"]["gross"]["amount"]
        for edge in cheaper["products"]["edges"]
    ]
    assert cheaper != before
    assert 7 in starts
    counts = [each["products"]["totalCount"] for each in (cheaper, longer, shorter)]
    assert counts == [6, 7, 6]


ORDERS = ("CREATED_AT", "PRICE", "TURNOVER")


def test_after_any_change_a_list_is_what_it_would_be_if_nothing_were_kept(shop):
    """Rows of an opening that still hold are not read again: whatever changes, none is old."""
    wanted = [{"sortBy": {"field": order, "direction": "DESC"}, "first": 4} for order in ORDERS]
    product = shop.variant.product
    sold = ProductListing.objects.filter(product=product)
    changes = CHANGES | {
        "sold": lambda _: sold.update(turnover_minor=F("turnover_minor") + 100, sold_quantity=3),
        "out of stock": lambda _: sold.update(in_stock=False),
        "new": lambda s: a_variant(s.merchant),
        "hidden": lambda _: sold.update(visible=False),
        "shown": lambda _: sold.update(visible=True),
        "gone": lambda _: sold.update(is_published=False),
    }
    for name, change in changes.items():
        for each in wanted:
            warm(lambda each=each: the_list(**each))
        change(shop)
        after = [the_list(**each) for each in wanted]
        ANSWERS.forget()
        cache.clear()
        assert after == [the_list(**each) for each in wanted], name


def test_of_a_shelf_the_rows_that_have_changed_are_read_again(shop):
    warm(the_list)
    CHANGES["title"](shop)

    with CaptureQueriesContext(connection) as seen:
        found = the_list()
    read = [one["sql"] for one in seen.captured_queries if "catalog_productlisting" in one["sql"]]
    assert len(read) == 1  # no order, no count
    assert "ORDER BY" not in read[0]
    assert "新名称" in json.dumps(found, ensure_ascii=False)


def test_a_list_by_price_follows_prices_and_one_by_date_does_not_stir(shop):
    by_price = {"first": 2, "sortBy": {"field": "PRICE", "direction": "ASC"}}
    warm(lambda: the_list(**by_price))
    warm(lambda: the_list(first=2))

    CHANGES["list price"](shop)  # the oldest goods: not among the two newest

    assert statements(lambda: the_list(first=2)) == 1
    first = the_list(**by_price)["products"]["edges"][0]["node"]
    assert first["slug"] == shop.variant.product.slug


def test_a_connection_that_died_meanwhile_costs_nobody_his_answer(shop):
    before = warm(lambda: the_page(shop))
    assert the_page(shop) == before  # asked of the driver's library, without a cursor
    gone = connection.connection.info.backend_pid
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [gone])
    other.close()

    assert the_page(shop) == before
    CHANGES["stock"](shop)
    assert the_page(shop) != before


def test_subjects_are_asked_for_as_they_are_spelt(committed_db):
    subjects = ["product:a", 'quo"ted', "back\\slash", "com,ma", "{brace}", "", "null", "商品"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT api_touch(%s)", [subjects])
        cursor.execute("SELECT id::text FROM api_mark WHERE subject = ANY(%s)", [subjects])
        ids = {row[0] for row in cursor.fetchall()}

    assert len(ids) == len(subjects)
    assert set(marks_read(subjects).split(",")) == ids
    assert statements(lambda: marks_read(subjects)) == 1
    assert [marks_read([each]) in ids for each in subjects] == [True] * len(subjects)
    assert marks_read([]) == marks_read(["another"]) == ""


def _touched(subject: str) -> list[int]:
    """The standing rows after one more change of a subject."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT api_touch(%s)", [[subject, subject]])
        cursor.execute("SELECT id FROM api_mark WHERE subject = %s", [subject])
        return [row[0] for row in cursor.fetchall()]


def test_a_transaction_marks_a_subject_once_and_the_next_one_again(committed_db):
    with transaction.atomic():
        first, again = _touched("product:a"), _touched("product:a")
    later = _touched("product:a")

    assert len(first) == len(later) == 1
    assert first == again != later


def test_a_mark_that_was_rolled_back_is_set_by_the_next_change(committed_db):
    standing = _touched("product:a")
    with transaction.atomic():
        with transaction.atomic():
            undone = _touched("product:a")
            transaction.set_rollback(True)
        kept = _touched("product:a")
        with transaction.atomic():
            _touched("product:a")
            transaction.set_rollback(True)

    assert marks_read(["product:a"]) == str(kept[0])
    assert len({*standing, *undone, *kept}) == 3


def test_what_is_rolled_back_shows_to_nobody(shop):
    before = warm(lambda: the_page(shop))

    with transaction.atomic():
        CHANGES["stock"](shop)
        inside = the_page(shop)
        transaction.set_rollback(True)

    assert inside != before  # inside its own transaction the writer sees its change
    assert the_page(shop) == before


def test_a_change_shows_when_it_commits_and_not_before(shop):
    before = warm(lambda: the_page(shop))
    written, go = threading.Event(), threading.Event()

    def writer() -> None:
        try:
            with transaction.atomic():
                CHANGES["stock"](shop)
                written.set()
                go.wait(timeout=30)
        finally:
            connection.close()

    hand = threading.Thread(target=writer)
    hand.start()
    assert written.wait(timeout=30)
    assert the_page(shop) == before
    go.set()
    hand.join(timeout=30)

    assert the_page(shop) != before


def test_two_writers_of_one_product_do_not_wait_for_each_others_marks(shop):
    other = ProductVariant.objects.create(product=shop.variant.product, sku="TWO", name="黑")
    Stock.objects.create(
        variant=other, warehouse=Stock.objects.get(variant=shop.variant).warehouse, quantity=5
    )
    warm(lambda: the_page(shop))
    failed: list[Exception] = []

    def writer() -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '2s'")
                Stock.objects.filter(variant=other).update(quantity=4)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    with transaction.atomic():
        CHANGES["stock"](shop)
        hand = threading.Thread(target=writer)
        hand.start()
        hand.join(timeout=30)
        assert failed == []

    shown = the_page(shop)["product"]["variants"]
    assert sorted(each["quantityAvailable"] for each in shown) == [4, 99]


def test_nobody_is_served_what_another_may_see(shop):
    query = """query($slug: String!, $channel: String!) { product(slug: $slug, channel: $channel) {
      name variants { id stocks { quantity } } } }"""
    asked = {"slug": shop.variant.product.slug, "channel": CHANNEL}
    own = ask(query, asked, actor=seller(shop.merchant)).data
    assert own["product"]["variants"][0]["stocks"] == [{"quantity": 100}]

    for _ in range(3):
        assert ask(query, asked).data["product"]["variants"][0]["stocks"] == []
        assert ask(query, asked, actor=seller(shop.merchant)).data == own


def test_a_token_is_checked_even_where_a_kept_answer_stands(shop):
    warm(lambda: the_page(shop))
    asked = {"slug": shop.variant.product.slug, "channel": CHANNEL}

    assert ask(PAGE, asked, token="no.such.token").body.get("errors")


def test_fields_without_marks_are_never_kept(shop):
    asked = {"channel": CHANNEL, "search": "府绸"}
    query = "query($channel: String!, $search: String) { products(channel: $channel, first: 5, search: $search) { totalCount } }"
    for _ in range(3):
        assert statements(lambda: ask(query, asked)) > 1
    gone = {"slug": "not-yet-there", "channel": CHANNEL}
    for _ in range(3):
        assert ask(PAGE, gone).data == {"product": None}
    Product.objects.filter(pk=shop.variant.product_id).update(slug="not-yet-there")
    assert ask(PAGE, gone).data["product"] is not None


def test_declared_fields_stand_in_the_schema():
    from backend.api.keeping import _types
    from backend.config.schema import root_executor

    types = root_executor().schema.type_map
    for name, known in _types.items():
        assert name in types, name
        assert known.fields <= set(types[name].fields), name


def test_the_shared_cache_serves_a_process_that_just_started(shop):
    before = warm(lambda: the_page(shop))
    ANSWERS.forget()

    assert statements(lambda: the_page(shop)) == 1
    assert the_page(shop) == before
    CHANGES["stock"](shop)
    ANSWERS.forget()
    assert json.dumps(the_page(shop)) != json.dumps(before)
