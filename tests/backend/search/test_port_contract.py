"""What every index must do (decision D12); a second adapter joins by one line in ADAPTERS."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.catalog.drafts import CreditPart, StockPart
from backend.catalog.selectors.find import (
    facets_count,
    lexicon_forget,
    listings_find,
    suggestions,
    text_query,
)
from backend.catalog.selectors.shelf import visible_listings
from backend.catalog.services import listing_update, merchant_listing_update
from backend.channels.selectors import channel_by_slug
from backend.search.port import SearchPort
from backend.search.postgres import PostgresSearch
from tests.factories.catalog import a_merchant, a_product, variant_of

pytestmark = pytest.mark.django_db
ADAPTERS: list[Callable[[], SearchPort]] = [PostgresSearch]


@pytest.fixture(params=ADAPTERS, ids=lambda each: each.__name__)
def port(request) -> SearchPort:
    return request.param()


@pytest.fixture(autouse=True)
def _fresh_words():
    lexicon_forget()


def _rows():
    return visible_listings(channel_by_slug("textile-cny").pk)


def _names(port, typed):
    found = port.narrow(_rows(), text_query(typed, "textile"))
    return [row.name for row in found.ranked.order_by("-rank", "-id")]


def test_every_word_must_be_met(port):
    a_product(name="纯棉圆领T恤")
    a_product(name="纯棉衬衫")
    assert _names(port, "纯棉 衬衫") == ["纯棉衬衫"]
    assert sorted(_names(port, "纯棉")) == ["纯棉圆领T恤", "纯棉衬衫"]


def test_when_no_row_meets_all_words_some_will_do(port):
    a_product(name="纯棉圆领T恤")
    assert _names(port, "纯棉 羽绒服") == ["纯棉圆领T恤"]


def test_synonyms_of_the_site_find_too(port):
    a_product(name="全棉卫衣")
    assert _names(port, "纯棉") == ["全棉卫衣"]


def test_titles_count_more_than_shop_names(port):
    a_product(name="衬衫", merchant=a_merchant(display_name="普通商行"))
    a_product(name="围巾", merchant=a_merchant(display_name="衬衫商行"))
    assert _names(port, "衬衫") == ["衬衫", "围巾"]


def test_a_better_grade_moves_up(port):
    low, high = a_merchant(), a_merchant()
    a_product(name="衬衫", merchant=low)
    a_product(name="衬衫", merchant=high)
    merchant_listing_update(low.pk, CreditPart("B", Decimal("0.80")))
    merchant_listing_update(high.pk, CreditPart("AA", Decimal("1.10")))
    found = port.narrow(_rows(), text_query("衬衫", "textile")).rows.order_by("-rank", "-id")
    assert [row.grade for row in found] == ["AA", "B"]


def test_article_numbers_are_found_with_a_slip(port):
    product = a_product(name="衬衫")
    a_product(name="围巾")
    sku = variant_of(product).sku
    assert _names(port, sku) == ["衬衫"]
    assert _names(port, sku.lower()) == ["衬衫"]
    slip = product.facts["style-no"][0]
    assert _names(port, slip[:-1] + "9")[0] in {"衬衫", "围巾"}


def test_nothing_typed_finds_everything_and_nonsense_nothing(port):
    a_product(name="衬衫")
    assert _names(port, "  ") == ["衬衫"]
    assert _names(port, "zzzzqqqq") == []


@pytest.mark.parametrize("typed", ["'; DROP TABLE x;--", "a & | !", "\\", "((", "％%_", "'" * 50])
def test_hostile_text_is_only_text(port, typed):
    a_product(name="衬衫")
    assert isinstance(_names(port, typed), list)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=st.text(max_size=40).filter(lambda text: "\x00" not in text))
def test_any_text_can_be_asked(port, typed):
    assert _names(port, typed) == []


def test_suggestions_begin_with_what_was_typed(port):
    a_product(name="牛仔长裤")
    a_product(name="弹力牛仔布")
    assert port.suggest(_rows(), "牛仔", limit=5) == ["牛仔长裤", "弹力牛仔布"]
    assert port.suggest(_rows(), "", limit=5) == []


def test_suggestions_name_categories_and_shops_too():
    a_product(name="纯棉T恤", merchant=a_merchant(display_name="T恤世家"))
    channel = channel_by_slug("textile-cny")
    found = suggestions("textile", channel.pk, "T恤")
    assert [(each.kind, each.text) for each in found] == [
        ("CATEGORY", "T恤"),
        ("MERCHANT", "T恤世家"),
        ("PRODUCT", "纯棉T恤"),
    ]


def test_a_query_that_names_a_value_narrows_by_it():
    a_product(name="甲款上衣", variants=1)
    a_product(name="乙款上衣", variants=6)
    channel = channel_by_slug("textile-cny")
    found = listings_find(channel, search="白色 上衣")
    assert [row.name for row in found.rows.order_by(*found.order)] == ["乙款上衣"]


def test_out_of_stock_goods_come_last_whatever_their_rank():
    first, second = a_product(name="衬衫 衬衫 衬衫"), a_product(name="长袖工装衬衫男")
    listing_update([first.pk], StockPart(in_stock=False))
    listing_update([second.pk], StockPart(in_stock=True))
    channel = channel_by_slug("textile-cny")
    found = listings_find(channel, search="衬衫")
    assert [row.name for row in found.rows.order_by(*found.order)][-1] == "衬衫 衬衫 衬衫"


def test_facets_count_goods_and_leave_their_own_filter_out():
    a_product(variants=1)
    a_product(variants=6)
    channel = channel_by_slug("textile-cny")

    def colours(**given):
        facets = facets_count(channel, **given)
        facet = next(each for each in facets if each.attribute.slug == "color")
        return {value.slug: count for value, count in facet.values}

    assert colours() == {"black": 2, "white": 1}
    white = {"attributes": [{"slug": "color", "values": ["white"]}]}
    assert colours(filter=white) == {"black": 2, "white": 1}
    nested = {"AND": [{"OR": [white]}]}
    assert colours(where=nested) == {"black": 2, "white": 1}
    facets = facets_count(channel, filter=white)
    size = next(each for each in facets if each.attribute.slug == "size")
    assert {value.slug: count for value, count in size.values} == {"s": 1, "m": 1, "l": 1, "xl": 1}
    weight = next(each for each in facets if each.attribute.slug == "gsm")
    assert (weight.lowest, weight.highest) == (Decimal(180), Decimal(180))


@pytest.mark.django_db
def test_found_rows_can_stand_inside_another_query(port):
    a_product(name="不锈钢六角螺栓")
    hits = port.narrow(_rows(), text_query("螺栓", "textile"))
    inner = hits.rows.order_by().values("product_id")
    assert visible_listings(channel_by_slug("textile-cny").pk).filter(product_id__in=inner).exists()
