"""Behaviours 4-10 and 18 of the compatibility brief: finding goods, their words and pictures."""

from __future__ import annotations

import json

import pytest

from backend.catalog.models import Attribute, Category, Product, ProductVariant
from backend.content.models import MenuItem, Page
from backend.content.services import content_sync
from backend.kernel.ids import to_relay
from tests.contract.goods import CHANNEL, a_shelf, rich
from tests.factories.catalog import a_product

pytestmark = pytest.mark.django_db


def listed(client, **given) -> list[str]:
    page = client.send("catalogue", "ProductListPaginated", channel=CHANNEL, first=50, **given)
    assert page["totalCount"] == len(page["edges"])
    return sorted(edge["node"]["slug"] for edge in page["edges"])


def refused(client, **given) -> dict:
    body = client.reply("catalogue", "ProductListPaginated", channel=CHANNEL, **given)
    assert body["data"] == {"products": None}
    return body["errors"][0]["extensions"]


@pytest.fixture
def three(client) -> dict[str, Product]:
    """One black, one black and white, one black, white and red in four sizes each."""
    return {
        "one": a_product(price="5.00", variants=1),
        "two": a_product(price="10.00", variants=8),
        "three": a_product(price="20.00", variants=12),
    }


def test_behaviour_04_filter_or_where_but_never_both(client, three):
    low = {"price": {"gte": 1, "lte": 9}}
    where = {"price": {"range": {"gte": 1, "lte": 9}}}
    assert listed(client, filter=low) == listed(client, where=where) == [three["one"].slug]
    assert refused(client, first=5, filter=low, where=where)["code"] == "INVALID"


def test_behaviour_04_facets_mean_any_of_their_values_and_all_of_the_entries(client, three):
    def facets(*wanted: tuple[str, list[str]]) -> dict:
        return {
            "AND": [{"OR": [{"attributes": [{"slug": s, "values": v}]}]} for s, v in wanted]
        }  # fmt: skip

    slugs = {name: row.slug for name, row in three.items()}
    assert listed(client, where=facets(("color", ["red"]))) == [slugs["three"]]
    anyof = listed(client, where=facets(("color", ["red", "white"])))
    assert anyof == sorted([slugs["two"], slugs["three"]])
    both = listed(client, where=facets(("color", ["white"]), ("size", ["s"])))
    assert both == sorted([slugs["two"], slugs["three"]])
    either = {
        "OR": [{"attributes": [{"slug": "color", "values": ["red"]}]}, {"price": {"eq": "5.00"}}]
    }
    assert listed(client, where=either) == sorted([slugs["one"], slugs["three"]])
    assert listed(client, where=facets(("color", ["none such"]))) == []


def test_behaviour_04_an_empty_list_of_attributes_matches_nothing(client, three):
    assert listed(client, where={"attributes": []}) == []
    assert listed(client, filter={"attributes": []}) == []
    assert listed(client, where={"AND": [{"attributes": []}]}) == []
    assert len(listed(client)) == 3


def test_behaviour_05_paging_both_ways_with_a_total_and_a_cap(client, three):
    sort = {"field": "PRICE", "direction": "ASC"}
    first = client.send("catalogue", "ProductListPaginated", channel=CHANNEL, first=2, sortBy=sort)
    assert (first["totalCount"], len(first["edges"])) == (3, 2)
    last = client.send("catalogue", "ProductListPaginated", channel=CHANNEL, last=2, sortBy=sort)
    assert [edge["node"]["slug"] for edge in last["edges"]] == [
        three["two"].slug, three["three"].slug,
    ]  # fmt: skip
    assert (last["pageInfo"]["hasPreviousPage"], last["pageInfo"]["hasNextPage"]) == (True, False)
    assert refused(client)["code"] == "INVALID"
    ask = """query($n: Int, $m: Int) { products(channel: "textile-cny", first: $n, last: $m) {
      edges { node { id } } } }"""
    for variables, field in (({"n": 101}, "first"), ({"m": 101}, "last"), ({"n": 10**9}, None)):
        answer = client.raw({"query": ask, "variables": variables})
        said = answer.json()["errors"][0]["extensions"]
        assert (answer.status_code, said.get("field")) == ((200, field) if field else (400, None))
    assert len(client.raw({"query": ask, "variables": {"n": 100}}).json()["data"]) == 1
    assert refused(client, first=-1)["code"] == "INVALID"
    assert refused(client, first=2, last=2)["code"] == "INVALID"
    assert refused(client, first=2, after="rubbish")["field"] == "after"


