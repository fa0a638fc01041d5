"""Reading goods, words and menus with the documents of Saleor's clients."""

from __future__ import annotations

import json

import pytest

from backend.kernel.ids import to_relay
from backend.parties.models import User
from tests.contract.goods import CHANNEL, STOCK, a_shelf
from tests.factories.catalog import a_product

pytestmark = pytest.mark.django_db


def test_a_list_of_goods_with_prices_pictures_and_facts(client, shelf):
    page = client.send("catalogue", "ProductList", channel=CHANNEL)

    assert page["totalCount"] == 1
    (card,) = [edge["node"] for edge in page["edges"]]
    assert (card["slug"], card["isAvailable"]) == (shelf.slug, True)
    assert card["translation"] == {"name": "Cotton tee", "slug": "cotton-tee"}
    assert card["category"]["translation"] == {"name": "T-shirts", "slug": "tees-en"}
    assert card["thumbnail"]["alt"] == "T恤"
    prices = card["pricing"]["priceRange"]
    assert prices["start"]["gross"] == {"amount": 12.8, "currency": "CNY"}
    assert (card["bestseller"], card["pulse"]) == ({"value": True}, None)


def test_filter_sort_and_paging(client, shelf):
    cheap = a_product(price="3.00")
    dear = a_product(price="99.00")
    by_price = {"field": "PRICE", "direction": "ASC"}

    first = client.send(
        "catalogue", "ProductListPaginated", channel=CHANNEL, first=2, sortBy=by_price
    )
    assert [edge["node"]["slug"] for edge in first["edges"]] == [cheap.slug, shelf.slug]
    assert (first["totalCount"], first["pageInfo"]["hasNextPage"]) == (3, True)
    after = first["pageInfo"]["endCursor"]
    rest = client.send(
        "catalogue", "ProductListPaginated", channel=CHANNEL, first=2, after=after, sortBy=by_price
    )
    assert [edge["node"]["slug"] for edge in rest["edges"]] == [dear.slug]
    assert rest["pageInfo"]["hasNextPage"] is False
    back = client.send(
        "catalogue", "ProductListPaginated", channel=CHANNEL, last=2,
        before=rest["pageInfo"]["startCursor"], sortBy=by_price,
    )  # fmt: skip
    assert [edge["node"]["slug"] for edge in back["edges"]] == [cheap.slug, shelf.slug]
    some = client.send(
        "catalogue", "ProductListPaginated", channel=CHANNEL, first=9,
        filter={"price": {"gte": 50, "lte": 100}},
    )  # fmt: skip
    assert [edge["node"]["slug"] for edge in some["edges"]] == [dear.slug]
    where = {"AND": [{"price": {"range": {"lte": 5}}}]}
    some = client.send(
        "catalogue", "ProductListPaginated", channel=CHANNEL, first=9, where=where
    )  # fmt: skip
    assert [edge["node"]["slug"] for edge in some["edges"]] == [cheap.slug]


def test_search(client):
    shelf = a_shelf(name="真丝连衣裙女款")
    a_product(name="不锈钢螺栓")

    found = client.send(
        "catalogue", "SearchProducts", channel=CHANNEL, first=10, filter={"search": "连衣裙"}
    )

    assert [edge["node"]["slug"] for edge in found["edges"]] == [shelf.slug]


def test_a_product_with_all_that_a_page_shows(client, shelf):
    seen = client.send("catalogue", "ProductDetails", channel=CHANNEL, slug=shelf.slug)

    assert json.loads(seen["description"])["blocks"][0]["data"]["text"] == "柔软的棉。"
    assert json.loads(seen["translation"]["description"])["blocks"][0]["data"]["text"] == (
        "Soft cotton."
    )
    assert seen["translation"]["seoDescription"] == "A tee of cotton."
    assert seen["productType"] == {"slug": "garment"}
    assert seen["media"][0]["type"] == "IMAGE"
    facts = {row["attribute"]["slug"]: row for row in seen["assignedAttributes"]}
    assert (facts["gsm"]["__typename"], facts["gsm"]["number"]) == ("AssignedNumericAttribute", 180)
    assert facts["style-no"]["text"] == "TX-COTTON"
    assert facts["safety-class"]["choice"]["slug"] == "b"
    assert facts["bestseller"]["flag"] is True
    assert seen["en"] == {"slug": "cotton-tee"}
    assert [seen[code] for code in ("pl", "de", "fr", "fi", "nb", "ja", "ko")] == [None] * 7
    gone = client.send("catalogue", "ProductDetails", channel=CHANNEL, slug="nothing")
    assert gone is None


