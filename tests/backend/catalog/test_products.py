"""Goods from draft to shelf: faults by field, review by rule, and the listing row."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from backend.catalog.drafts import BoothPart, CreditPart, StockPart, TurnoverPart
from backend.catalog.errors import ProductFaults, ProductRejected, ProductStateWrong, SkuTaken
from backend.catalog.models import AssignedValue, Product, ProductListing
from backend.catalog.services import (
    listing_update,
    merchant_listing_update,
    product_block,
    product_create,
    product_publish,
    product_unpublish,
    product_update,
    products_load,
    variant_prices_set,
)
from backend.kernel.actor import SYSTEM, Actor
from backend.kernel.errors import Forbidden, NotFound
from tests.factories.catalog import (
    a_category,
    a_draft,
    a_merchant,
    a_product,
    a_variant_draft,
    variant_of,
)
from tests.plugin.api import actor_with

pytestmark = pytest.mark.django_db


def _seller(merchant, *more: str) -> Actor:
    return actor_with("catalog.product.edit", *more, organization_id=merchant.pk)


def test_a_merchant_drafts_and_publishes(events):
    a_category()
    merchant = a_merchant()
    product = product_create(actor=_seller(merchant), draft=a_draft(merchant))
    assert product.status == "DRAFT"
    row = ProductListing.objects.get(product=product)
    assert (row.is_published, row.min_price) == (False, Decimal("12.80"))

    product_publish(actor=_seller(merchant), product_id=product.pk)

    row.refresh_from_db()
    assert row.is_published
    assert row.merchant_name == merchant.display_name
    assert events.published() == ["catalog.product.created", "catalog.product.moved"]


def test_faults_name_each_field_and_nothing_is_written(events):
    a_category()
    merchant = a_merchant()
    draft = a_draft(
        merchant,
        facts={"safety-class": "z", "gsm": "很厚", "nonsense": 1},
        variants=(a_variant_draft("A-1", choices={"color": "mauve"}),),
    )
    with pytest.raises(ProductFaults) as refused:
        product_create(actor=_seller(merchant), draft=draft)
    assert {fault.field: fault.code for fault in refused.value.faults} == {
        "facts.safety-class": "BAD_VALUE",
        "facts.gsm": "BAD_VALUE",
        "facts.nonsense": "UNKNOWN_ATTRIBUTE",
        "variants.0.choices.color": "BAD_VALUE",
    }
    assert not Product.objects.filter(merchant=merchant).exists()
    assert events.published() == []


def test_review_by_rule_refuses_with_reasons_and_stores_them():
    a_category()
    merchant = a_merchant()
    draft = a_draft(
        merchant,
        name="全网第一婴儿连体衣",
        facts={"age-months-min": "6", "safety-class": "b"},
        media=(),
    )
    product = product_create(actor=_seller(merchant), draft=draft)
    with pytest.raises(ProductRejected) as refused:
        product_publish(actor=_seller(merchant), product_id=product.pk)
    codes = {fault.code for fault in refused.value.faults}
    assert codes == {"REQUIRED", "BANNED_WORD", "CLASS_A_REQUIRED"}
    product.refresh_from_db()
    assert product.status == "REJECTED"
    assert {note["field"] for note in product.review_notes} == {
        "facts.style-no",
        "name",
        "facts.safety-class",
        "media",
    }
    assert not ProductListing.objects.get(product=product).is_published


def test_after_mending_it_can_be_published():
    a_category()
    merchant = a_merchant()
    actor = _seller(merchant)
    product = product_create(actor=actor, draft=a_draft(merchant, name="最佳T恤"))
    with pytest.raises(ProductRejected):
        product_publish(actor=actor, product_id=product.pk)
    product_update(actor=actor, product_id=product.pk, changes={"name": "好穿T恤"})
    assert product_publish(actor=actor, product_id=product.pk).status == "PUBLISHED"


def test_another_merchants_product_looks_like_none():
    product = a_product()
    other = _seller(a_merchant())
    with pytest.raises(NotFound):
        product_update(actor=other, product_id=product.pk, changes={"name": "改名字"})
    with pytest.raises(NotFound):
        product_unpublish(actor=other, product_id=product.pk)
    with pytest.raises(NotFound):
        variant_prices_set(
            actor=other, channel="textile-cny", prices={variant_of(product).pk: Decimal(1)}
        )
    with pytest.raises(Forbidden):
        product_unpublish(actor=actor_with(), product_id=product.pk)
    product.refresh_from_db()
    assert product.status == "PUBLISHED"
    assert ProductListing.objects.get(product=product).min_price == Decimal("12.80")


def test_changing_the_category_of_a_published_product_needs_review_again():
    merchant = a_merchant()
    product = a_product(merchant=merchant)
    a_category("hoodies")
    changed = product_update(
        actor=_seller(merchant), product_id=product.pk, changes={"category": "hoodies"}
    )
    assert changed.status == "IN_REVIEW"
    assert not ProductListing.objects.get(product=product).is_published


def test_a_blocked_product_stays_down_until_the_operator_lifts_it():
    merchant = a_merchant()
    product = a_product(merchant=merchant)
    operator = actor_with("catalog.review")
    product_block(actor=operator, product_id=product.pk, reason="疑似侵权")
    with pytest.raises(ProductStateWrong):
        product_publish(actor=_seller(merchant), product_id=product.pk)


def test_skus_are_unique_across_merchants():
    product = a_product()
    merchant = a_merchant()
    sku = variant_of(product).sku
    with pytest.raises(SkuTaken):
        product_create(
            actor=_seller(merchant), draft=a_draft(merchant, variants=(a_variant_draft(sku),))
        )
    assert not Product.objects.filter(merchant=merchant).exists()


def test_loading_twice_changes_nothing():
    a_category()
    merchant = a_merchant()
    draft = a_draft(merchant)
    first = products_load([draft], actor=SYSTEM)
    second = products_load([replace(draft, name="别的名字")], actor=SYSTEM)
    assert first == second
    assert Product.objects.get(merchant=merchant).name == draft.name
    assert AssignedValue.objects.filter(product__merchant=merchant).count() == 5


def test_parts_are_pushed_down_and_survive_a_new_price():
    merchant = a_merchant()
    product = a_product(merchant=merchant)
    listing_update([product.pk], StockPart(in_stock=True))
    listing_update([product.pk], TurnoverPart(amount_minor=5000, quantity=3))
    merchant_listing_update(merchant.pk, CreditPart(grade="AA", search_factor=Decimal("1.10")))
    merchant_listing_update(merchant.pk, BoothPart(booth_codes=("XH-A-3-B-217",)))
    variant_prices_set(
        actor=_seller(merchant),
        channel="textile-cny",
        prices={variant_of(product).pk: Decimal("11.50")},
    )
    row = ProductListing.objects.get(product=product)
    assert (row.in_stock, row.turnover_minor, row.sold_quantity) == (True, 5000, 3)
    assert (row.grade, row.search_factor) == ("AA", Decimal("1.10"))
    assert row.booth_codes == ["XH-A-3-B-217"]
    assert (row.min_price, row.max_price) == (Decimal("11.50"), Decimal("11.50"))


def test_a_new_product_stands_where_its_merchant_stands():
    merchant = a_merchant()
    a_product(merchant=merchant)
    merchant_listing_update(merchant.pk, CreditPart(grade="A", search_factor=Decimal("1.05")))
    fresh = a_product(merchant=merchant)
    assert ProductListing.objects.get(product=fresh).grade == "A"
