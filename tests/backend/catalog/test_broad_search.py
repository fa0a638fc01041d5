"""A word that very many goods meet: the foremost are ranked, all are counted, nothing is old."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from backend.api import view
from backend.catalog.models import AssignedValue, AttributeValue, ProductListing
from backend.catalog.selectors.find import SHELF_ORDER, lexicon_forget, listings_find
from backend.catalog.selectors.shelf import visible_listings
from backend.channels.selectors import channel_by_slug
from backend.kernel import clock
from backend.search import postgres
from backend.search.port import ShelfWalk
from tests.backend.api.test_kept_answers import ask
from tests.factories.catalog import a_product

CHANNEL = "textile-cny"
ASKED = """query($first: Int, $after: String, $last: Int, $before: String, $filter: ProductFilterInput,
  $sortBy: ProductOrder) {
  products(channel: "textile-cny", first: $first, after: $after, last: $last, before: $before,
           filter: $filter, sortBy: $sortBy) {
    totalCount shownCount pageInfo { hasNextPage endCursor hasPreviousPage startCursor }
    edges { node { id name } }
  }
}"""
MANY, RANKED = 12, 5


@pytest.fixture(autouse=True)
def _few_are_ranked(monkeypatch: pytest.MonkeyPatch) -> None:
    lexicon_forget()
    monkeypatch.setattr(postgres, "RANKED_MAX", RANKED)
    monkeypatch.setattr("backend.catalog.selectors.find.RANKED_MAX", RANKED)


def many(name: str = "工装衬衫") -> None:
    """Goods that came one after the other, some out of stock, the oldest meeting the word best."""
    made = [a_product(name="衬衫" if place < 2 else f"{name}{place}") for place in range(MANY)]
    for place, product in enumerate(made):
        ProductListing.objects.filter(product=product).update(
            listed_at=clock.now() - timedelta(days=MANY - place), in_stock=place % 4 != 3
        )


def walked(whole: int = MANY) -> ShelfWalk:
    return ShelfWalk(SHELF_ORDER, lambda rows: rows.count(), lambda: whole)


def rows() -> Any:
    return visible_listings(channel_by_slug(CHANNEL).pk)


@pytest.mark.django_db
@pytest.mark.parametrize("word", ["衬衫", "COTTON"])
def test_of_very_many_hits_the_foremost_on_the_shelf_are_ranked(word: str) -> None:
    many(name=f"{word}款")
    ProductListing.objects.filter(name="衬衫").update(name="旧款")
    found = listings_find(channel_by_slug(CHANNEL), search=word, shelf=walked())
    exact = listings_find(channel_by_slug(CHANNEL), search=word)
    assert found.is_cut
    assert not exact.is_cut
    every = list(exact.rows.order_by(*exact.order))
    assert found.number == len(every) == found.rows.count() >= MANY - 2
    foremost = set(exact.rows.order_by(*SHELF_ORDER).values_list("pk", flat=True)[:RANKED])
    expected = [row.pk for row in every if row.pk in foremost]
    assert [row.pk for row in found.paged.order_by(*found.order)] == expected
    ranks = {row.pk: row.rank for row in every}
    assert all(row.rank == ranks[row.pk] for row in found.paged)


@pytest.mark.django_db
@pytest.mark.parametrize(("whole", "cut"), [(21, True), (22, False), (1_000_000, False)])
def test_hits_that_are_rare_on_their_shelf_are_all_ranked(whole: int, cut: bool) -> None:
    many()  # twelve hits, five to be ranked: 12 * 2 steps against 5 * (whole / 12 + 3)
    found = listings_find(channel_by_slug(CHANNEL), search="衬衫", shelf=walked(whole))
    assert (found.is_cut, found.number) == (cut, MANY)


@pytest.mark.django_db
def test_pages_reach_what_is_ranked_and_say_so(api) -> None:
    many()
    seen: list[str] = []
    after = None
    while True:
        asked = {"first": 2, "after": after, "filter": {"search": "衬衫"}}
        page = api.post(ASKED, asked).data["products"]
        assert (page["totalCount"], page["shownCount"]) == (MANY, RANKED)
        seen += [edge["node"]["id"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert len(seen) == len(set(seen)) == RANKED
    back = api.post(ASKED, {"last": RANKED, "filter": {"search": "衬衫"}}).data["products"]
    assert [edge["node"]["id"] for edge in back["edges"]] == seen


@pytest.mark.django_db
def test_in_any_other_order_and_narrowed_all_can_be_reached(api) -> None:
    many()
    for more in (
        {"sortBy": {"field": "PRICE", "direction": "ASC"}, "filter": {"search": "衬衫"}},
        {"filter": {"search": "衬衫", "stockAvailability": "OUT_OF_STOCK"}},
    ):
        page = api.post(ASKED, {"first": 50, **more}).data["products"]
        assert page["shownCount"] is None
        assert len(page["edges"]) == page["totalCount"] > 0


@pytest.mark.django_db
def test_a_filter_that_nothing_can_meet_is_an_empty_list(api) -> None:
    many()
    nothing = {"search": "衬衫", "categories": []}
    page = api.post(ASKED, {"first": 5, "filter": nothing}).data["products"]
    assert (page["totalCount"], page["edges"]) == (0, [])


@pytest.fixture
def shelf(committed_db: str) -> Iterator[None]:
    view.ANSWERS.forget()
    many()
    yield
    view.ANSWERS.forget()


def number(**filters: Any) -> int:
    found = ask(ASKED, {"first": 2, "filter": {"search": "衬衫", **filters}}).data
    return int(found["products"]["totalCount"])


def counts(read: Callable[[], int]) -> int:
    """How many statements counted."""
    with CaptureQueriesContext(connection) as seen:
        read()
    return sum("COUNT(" in each["sql"] for each in seen.captured_queries)


def one() -> Any:
    found = ProductListing.objects.exclude(document=None).filter(visible=True, is_published=True)
    return ProductListing.objects.filter(pk=found.order_by("pk")[0].pk)


CHANGES: dict[str, Callable[[], object]] = {
    "words": lambda: one().update(document=None, codes=""),
    "values": lambda: AssignedValue.objects.filter(product_id=one().get().product_id).delete(),
    "codes": lambda: one().update(codes="zz-1"),
    "hidden": lambda: one().update(visible=False),
    "withdrawn": lambda: one().update(is_published=False),
    "elsewhere": lambda: one().update(category_path="textile/other"),
    "sold out": lambda: one().update(in_stock=False),
    "gone": lambda: one().delete(),
    "new": lambda: a_product(name="衬衫"),
}


MOVES = {"words", "hidden", "withdrawn", "gone", "new"}


def test_a_number_is_counted_once_until_the_shelf_changes(shelf: None) -> None:
    for change, happen in CHANGES.items():
        before = number()
        assert counts(number) == 0, change
        happen()
        after = number()
        view.ANSWERS.forget()
        assert number() == after, change
        assert (after != before) == (change in MOVES), change


def test_a_price_counts_only_for_those_who_ask_for_prices(shelf: None) -> None:
    dear = {"price": {"gte": 50}}
    assert (number(**dear), number()) == (0, MANY)
    one().update(min_price=99, max_price=99)
    assert number(**dear) == 1
    assert counts(number) == 0
    ProductListing.objects.update(min_price=F("min_price") + 100)
    assert number(**dear) == MANY


def test_what_hangs_on_other_tables_is_counted_each_time(shelf: None) -> None:
    black = {"attributes": [{"slug": "color", "values": ["black"]}]}
    assert number(**black) == MANY
    assert counts(lambda: number(**black)) > 0


def test_goods_found_by_a_value_are_counted_once_until_a_value_changes(shelf: None) -> None:
    def of_black() -> int:
        found = ask(ASKED, {"first": 2, "filter": {"search": "黑色"}}).data["products"]
        return int(found["totalCount"])

    assert of_black() == MANY
    assert counts(of_black) == 0
    black = AssignedValue.objects.filter(value__slug="black", attribute__slug="color")
    black.filter(product_id=one().get().product_id).delete()
    assert of_black() == MANY - 1
    AttributeValue.objects.filter(slug="black", attribute__slug="color").update(slug="jet")
    lexicon_forget()
    assert of_black() == MANY - 1
