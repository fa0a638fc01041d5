"""The catalogue from the outside: Saleor's queries, exact values, constant numbers of SQL."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.catalog.drafts import CreditPart, StockPart
from backend.catalog.models import Collection, CollectionProduct, ProductListing
from backend.catalog.selectors.find import lexicon_forget
from backend.catalog.services import listing_update, merchant_listing_update
from tests.factories.catalog import a_category, a_merchant, a_product, variant_of
from tests.plugin.api import actor_with

pytestmark = pytest.mark.django_db

LIST = """query($first: Int, $after: String, $last: Int, $before: String, $sortBy: ProductOrder,
  $filter: ProductFilterInput, $where: ProductWhereInput, $search: String) {
  products(channel: "textile-cny", first: $first, after: $after, last: $last, before: $before,
           sortBy: $sortBy, filter: $filter, where: $where, search: $search) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { id name slug merchantGrade inStock
      pricing { priceRange { start { gross { amount currency } } stop { gross { amount } } } }
      thumbnail(size: 300, format: WEBP) { url alt }
      merchant { name slug } category { name slug }
      translation(languageCode: EN) { name } } }
  }
}"""


@pytest.fixture(autouse=True)
def _fresh_words():
    lexicon_forget()


def _names(answer) -> list[str]:
    return [edge["node"]["name"] for edge in answer.data["products"]["edges"]]


def test_a_list_shows_price_picture_merchant_and_grade(api):
    merchant = a_merchant(display_name="锦绣布行")
    a_product(merchant=merchant, name="纯棉圆领T恤", variants=2, price="12.80")
    merchant_listing_update(merchant.pk, CreditPart(grade="AA", search_factor=Decimal("1.10")))
    node = api.post(LIST, {"first": 5}).data["products"]["edges"][0]["node"]
    assert node["pricing"]["priceRange"] == {
        "start": {"gross": {"amount": 12.8, "currency": "CNY"}},
        "stop": {"gross": {"amount": 12.8}},
    }
    assert node["merchant"]["name"] == "锦绣布行"
    assert node["merchantGrade"] == "AA"
    assert node["thumbnail"]["url"].startswith("/media/tee-")
    assert node["translation"]["name"].startswith("Cotton tee")


def test_the_number_of_queries_does_not_grow_with_the_list(api):
    for _ in range(3):
        a_product(variants=2)
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert len(_names(api.post(LIST, {"first": 20}))) == 3
    for _ in range(7):
        a_product(variants=2)
    with CaptureQueriesContext(connection) as many:
        assert len(_names(api.post(LIST, {"first": 20}))) == 10
    shown = [each["sql"][:90] for each in many]
    assert len(many) == len(few), shown
    assert len(many) <= 8, shown


def test_paging_both_ways_meets_every_product_once(api):
    now = datetime(2026, 3, 2, tzinfo=UTC)
    products = [a_product(name=f"T恤{place}号") for place in range(5)]
    for place, product in enumerate(products):
        ProductListing.objects.filter(product=product).update(listed_at=now + timedelta(place))
    seen, after = [], None
    while True:
        answer = api.post(LIST, {"first": 2, "after": after})
        seen += _names(answer)
        info = answer.data["products"]["pageInfo"]
        if not info["hasNextPage"]:
            break
        after = info["endCursor"]
    assert seen == ["T恤4号", "T恤3号", "T恤2号", "T恤1号", "T恤0号"]
    back = api.post(LIST, {"last": 2, "before": after})
    assert _names(back) == ["T恤3号", "T恤2号"]
    assert back.data["products"]["pageInfo"]["hasPreviousPage"]
    assert answer.data["products"]["totalCount"] == 5


@pytest.mark.parametrize("paging", [{}, {"first": 101}, {"first": 1, "last": 1}, {"first": -1}])
def test_paging_without_or_with_too_large_a_size_is_an_error(api, paging):
    assert api.post(LIST, paging).code == "INVALID"


def test_filter_and_where_together_are_an_error(api):
    both = {"first": 2, "filter": {"slugs": ["a"]}, "where": {"slug": {"eq": "a"}}}
    assert api.post(LIST, both).code == "INVALID"


def test_filters_by_price_category_attribute_and_merchant(api):
    cheap = a_product(name="便宜T恤", price="9.90", variants=1)
    a_product(name="贵T恤", price="99.00", variants=6)
    category = a_category("hoodies")
    a_product(name="卫衣", price="50", category="hoodies")
    gid = base64.b64encode(f"Category:{category.pk}".encode()).decode()
    shop = base64.b64encode(f"Merchant:{cheap.merchant_id}".encode()).decode()

    def found(**given):
        return sorted(_names(api.post(LIST, {"first": 10, **given})))

    assert found(filter={"price": {"lte": 10}}) == ["便宜T恤"]
    assert found(where={"price": {"range": {"gte": 50, "lte": 99}}}) == ["卫衣", "贵T恤"]
    assert found(filter={"categories": [gid]}) == ["卫衣"]
    assert found(where={"category": {"oneOf": [gid]}}) == ["卫衣"]
    assert found(filter={"merchants": [shop]}) == ["便宜T恤"]
    white = {"AND": [{"OR": [{"attributes": [{"slug": "color", "values": ["white", "red"]}]}]}]}
    assert found(where=white) == ["贵T恤"]
    assert found(where={"attributes": []}) == []
    assert found(filter={"attributes": [{"slug": "gsm", "valuesRange": {"gte": 200}}]}) == []
    both = {"OR": [{"price": {"range": {"lte": 10}}}, {"category": {"eq": gid}}]}
    assert found(where=both) == ["便宜T恤", "卫衣"]


def test_sorting(api):
    for name, price in (("甲", "30"), ("乙", "10"), ("丙", "20")):
        a_product(name=f"{name}款T恤", price=price)

    def by(field, direction):
        sort = {"field": field, "direction": direction}
        return [name[0] for name in _names(api.post(LIST, {"first": 5, "sortBy": sort}))]

    assert by("PRICE", "ASC") == ["乙", "丙", "甲"]
    assert by("MINIMAL_PRICE", "DESC") == ["甲", "丙", "乙"]
    assert by("DATE", "DESC") == ["丙", "乙", "甲"]
    assert api.post(LIST, {"first": 1, "sortBy": {"field": "RANK", "direction": "DESC"}}).code == (
        "INVALID"
    )


def test_goods_in_stock_come_first(api):
    a_product(name="有货")
    later = a_product(name="没货但更新")
    listing_update([later.pk], StockPart(in_stock=False))
    ready = ProductListing.objects.exclude(product=later).values_list("product_id", flat=True)
    listing_update(list(ready), StockPart(in_stock=True))
    assert _names(api.post(LIST, {"first": 5})) == ["有货", "没货但更新"]


VARIANT = """query($id: ID, $sku: String) {
  productVariant(id: $id, sku: $sku, channel: "textile-cny") { id sku }
}"""
PAGE = """query($slug: String!, $code: LanguageCodeEnum, $channel: String) {
  product(slug: $slug, channel: $channel, slugLanguageCode: $code) {
    id name description isAvailable categoryTrail { slug }
    en: translation(languageCode: EN) { name slug } de: translation(languageCode: DE) { name }
    attributes { attribute { slug name inputType } values { name slug boolean plainText } }
    assignedAttributes { __typename attribute { slug }
      ... on AssignedNumericAttribute { value }
      ... on AssignedSingleChoiceAttribute { choice: value { slug name } } }
    assignedAttribute(slug: "style-no") { ... on AssignedPlainTextAttribute { text: value } }
    missing: assignedAttribute(slug: "nothing") { attribute { slug } }
    attributesCompared { attribute { slug } }
    productVariants(first: 1) { totalCount pageInfo { hasNextPage } edges { node { sku name
      pricing { price { gross { amount } tax { amount } } priceUndiscounted { gross { amount } } }
      selecting: attributes(variantSelection: VARIANT_SELECTION) {
        attribute { slug } values { name value } }
      other: attributes(variantSelection: NOT_VARIANT_SELECTION) { attribute { slug } }
      product { slug } carton baseUnit saleUnits { code } } } }
  }
}"""


def test_a_product_page(api):
    product = a_product(
        variants=2, translations={"EN": {"name": "Tee", "slug": "tee-en", "seoTitle": ""}}
    )
    shown = api.post(PAGE, {"slug": product.slug, "channel": "textile-cny"}).data["product"]
    assert shown["en"] == {"name": "Tee", "slug": "tee-en"}
    assert shown["de"] is None
    assert [each["slug"] for each in shown["categoryTrail"]] == ["textile-root", "tshirts"]
    values = {row["attribute"]["slug"]: row["values"] for row in shown["attributes"]}
    assert values["safety-class"] == [
        {"name": "B类", "slug": "b", "boolean": None, "plainText": None}
    ]
    kinds = {row["attribute"]["slug"]: row for row in shown["assignedAttributes"]}
    assert kinds["gsm"]["value"] == 180.0
    assert kinds["safety-class"]["choice"] == {"slug": "b", "name": "B类"}
    assert shown["assignedAttribute"]["text"] == product.facts["style-no"][0]
    assert shown["missing"] is None
    assert [row["attribute"]["slug"] for row in shown["attributesCompared"]] == ["safety-class"]
    page = shown["productVariants"]
    assert (page["totalCount"], page["pageInfo"]["hasNextPage"]) == (2, True)
    variant = page["edges"][0]["node"]
    assert variant["pricing"]["price"] == {"gross": {"amount": 12.8}, "tax": {"amount": 0.0}}
    assert [row["values"][0]["value"] for row in variant["selecting"]] == ["#1f1f1f", None]
    assert variant["other"] == []
    assert variant["product"]["slug"] == product.slug


def test_slugs_of_a_language_are_looked_up_only_there(api):
    product = a_product(translations={"EN": {"name": "Tee", "slug": "tee-en"}})

    def find(slug, code=None):
        answer = api.post(PAGE, {"slug": slug, "code": code, "channel": "textile-cny"})
        return answer.data["product"] and answer.data["product"]["name"]

    assert find("tee-en", "EN") == product.name
    assert find(product.slug, "EN") is None
    assert find("tee-en", "DE") is None
    assert find("tee-en") is None


def test_what_is_not_published_is_not_there(api):
    hidden = a_product(published=False)
    other = a_product(channel="intl-usd")
    for product in (hidden, other):
        variables = {"slug": product.slug, "channel": "textile-cny"}
        assert api.post(PAGE, variables).data["product"] is None
    assert api.post(PAGE, {"slug": hidden.slug}).data["product"] is None
    found = api.post(VARIANT, {"sku": variant_of(hidden).sku})
    assert found.data["productVariant"] is None


def test_a_merchant_sees_its_own_drafts_and_nobody_elses(api):
    mine = a_product(published=False)
    a_product(published=False)
    actor = actor_with("catalog.product.edit", organization_id=mine.merchant_id)
    query = "{ products(first: 9) { totalCount edges { node { slug status } } } }"
    assert api.post(query, actor=actor).data["products"]["edges"] == [
        {"node": {"slug": mine.slug, "status": "DRAFT"}}
    ]
    assert api.post(query).data["products"]["totalCount"] == 0


def test_variant_by_exactly_one_of_id_and_sku(api):
    sku = variant_of(a_product()).sku
    gid = api.post(VARIANT, {"sku": sku}).data["productVariant"]["id"]
    assert api.post(VARIANT, {"id": gid}).data["productVariant"]["sku"] == sku
    assert api.post(VARIANT, {"id": gid, "sku": sku}).code == "INVALID"
    assert api.post(VARIANT).code == "INVALID"


def test_collections_keep_their_order(api):
    first, second = a_product(name="甲"), a_product(name="乙")
    picks = Collection.objects.create(slug="new", name="新品", translations={})
    CollectionProduct.objects.create(collection=picks, product=second, position=0)
    CollectionProduct.objects.create(collection=picks, product=first, position=1)
    query = """{ collection(slug: "new", channel: "textile-cny") { name
      products(first: 5, sortBy: {field: COLLECTION, direction: ASC}) {
        edges { node { name } } } } }"""
    edges = api.post(query).data["collection"]["products"]["edges"]
    assert [edge["node"]["name"] for edge in edges] == ["乙", "甲"]


def test_categories_by_slug_and_as_a_tree(api):
    a_product()
    query = """{ categories(filter: {slugs: ["tshirts"]}, first: 5) { edges { node { name
      parent { slug } ancestors(first: 5) { edges { node { slug } } }
      translation(languageCode: EN) { name }
      products(channel: "textile-cny", first: 5) { totalCount } } } }
      category(slug: "textile-root") { childCategories { slug }
        products(channel: "textile-cny", first: 1) { totalCount } } }"""
    data = api.post(query).data
    node = data["categories"]["edges"][0]["node"]
    assert (node["name"], node["parent"]["slug"]) == ("T恤", "textile-root")
    assert node["translation"]["name"] == "T-shirts"
    assert node["products"]["totalCount"] == 1
    assert data["category"]["childCategories"] == [{"slug": "tshirts"}]
    assert data["category"]["products"]["totalCount"] == 1


def test_merchants_show_their_licence(api):
    merchant = a_merchant(uscc="91350100M000100Y43", display_name="华兴")
    a_product(merchant=merchant)
    query = """query($slug: String!) { merchant(slug: $slug) { name uscc licence kind
      products(channel: "textile-cny", first: 5) { totalCount } }
      merchants(site: "textile", first: 5) { edges { node { name } } } }"""
    data = api.post(query, {"slug": merchant.slug}).data
    assert data["merchant"]["licence"] == f"{merchant.legal_name} 91350100M000100Y43"
    assert data["merchant"]["products"]["totalCount"] == 1
    assert data["merchants"]["edges"] == [{"node": {"name": "华兴"}}]