def test_behaviour_06_a_slug_of_a_language_is_looked_up_in_that_language_alone(client):
    shelf = a_shelf()
    content_sync()
    Page.objects.filter(slug="escrow").update(translations={"EN": {"slug": "escrow-en"}})
    cases = [
        ("catalogue", "ProductDetails", shelf.slug, "cotton-tee", {"channel": CHANNEL}),
        ("catalogue", "ProductListByCategory", "tshirts", "tees-en", {"channel": CHANNEL}),
        ("catalogue", "ProductListByCollection", "spring", "spring-en", {"channel": CHANNEL}),
        ("pages", "PageGetBySlug", "escrow", "escrow-en", {}),
    ]  # fmt: skip
    for file, name, base, own, also in cases:
        assert client.send(file, name, slug=base, **also)["slug"] == base
        assert client.send(file, name, slug=own, slugLanguage="EN", **also)["slug"] == base
        assert client.send(file, name, slug=base, slugLanguage="EN", **also) is None, name
        assert client.send(file, name, slug=own, slugLanguage="DE", **also) is None, name
        assert client.send(file, name, slug=own, **also) is None, name


def test_behaviour_07_a_missing_translation_is_null_and_a_part_of_one_is_a_part(client):
    shelf = a_shelf()
    Product.objects.filter(pk=shelf.product.pk).update(
        translations={"EN": {"name": "Tee", "description": ""}, "DE": {}, "FR": {"name": ""}}
    )
    ProductVariant.objects.filter(product=shelf.product).update(translations={"EN": {"note": "x"}})
    Category.objects.filter(pk=shelf.category.pk).update(translations={})
    Attribute.objects.filter(slug="gsm").update(translations={"EN": {"note": "x"}})

    for language, wanted in (("EN", True), ("DE", False), ("FR", False), ("RU", False)):
        seen = client.send(
            "catalogue", "ProductDetails", slug=shelf.slug, channel=CHANNEL, language=language
        )
        assert (seen["translation"] is not None) is wanted
        assert seen["category"]["translation"] is None
    seen = client.send("catalogue", "ProductDetails", slug=shelf.slug, channel=CHANNEL)
    assert (seen["translation"]["name"], seen["translation"]["description"]) == ("Tee", None)
    gsm = next(row for row in seen["assignedAttributes"] if row["attribute"]["slug"] == "gsm")
    assert gsm["attribute"]["translation"] is None
    variant = client.send(
        "catalogue", "ProductVariantForPdp", id=shelf.variant(), channel=CHANNEL
    )  # fmt: skip
    assert variant["translation"] is None


def test_behaviour_08_selectors_are_told_from_the_rest_and_colours_have_a_swatch(client, shelf):
    seen = client.send("catalogue", "ProductVariantsForPdp", slug=shelf.slug, channel=CHANNEL)
    nodes = [edge["node"] for edge in seen["productVariants"]["edges"]]
    slugs = {tuple(row["attribute"]["slug"] for row in node["selectors"]) for node in nodes}
    assert slugs == {("color", "size")}
    assert all(node["others"] == [] for node in nodes)
    colour = nodes[0]["selectors"][0]["values"][0]
    assert (colour["slug"], colour["value"], colour["file"]) == ("black", "#1f1f1f", None)
    assert colour["translation"] == {"name": "Black"}
    both = client.raw({
        "query": "query($id: ID!, $c: String!) { productVariant(id: $id, channel: $c) {"
                 " attributes { attribute { slug } } all: attributes(variantSelection: ALL) {"
                 " attribute { slug } } } }",
        "variables": {"id": shelf.variant(), "c": CHANNEL},
    }).json()["data"]["productVariant"]  # fmt: skip
    assert both["attributes"] == both["all"]


def test_behaviour_08_a_variant_by_exactly_one_of_id_and_sku(client, shelf):
    sku = shelf.variants[0].sku
    for given in ({}, {"id": shelf.variant(), "sku": sku}):
        body = client.reply("catalogue", "ProductVariantForPdp", channel=CHANNEL, **given)
        assert body["errors"][0]["extensions"]["code"] == "INVALID"
    for given in ({"sku": "none such"}, {"id": to_relay("Order", shelf.product.pk)}):
        seen = client.send("catalogue", "ProductVariantForPdp", channel=CHANNEL, **given)
        assert seen is None


