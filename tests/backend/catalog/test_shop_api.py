"""A shop at work through the API: draft, mend, publish; others find nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from backend.catalog.errors import SellerNotActive
from backend.catalog.models import Category, Product, ProductListing
from backend.catalog.services import media_add, variant_pack, variant_prices_set, variants_add
from backend.catalog.services.imports import products_import
from backend.credit.events import GradeChanged
from backend.events.services import publish
from backend.kernel.actor import SYSTEM
from backend.kernel.ids import to_relay
from backend.parties.models import Organization
from tests.factories.catalog import a_category, a_merchant, a_product, a_variant_draft
from tests.plugin.api import actor_with

pytestmark = pytest.mark.django_db

CREATE = """mutation($input: ProductDraftInput!) { productCreate(input: $input) {
  product { id status variants { sku carton saleUnits { name factor } } reviewNotes }
  errors { field code message details } } }"""
PUBLISH = """mutation($id: ID!) { productPublish(id: $id) { product { status }
  errors { code field details } } }"""
UPDATE = """mutation($id: ID!, $input: ProductChangeInput!) { productUpdate(id: $id, input: $input) {
  product { name status } errors { code field } } }"""


def _draft(**fields):
    given = {
        "category": "tshirts",
        "name": "纯棉圆领T恤",
        "facts": {"style-no": "TX1", "safety-class": "b"},
        "media": [{"url": "https://files.example/tee.jpg", "alt": "T恤"}],
        "variants": [
            {
                "sku": "TX1-1",
                "name": "黑色 / M",
                "choices": {"color": "black", "size": "m"},
                "prices": [{"channel": "textile-cny", "price": 12.8}],
                "weightG": 200,
                "carton": {"pcsPerCarton": 50, "lCm": 60, "wCm": 40, "hCm": 40, "grossG": 10800},
                "saleUnits": [{"code": "CT", "name": "箱", "factor": 50}],
            }
        ],
    }
    given.update(fields)
    return given


@pytest.fixture
def shop():
    a_category()
    merchant = a_merchant()
    return actor_with("catalog.product.edit", organization_id=merchant.pk)


def test_draft_publish_and_buyers_see_it(api, shop):
    made = api.post(CREATE, {"input": _draft()}, actor=shop).data["productCreate"]
    assert made["errors"] == []
    product = made["product"]
    assert product["status"] == "DRAFT"
    assert product["variants"][0]["saleUnits"] == [{"name": "箱", "factor": 50}]
    assert product["variants"][0]["carton"]["pcs_per_carton"] == 50
    done = api.post(PUBLISH, {"id": product["id"]}, actor=shop).data["productPublish"]
    assert done == {"product": {"status": "PUBLISHED"}, "errors": []}
    query = '{ products(channel: "textile-cny", first: 5) { edges { node { id } } } }'
    assert api.post(query).data["products"]["edges"] == [{"node": {"id": product["id"]}}]


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"category": "nothing"}, "INVALID", "category"),
        ({"name": "x"}, "INVALID", "name"),
        ({"facts": {"gsm": "重"}}, "PRODUCT_FAULTS", "facts.gsm"),
        ({"facts": [1]}, "INVALID", "facts"),
        ({"media": [{"url": "javascript:alert(1)"}]}, "INVALID", "media"),
        (
            {"variants": [{"sku": "A", "name": "a", "prices": [{"channel": "none", "price": 1}]}]},
            "INVALID",
            "prices",
        ),
        (
            {
                "variants": [
                    {"sku": "A", "name": "a", "prices": [{"channel": "textile-cny", "price": -1}]}
                ]
            },
            "INVALID",
            "price",
        ),
    ],
)
def test_bad_drafts_are_refused_by_field_and_nothing_is_written(
    api, shop, events, fields, code, field
):
    answer = api.post(CREATE, {"input": _draft(**fields)}, actor=shop).data["productCreate"]
    assert answer["product"] is None
    assert (answer["errors"][0]["code"], answer["errors"][0]["field"]) == (code, field)
    assert not Product.objects.exists()
    assert events.published() == []


def test_refused_publication_gives_every_reason(api, shop):
    draft = _draft(facts={"style-no": "T"}, media=[])
    gid = api.post(CREATE, {"input": draft}, actor=shop).data["productCreate"]["product"]["id"]
    refused = api.post(PUBLISH, {"id": gid}, actor=shop).data["productPublish"]["errors"][0]
    assert refused["code"] == "PRODUCT_REJECTED"
    assert [row["field"] for row in refused["details"]["faults"]] == [
        "facts.safety-class",
        "media",
    ]


def test_nobody_else_can(api, shop):
    product = a_product()
    gid = to_relay("Product", product.pk)
    change = {"id": gid, "input": {"name": "改了名字"}}
    assert api.post(UPDATE, change).code == "UNAUTHENTICATED"
    assert api.post(UPDATE, change, actor=actor_with("order.place")).code == "FORBIDDEN"
    answer = api.post(UPDATE, change, actor=shop).data["productUpdate"]
    assert answer["errors"] == [{"code": "NOT_FOUND", "field": "id"}]
    wrong_kind = {"id": to_relay("Order", product.pk), "input": {"name": "改了名字"}}
    bad = api.post(UPDATE, wrong_kind, actor=shop).data["productUpdate"]["errors"]
    assert bad[0]["code"] == "INVALID_ID"
    product.refresh_from_db()
    assert product.name != "改了名字"


def test_the_operator_blocks_and_lifts(api):
    product = a_product()
    query = """mutation($id: ID!, $reason: String) { productBlock(id: $id, reason: $reason) {
      product { status } errors { code } } }"""
    gid = to_relay("Product", product.pk)
    operator = actor_with("catalog.review")
    blocked = api.post(query, {"id": gid, "reason": "侵权"}, actor=operator).data["productBlock"]
    assert blocked["product"]["status"] == "BLOCKED"
    assert not ProductListing.objects.get(product=product).is_published
    lifted = api.post(query, {"id": gid}, actor=operator).data["productBlock"]
    assert lifted["product"]["status"] == "UNPUBLISHED"


def test_translations_by_staff(api):
    product = a_product(translations={})
    a_category()
    category = Category.objects.get(slug="tshirts")
    query = """mutation($p: ID!, $c: ID!) {
      productTranslate(id: $p, languageCode: RU, input: {name: "Футболка", slug: "futbolka"}) {
        product { translation(languageCode: RU) { name slug } } errors { code field } }
      categoryTranslate(id: $c, languageCode: RU, input: {name: "Футболки"}) {
        category { translation(languageCode: RU) { name } } errors { code } } }"""
    variables = {"p": to_relay("Product", product.pk), "c": to_relay("Category", category.pk)}
    data = api.post(query, variables, actor=actor_with("catalog.translate")).data
    assert data["productTranslate"]["product"]["translation"] == {
        "name": "Футболка",
        "slug": "futbolka",
    }
    assert data["categoryTranslate"]["category"]["translation"]["name"] == "Футболки"
    assert api.post(query, variables, actor=actor_with("order.place")).code == "FORBIDDEN"


def test_a_new_grade_shows_on_the_shelf_but_not_behind_the_procurement_door(api, deliver):
    product = a_product(channel=["textile-cny", "gov"])
    event = GradeChanged(
        subject_id=product.merchant_id,
        card="supplier",
        grade_from="",
        grade_to="AA",
        score=880,
        search_factor="1.10",
    )
    publish(event, actor=SYSTEM)
    deliver()
    query = """query($slug: String!) {
      market: product(slug: $slug, channel: "textile-cny") {
        merchantGrade merchant { name grade { badge } } }
      gov: product(slug: $slug, channel: "gov") { merchantGrade merchant { name grade { badge } } }
    }"""
    data = api.post(query, {"slug": product.slug}).data
    assert data["market"]["merchantGrade"] == "AA"
    assert data["market"]["merchant"]["grade"]["badge"] == "NEW"
    assert data["gov"]["merchantGrade"] is None
    assert data["gov"]["merchant"]["grade"] is None
    assert data["gov"]["merchant"]["name"] == data["market"]["merchant"]["name"]


@pytest.mark.parametrize("status", ["PENDING", "SUSPENDED", "CLOSED"])
def test_a_shop_that_may_not_trade_changes_none_of_its_goods(api, shop, status, events):
    product = a_product(merchant=Organization.objects.get(pk=shop.organization_id))
    variant = product.variants.first()
    before = events.published()
    Organization.objects.filter(pk=shop.organization_id).update(status=status)
    gid = to_relay("Product", product.pk)
    for query, variables in (
        (CREATE, {"input": _draft()}),
        (UPDATE, {"id": gid, "input": {"name": "改了名字"}}),
    ):
        (payload,) = api.post(query, variables, actor=shop).data.values()
        assert [row["code"] for row in payload["errors"]] == ["SELLER_NOT_ACTIVE"]
    acts = [
        lambda: variants_add(
            actor=shop, product_id=product.pk, drafts=[a_variant_draft("NEW-1")]
        ),
        lambda: media_add(actor=shop, product_id=product.pk, media=[("/media/new.svg", "新")]),
        lambda: variant_prices_set(
            actor=shop, channel="textile-cny", prices={variant.pk: Decimal("1.00")}
        ),
        lambda: variant_pack(
            actor=shop, variant_id=variant.pk,
            carton={"pcs_per_carton": 1, "l_cm": 1, "w_cm": 1, "h_cm": 1, "gross_g": 1},
        ),
        lambda: products_import(actor=shop, merchant_id=shop.organization_id, rows=[]),
        lambda: a_product(merchant=Organization.objects.get(pk=shop.organization_id)),
    ]  # fmt: skip
    for act in acts:
        with pytest.raises(SellerNotActive):
            act()
    product.refresh_from_db()
    assert (Product.objects.count(), product.variants.count(), product.media.count()) == (1, 1, 1)
    assert product.name != "改了名字"
    assert events.published() == before
    down = """mutation($id: ID!) { productUnpublish(id: $id) { product { status } errors { code } } }"""
    taken = api.post(down, {"id": gid}, actor=shop).data["productUnpublish"]
    assert taken == {"product": {"status": "UNPUBLISHED"}, "errors": []}
