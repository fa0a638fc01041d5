"""A list is put together from pieces: one changed product is made afresh, and nothing shown is old."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from graphql import ExecutionContext

from backend.api import answers, pieces, view
from backend.api.close import Close
from backend.catalog.graphql import opening
from backend.catalog.models import (
    Attribute,
    AttributeValue,
    Product,
    ProductListing,
    ProductTypeAttribute,
    VariantListing,
)
from backend.parties.models import Organization
from tests.backend.api.test_kept_answers import (
    CHANGES,
    CHANNEL,
    LIST,
    NEWEST,
    PAGE,
    ask,
    statements,
    the_list,
    the_page,
    warm,
)
from tests.factories.trade import Shop, a_merchant, a_shop, a_variant

GOODS = 8
ELSEWHERE = "intl-usd"


def forget() -> None:
    cache.clear()
    view.ANSWERS.forget()


@pytest.fixture
def shop(committed_db: str) -> Iterator[Shop]:
    forget()
    made = a_shop(stock=100, tiers=((1, "12.80"), (100, "11.50")))
    for _ in range(GOODS - 1):
        a_variant(made.merchant)
    yield made
    forget()


@pytest.fixture
def executed(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The goods, sellers and words whose fields were resolved, not taken."""
    kinds = {"Product", "Merchant", "Category", "Attribute", "AttributeValue"}
    seen: list[Any] = []
    plain = ExecutionContext.execute_fields

    def counted(self: Any, parent: Any, source: Any, *rest: Any) -> Any:
        if parent.name in kinds:
            seen.append(source.option.pk if parent.name == "AttributeValue" else source.pk)
        return plain(self, parent, source, *rest)

    monkeypatch.setattr(ExecutionContext, "execute_fields", counted)
    return seen


def fresh(act: Any) -> Any:
    """The answer with nothing kept anywhere."""
    forget()
    return act()


def by_price() -> dict[str, Any]:
    return the_list(sortBy={"field": "PRICE", "direction": "ASC"})


def test_after_a_write_only_the_changed_product_is_made_afresh(
    shop: Shop, executed: list[Any]
) -> None:
    warm(the_list)
    executed.clear()

    CHANGES["stock"](shop)
    after = the_list()

    assert executed == [shop.variant.product_id]
    assert after == fresh(the_list)
    assert len(executed) == 1 + 2 * GOODS  # each with its seller


def test_two_lists_share_the_pieces_of_their_goods(shop: Shop, executed: list[Any]) -> None:
    warm(the_list)
    by_price()  # the first time nobody knows yet what it will hang on
    executed.clear()

    assert by_price() == by_price()
    assert executed == []


def test_goods_under_another_selection_are_other_pieces(shop: Shop) -> None:
    query = """query($channel: String!, $first: Int!, $size: Int) { products(channel: $channel, first: $first) {
      edges { node { slug thumbnail(size: $size) { url } } } } }"""
    Product.objects.update(picture={"url": "/media/x.png", "alt": ""})
    warm(the_list)
    for size in (64, 1024):
        asked = {"channel": CHANNEL, "first": 20, "size": size}
        shown = [ask(query, asked).data for _ in range(3)]
        assert shown[0] == shown[1] == shown[2]
        assert set(shown[0]["products"]["edges"][0]["node"]) == {"slug", "thumbnail"}
    assert len(the_list()["products"]["edges"][0]["node"]) > 10


@pytest.mark.parametrize("list_of", [the_list, by_price])
def test_whatever_changes_the_next_list_is_as_one_made_from_nothing(
    shop: Shop, list_of: Any
) -> None:
    hidden = ProductListing.objects.filter(product=shop.variant.product)
    more = {
        "hidden": lambda s: hidden.update(is_published=False),
        "shown again": lambda s: hidden.update(is_published=True),
        "closed": lambda s: hidden.update(visible=False),
        "open": lambda s: hidden.update(visible=True),
        "grade": lambda s: hidden.update(grade="AA"),
        "sold out": lambda s: hidden.update(in_stock=False),
        "sold": lambda s: hidden.update(sold_quantity=77),
        "new goods": lambda s: a_variant(s.merchant, price="0.90"),
    }
    for name, change in (CHANGES | more).items():
        warm(list_of)
        change(shop)
        after, again = list_of(), list_of()
        assert after == again == fresh(list_of), name


def test_words_and_sellers_of_a_page_are_pieces_too_and_never_old(
    shop: Shop, executed: list[Any]
) -> None:
    product = shop.variant.product
    colour = Attribute.objects.create(slug="colour", name="颜色", input_type="DROPDOWN")
    red = AttributeValue.objects.create(attribute=colour, slug="red", name="红")
    ProductTypeAttribute.objects.create(product_type_id=product.product_type_id, attribute=colour)
    Product.objects.filter(pk=product.pk).update(facts={"colour": ["red"]})

    def page() -> dict[str, Any]:
        return the_page(shop)

    changes: dict[str, Callable[[], Any]] = {
        "粉": lambda: AttributeValue.objects.filter(pk=red.pk).update(name="粉"),
        "色彩": lambda: Attribute.objects.filter(pk=colour.pk).update(name="色彩"),
        "布料": lambda: CHANGES["category"](shop),
        "新店": lambda: CHANGES["seller"](shop),
        "AAA": lambda: CHANGES["grade"](shop),
        "新名称": lambda: CHANGES["title"](shop),
    }
    for word, change in changes.items():
        assert word not in json.dumps(warm(page), ensure_ascii=False)
        change()
        after = page()
        assert word in json.dumps(after, ensure_ascii=False)
        assert page() == after == fresh(page), word
    warm(page)
    executed.clear()
    CHANGES["stock"](shop)
    page()
    assert executed == [product.pk]