def test_behaviour_09_rich_text_is_a_string_of_blocks(client, shelf):
    product = client.send("catalogue", "ProductDetails", slug=shelf.slug, channel=CHANNEL)
    page = client.send("pages", "PageGetBySlug", slug="about")
    for text in (product["description"], page["content"]):
        assert isinstance(text, str)
        blocks = json.loads(text)["blocks"]
        assert blocks[0]["type"] == "paragraph"
        assert blocks[0]["data"]["text"]
    Product.objects.filter(pk=shelf.product.pk).update(description=None)
    bare = client.send("catalogue", "ProductDetails", slug=shelf.slug, channel=CHANNEL)
    assert bare["description"] is None


@pytest.mark.parametrize(
    ("size", "stored"), [(1, 32), (72, 128), (128, 128), (1024, 1024), (2048, 2048), (9999, 4096)]
)
@pytest.mark.parametrize("kind", ["WEBP", "AVIF", "ORIGINAL"])
def test_behaviour_10_a_picture_in_any_size_is_the_next_stored_one(client, size, stored, kind):
    shelf = a_shelf(media=(("/media/tee.jpg", "T恤"), ("/media/drawn.svg", "图样")))
    query = """query($s: String!, $c: String!, $n: Int!, $f: ThumbnailFormatEnum!) {
      product(slug: $s, channel: $c) { thumbnail(size: $n, format: $f) { url alt }
        media { url(size: $n, format: $f) } } }"""
    variables = {"s": shelf.slug, "c": CHANNEL, "n": size, "f": kind}
    seen = client.raw({"query": query, "variables": variables}).json()["data"]["product"]

    form = "" if kind == "ORIGINAL" else f"&format={kind.lower()}"
    wanted = f"/media/tee.jpg?size={stored}{form}"
    assert seen["thumbnail"] == {"url": wanted, "alt": "T恤"}
    assert [row["url"] for row in seen["media"]] == [wanted, "/media/drawn.svg"]


def test_behaviour_18_menus_three_levels_deep_and_no_deeper(client):
    shelf = a_shelf()
    top = MenuItem.objects.create(menu="navbar", name="一", url="/a")
    middle = MenuItem.objects.create(menu="navbar", name="二", parent=top, category=shelf.category)
    low = MenuItem.objects.create(menu="navbar", name="三", parent=middle, url="/c")
    MenuItem.objects.create(menu="navbar", name="四", parent=low, url="/d")
    (item,) = client.send("pages", "MenuGetBySlug", slug="navbar", channel=CHANNEL)["items"]
    assert (item["name"], item["level"], item["url"]) == ("一", 0, "/a")
    (below,) = item["children"]
    assert (below["name"], below["level"], below["category"]["slug"]) == ("二", 1, "tshirts")
    assert [row["name"] for row in below["children"]] == ["三"]
    deeper = client.raw({
        "query": '{ menu(slug: "navbar", channel: "textile-cny") { items { children { children'
                 " { children { name } } } } } }"
    }).json()["data"]["menu"]["items"][0]["children"][0]["children"]  # fmt: skip
    assert deeper == [{"children": []}]
    footer = client.send("pages", "MenuGetBySlug", slug="footer", channel=CHANNEL)["items"]
    assert footer[0]["children"][0]["page"]["slug"]
    assert client.send("pages", "MenuGetBySlug", slug="sidebar", channel=CHANNEL) is None


def test_behaviour_18_content_models_by_slug_and_missing_ones_are_tolerated(client):
    asked = [f"storefront-{name}" for name in (
        "homepage", "chrome", "cart", "checkout", "products", "policies",
    )]  # fmt: skip
    where = {"slug": {"oneOf": asked}}
    none = client.send("pages", "StorefrontContentPages", channel=CHANNEL, where=where)
    assert none == {"edges": []}
    Page.objects.create(
        slug="storefront-cart", title="购物车", content=rich("购物车"), page_type="storefront-cart",
        is_published=True,
    )  # fmt: skip
    seen = client.send("pages", "StorefrontContentPages", channel=CHANNEL, where=where)
    (edge,) = seen["edges"]
    assert edge["node"]["pageType"] == {"slug": "storefront-cart"}
    assert edge["node"]["assignedAttributes"] == []


def test_behaviour_18_flags_of_goods(client, shelf):
    page = client.send("catalogue", "ProductList", channel=CHANNEL)
    (card,) = [edge["node"] for edge in page["edges"]]
    assert (card["bestseller"], card["pulse"]) == ({"value": True}, None)
