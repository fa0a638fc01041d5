"""A shop sets tiers and rules; buyers read them; others find nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.channels.selectors import channel_by_slug
from backend.kernel.actor import SYSTEM
from backend.kernel.ids import to_relay
from backend.pricing.models import PriceTier, QuantityRule, Voucher
from backend.pricing.rules import Quantities
from backend.pricing.selectors import LineRequest, price_lines, quantity_problems
from backend.pricing.services import (
    TierInput,
    price_list_put,
    quantity_rule_set,
    tiers_replace,
)
from tests.factories.catalog import a_merchant, a_product, variant_of
from tests.plugin.api import actor_with

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)
TIERS = [(10, "12.80"), (50, "11.90"), (200, "11.20")]
UPDATE = """mutation($id: ID!, $tiers: [PriceTierInput!]!, $mode: TierMode) {
  priceTiersUpdate(variantId: $id, channel: "textile-cny", tiers: $tiers, mode: $mode) {
    priceTiers { minQuantity unitPrice { amount currency } }
    errors { field code message details } } }"""
READ = """query($sku: String!) { productVariant(sku: $sku, channel: "textile-cny") {
  priceTiers { minQuantity unitPrice { amount } } tierMode quantityRule { min step max }
  pricing { price { gross { amount } } }
  product { priceRangeTiers { start { gross { amount } } stop { gross { amount } } } } } }"""


def _input(*rows):
    return [{"minQuantity": quantity, "unitPrice": price} for quantity, price in rows]


def _price(variant, quantity, *, buyer=None):
    channel = channel_by_slug("textile-cny")
    return price_lines(
        channel_id=channel.pk,
        lines=[LineRequest(variant.pk, quantity)],
        buyer_organization_id=buyer,
        at=NOW,
    )[0]


def test_tiers_by_the_api_and_read_back(api):
    product = a_product()
    variant = variant_of(product)
    actor = actor_with("catalog.price.edit", organization_id=product.merchant_id)
    variables = {"id": to_relay("ProductVariant", variant.pk), "tiers": _input(*TIERS)}
    done = api.post(UPDATE, variables, actor=actor).data["priceTiersUpdate"]
    assert done["errors"] == []
    shown = api.post(READ, {"sku": variant.sku}).data["productVariant"]
    assert [(row["minQuantity"], row["unitPrice"]["amount"]) for row in shown["priceTiers"]] == [
        (10, 12.8),
        (50, 11.9),
        (200, 11.2),
    ]
    assert shown["tierMode"] == "ALL_UNITS"
    assert shown["quantityRule"] == {"min": 1, "step": 1, "max": None}
    assert shown["product"]["priceRangeTiers"] == {
        "start": {"gross": {"amount": 11.2}},
        "stop": {"gross": {"amount": 12.8}},
    }


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        ([(10, "12"), (10, "11")], ["TIER_ORDER"]),
        ([(10, "12"), (50, "13")], ["TIER_PRICE_RISES"]),
        ([], ["TIER_COUNT"]),
        ([(n * 10, str(20 - n)) for n in range(1, 8)], ["TIER_COUNT"]),
    ],
)
def test_tiers_that_do_not_hold_together_change_nothing(api, rows, faults):
    product = a_product(tiers=TIERS)
    variant = variant_of(product)
    actor = actor_with("catalog.price.edit", organization_id=product.merchant_id)
    variables = {"id": to_relay("ProductVariant", variant.pk), "tiers": _input(*rows)}
    error = api.post(UPDATE, variables, actor=actor).data["priceTiersUpdate"]["errors"][0]
    assert (error["code"], error["details"]["faults"]) == ("TIERS_WRONG", faults)
    assert PriceTier.objects.filter(variant=variant).count() == 3


def test_tiers_start_at_the_minimum_order():
    product = a_product()
    variant = variant_of(product)
    quantity_rule_set(
        actor=SYSTEM, owner="product", owner_id=product.pk, rule=Quantities(10, 10, None)
    )
    with pytest.raises(Exception, match="起订量") as refused:
        tiers_replace(
            actor=SYSTEM,
            variant_id=variant.pk,
            channel="textile-cny",
            tiers=[TierInput(20, Decimal("12"))],
        )
    assert refused.value.details == {"faults": ["TIER_START"]}


@pytest.mark.parametrize("price", ["-1", "0", "1e12", "0.0000001"])
def test_prices_out_of_range_are_refused(api, price):
    product = a_product()
    actor = actor_with("catalog.price.edit", organization_id=product.merchant_id)
    variables = {
        "id": to_relay("ProductVariant", variant_of(product).pk),
        "tiers": _input((1, price)),
    }
    errors = api.post(UPDATE, variables, actor=actor).data["priceTiersUpdate"]["errors"]
    assert errors[0]["code"] == "INVALID"
    assert not PriceTier.objects.exists()


def test_nobody_sets_the_prices_of_another_shop(api):
    variant = variant_of(a_product(tiers=TIERS))
    variables = {"id": to_relay("ProductVariant", variant.pk), "tiers": _input((1, "1.00"))}
    other = actor_with("catalog.price.edit", organization_id=a_merchant().pk)
    errors = api.post(UPDATE, variables, actor=other).data["priceTiersUpdate"]["errors"]
    assert errors[0]["code"] == "NOT_FOUND"
    assert api.post(UPDATE, variables).code == "UNAUTHENTICATED"
    assert api.post(UPDATE, variables, actor=actor_with("order.place")).code == "FORBIDDEN"
    assert PriceTier.objects.filter(variant=variant).count() == 3


@pytest.mark.parametrize(
    ("quantity", "mode", "total", "source"),
    [
        (260, "ALL_UNITS", 291200, "TIER"),
        (260, "SLAB", 309540, "TIER"),
        (199, "ALL_UNITS", 236810, "TIER"),
        (199, "SLAB", 241220, "TIER"),
    ],
)
def test_the_table_of_tiers_through_the_database(quantity, mode, total, source):
    variant = variant_of(a_product())
    tiers = [TierInput(n, Decimal(price)) for n, price in TIERS]
    tiers_replace(
        actor=SYSTEM, variant_id=variant.pk, channel="textile-cny", tiers=tiers, mode=mode
    )
    line = _price(variant, quantity)
    assert (line.total.minor, line.source, line.is_average) == (total, source, mode == "SLAB")
    assert line.undiscounted.amount == Decimal("12.80")


def test_a_buyers_list_wins_only_when_it_is_cheaper():
    product = a_product(tiers=TIERS)
    variant = variant_of(product)
    buyer = a_merchant()
    price_list_put(
        actor=SYSTEM,
        merchant_id=product.merchant_id,
        channel="textile-cny",
        name="老客户价",
        organization_id=buyer.pk,
        entries={variant.pk: [TierInput(1, Decimal("11.50"))]},
    )
    assert _price(variant, 60, buyer=buyer.pk).total.minor == 69000
    assert _price(variant, 60, buyer=buyer.pk).source == "PRICE_LIST"
    assert _price(variant, 260, buyer=buyer.pk).source == "TIER"
    assert _price(variant, 60).source == "TIER"


def test_min_48_step_24_refuses_50_and_names_its_neighbours():
    variant = variant_of(a_product())
    quantity_rule_set(
        actor=SYSTEM, owner="variant", owner_id=variant.pk, rule=Quantities(48, 24, None)
    )
    problem = quantity_problems([LineRequest(variant.pk, 50)])[0]
    assert (problem.code, problem.neighbours) == ("QUANTITY_NOT_ALLOWED", [48, 72])
    assert quantity_problems([LineRequest(variant.pk, 72)]) == []


def test_a_basket_is_priced_with_a_constant_number_of_queries():
    product = a_product(variants=8, tiers=TIERS)
    lines = [LineRequest(variant_of(product, place).pk, 20) for place in range(8)]
    channel = channel_by_slug("textile-cny")

    def count(some):
        with CaptureQueriesContext(connection) as queries:
            price_lines(channel_id=channel.pk, lines=some, buyer_organization_id=None, at=NOW)
        return len(queries)

    assert count(lines[:1]) == count(lines)


def test_bulk_prices_are_shown_first_and_written_the_same(api):
    product = a_product(variants=2, tiers=TIERS)
    ids = [to_relay("ProductVariant", variant_of(product, place).pk) for place in range(2)]
    actor = actor_with(
        "catalog.price.edit", "catalog.product.edit", organization_id=product.merchant_id
    )
    query = """mutation($ids: [ID!]!, $dry: Boolean!) { pricesChange(channel: "textile-cny",
      variantIds: $ids, percent: 5, dryRun: $dry) {
      changes { before { amount } after { amount } } errors { code } } }"""
    shown = api.post(query, {"ids": ids, "dry": True}, actor=actor).data["pricesChange"]
    assert shown["changes"][0] == {"before": {"amount": 12.8}, "after": {"amount": 13.44}}
    assert PriceTier.objects.filter(unit_price=Decimal("12.80")).count() == 2
    done = api.post(query, {"ids": ids, "dry": False}, actor=actor).data["pricesChange"]
    assert done == shown
    prices = PriceTier.objects.filter(variant=variant_of(product)).order_by("min_quantity")
    assert [str(row.unit_price.normalize()) for row in prices] == ["13.44", "12.5", "11.76"]


def test_quantity_rules_by_the_api(api):
    product = a_product()
    actor = actor_with("catalog.price.edit", organization_id=product.merchant_id)
    query = """mutation($id: ID, $min: Int, $max: Int) {
      quantityRuleUpdate(productId: $id, minimum: $min, step: 24, maximum: $max) {
        quantityRule { min step max } errors { code } } }"""
    gid = to_relay("Product", product.pk)
    done = api.post(query, {"id": gid, "min": 48}, actor=actor).data["quantityRuleUpdate"]
    assert done["quantityRule"] == {"min": 48, "step": 24, "max": None}
    wrong = api.post(query, {"id": gid, "min": 48, "max": 10}, actor=actor)
    assert wrong.data["quantityRuleUpdate"]["errors"] == [{"code": "QUANTITY_RULE_WRONG"}]
    assert QuantityRule.objects.get(product=product).maximum is None


def test_a_voucher_is_issued_once(api):
    merchant = a_merchant()
    actor = actor_with("catalog.price.edit", organization_id=merchant.pk)
    query = """mutation($input: VoucherIssueInput!) {
      voucherIssue(input: $input) { code errors { code field } } }"""
    given = {"code": "spring-10", "channel": "textile-cny", "percent": 10, "minSpent": 300}
    done = api.post(query, {"input": given}, actor=actor).data["voucherIssue"]
    assert done == {"code": "SPRING-10", "errors": []}
    row = Voucher.objects.get(code="SPRING-10")
    assert (row.percent_bp, row.min_spent_minor, row.merchant_id) == (1000, 30000, merchant.pk)
    again = api.post(query, {"input": given}, actor=actor).data["voucherIssue"]
    assert again["errors"] == [{"code": "VOUCHER_WRONG", "field": "code"}]