def test_variants_by_page_by_id_and_by_sku(client, shelf):
    first = client.send(
        "catalogue", "ProductVariantsForPdp", channel=CHANNEL, slug=shelf.slug, first=3
    )["productVariants"]
    assert (first["totalCount"], first["pageInfo"]["hasNextPage"]) == (4, True)
    rest = client.send(
        "catalogue", "ProductVariantsForPdp", channel=CHANNEL, slug=shelf.slug, first=3,
        after=first["pageInfo"]["endCursor"],
    )["productVariants"]  # fmt: skip
    seen = [edge["node"] for edge in first["edges"] + rest["edges"]]
    assert [row["sku"] for row in seen] == [row.sku for row in shelf.variants]
    assert seen[0]["quantityAvailable"] == STOCK
    assert seen[0]["pricing"]["price"]["gross"] == {"amount": 12.8, "currency": "CNY"}

    by_id = client.send(
        "catalogue", "ProductVariantForPdp", channel=CHANNEL, id=shelf.variant(1)
    )  # fmt: skip
    by_sku = client.send(
        "catalogue", "ProductVariantForPdp", channel=CHANNEL, sku=shelf.variants[1].sku
    )
    assert by_id == by_sku
    assert by_id["product"]["slug"] == shelf.slug


def test_categories_and_collections_hold_their_goods(client, shelf):
    named = client.send("catalogue", "CategoriesBySlug", slugs=["tshirts", "nothing"])
    assert [edge["node"]["slug"] for edge in named["edges"]] == ["tshirts"]
    category = client.send(
        "catalogue", "ProductListByCategory", slug="tshirts", channel=CHANNEL,
        where={"price": {"range": {"gte": 1}}},
    )  # fmt: skip
    assert category["products"]["totalCount"] == 1
    assert category["translation"]["name"] == "T-shirts"
    assert json.loads(category["description"])["blocks"]
    assert category["backgroundImage"] is None
    other = client.send(
        "catalogue", "ProductListByCategory", slug="tshirts", channel="electronics-cny"
    )
    assert other["products"]["totalCount"] == 0

    collection = client.send("catalogue", "ProductListByCollection", slug="spring", channel=CHANNEL)
    assert [edge["node"]["slug"] for edge in collection["products"]["edges"]] == [shelf.slug]
    assert collection["translation"]["name"] == "Spring"


def test_the_list_of_channels_is_for_staff(client):
    body = client.reply("catalogue", "ChannelsList")
    assert body["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    client.sign_in()
    body = client.reply("catalogue", "ChannelsList")
    assert body["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    User.objects.update(is_staff=True)
    channels = client.send("catalogue", "ChannelsList")
    assert {row["slug"]: row["currencyCode"] for row in channels}["textile-cny"] == "CNY"


def test_a_channel_by_its_slug(client):
    seen = client.send("checkout", "channel", slug="intl-usd")
    assert (seen["currencyCode"], seen["isActive"]) == ("USD", True)
    assert {"US", "CN"} & {row["code"] for row in seen["countries"]}
    assert client.send("checkout", "channel", slug="nothing") is None


def test_menus_and_pages(client, shelf):
    navbar = client.send("pages", "MenuGetBySlug", slug="navbar", channel=CHANNEL)
    garments = next(row for row in navbar["items"] if row["category"]["slug"] == "textile-root")
    assert garments["children"][0]["category"]["slug"] == "tshirts"
    assert garments["children"][0]["translation"] == {"name": "T-shirts"}

    page = client.send("pages", "PageGetBySlug", slug="escrow")
    assert (page["isPublished"], page["translation"]["title"]) == (True, "How escrow works")
    assert json.loads(page["content"])["blocks"]
    pages = client.send(
        "pages", "StorefrontContentPages", channel=CHANNEL,
        where={"slug": {"oneOf": ["about", "storefront-chrome"]}},
    )  # fmt: skip
    assert [edge["node"]["slug"] for edge in pages["edges"]] == ["about"]


def test_what_is_no_longer_published_is_nowhere(client, shelf):
    shelf.product.listings.update(is_published=False)

    assert client.send("catalogue", "ProductList", channel=CHANNEL)["totalCount"] == 0
    assert client.send("catalogue", "ProductDetails", channel=CHANNEL, slug=shelf.slug) is None
    gone = client.send("catalogue", "ProductVariantForPdp", channel=CHANNEL, id=shelf.variant())
    assert gone is None
    other = to_relay("Product", shelf.variants[0].pk)
    assert client.send("catalogue", "ProductVariantForPdp", channel=CHANNEL, id=other) is None