def test_a_seller_s_new_name_makes_all_its_pieces_old_and_no_other_seller_s(
    shop: Shop, executed: list[Any]
) -> None:
    other = a_variant(a_merchant())
    warm(the_list)
    executed.clear()

    Organization.objects.filter(pk=other.product.merchant_id).update(display_name="另一家")
    names = [each["node"]["merchant"]["name"] for each in the_list()["products"]["edges"]]

    assert set(executed) == {other.product_id, other.product.merchant_id}
    assert names.count("另一家") == 1


def test_another_channel_s_list_stays_as_it_was(shop: Shop) -> None:
    abroad = a_variant(a_merchant(), channel=ELSEWHERE)

    def there() -> dict[str, Any]:
        return the_list(channel=ELSEWHERE)

    assert warm(there)["products"]["totalCount"] == 1
    warm(the_list)

    for name in ("price", "list price", "stock", "title", "picture"):
        CHANGES[name](shop)
    assert statements(there) == 1
    VariantListing.objects.filter(variant=abroad).update(price=Decimal(9))
    assert statements(there) > 1


def test_one_product_in_two_channels_has_two_pieces(shop: Shop) -> None:
    row = ProductListing.objects.get(product=shop.variant.product)
    abroad = a_variant(a_merchant(), channel=ELSEWHERE)
    other = ProductListing.objects.get(product=abroad.product).channel_id
    row.pk, row.channel_id, row.min_price, row.max_price = None, other, Decimal(3), Decimal(3)
    row._state.adding = True
    row.save()

    def prices(channel: str) -> dict[str, float]:
        found = the_list(channel=channel)["products"]["edges"]
        return {
            each["node"]["slug"]: each["node"]["pricing"]["priceRange"]["start"]["gross"]["amount"]
            for each in found
        }

    for _ in range(3):
        assert prices(CHANNEL)[shop.variant.product.slug] == 12.8
        assert prices(ELSEWHERE)[shop.variant.product.slug] == 3


@contextmanager
def another_process(monkeypatch: pytest.MonkeyPatch, own: list[Any]) -> Iterator[None]:
    """What one process keeps close by is not there in another; the cache is."""
    with monkeypatch.context() as there:
        there.setattr(view, "ANSWERS", own[0])
        there.setattr(pieces, "PIECES", own[1])
        there.setattr(opening, "KEPT", own[2])
        yield


def test_two_processes_never_show_what_was(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    second = [answers.Answers(), *(Close(1_000_000) for _ in range(2))]
    for name in ("stock", "price", "list price", "title", "seller", "stock", "list price"):
        first_saw = warm(the_list)
        with another_process(monkeypatch, second):
            assert warm(the_list) == first_saw
            CHANGES[name](shop)
            after = the_list()
        assert the_list() == after, name
        with another_process(monkeypatch, second):
            assert the_list() == after, name
            page = the_page(shop)
        assert the_page(shop) == page
        assert fresh(the_list) == after, name


def test_a_writer_that_dies_leaves_all_or_nothing(shop: Shop) -> None:
    """The mark is part of the change itself: there is no moment between the two."""
    before = warm(the_list)
    url = connection.get_connection_params()
    words = " ".join(
        f"{key}='{url[key]}'"
        for key in ("host", "port", "dbname", "user", "password")
        if url.get(key)
    )
    statement = (
        f"UPDATE catalog_product SET name = '换了名字' WHERE id = '{shop.variant.product_id}'"
    )
    script = (
        "import os, psycopg, sys\n"
        "held = psycopg.connect(sys.argv[1])\n"
        "held.execute(sys.argv[2])\n"
        "held.commit() if sys.argv[3] == 'commit' else None\n"
        "os.kill(os.getpid(), 9)\n"
    )
    run = [sys.executable, "-c", script, words, statement]

    assert subprocess.run([*run, "die"], check=False).returncode == -9
    assert statements(the_list) == 1
    assert the_list() == before
    assert subprocess.run([*run, "commit"], check=False).returncode == -9
    assert "换了名字" in json.dumps(the_list(), ensure_ascii=False)


def test_an_answer_with_faults_leaves_no_pieces(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    from backend.catalog.graphql import goods

    warm(the_list)
    CHANGES["stock"](shop)
    with monkeypatch.context() as broken:
        broken.setattr(goods, "picture", lambda *_: 1 / 0)
        assert ask(LIST, NEWEST).body.get("errors")
    assert ask(LIST, NEWEST).body.get("errors") is None
    assert the_list() == fresh(the_list)


def test_a_page_and_a_list_of_the_same_goods_are_both_right(shop: Shop) -> None:
    asked = {"slug": shop.variant.product.slug, "channel": CHANNEL}
    for name in ("price", "stock", "tier"):
        warm(the_list)
        warm(lambda: the_page(shop))
        CHANGES[name](shop)
        listed, paged = the_list(), ask(PAGE, asked).data
        assert paged == fresh(lambda: the_page(shop)), name
        assert listed == fresh(the_list), name
