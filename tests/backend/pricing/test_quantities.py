"""Minimum, step and mixes with the brief's matrix (markets brief 6)."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from backend.catalog.models import ProductVariant
from backend.channels.selectors import channel_by_slug
from backend.kernel.actor import SYSTEM
from backend.pricing.rules import Quantities
from backend.pricing.selectors import LineRequest, price_lines, quantity_problems
from backend.pricing.services import mix_rule_set, quantity_rule_set
from tests.factories.catalog import a_merchant, a_product, variant_of

pytestmark = pytest.mark.django_db
TIERS = [(10, "12.80"), (50, "11.90"), (200, "11.20")]


@pytest.fixture
def matrix():
    """Three colours by four sizes, priced over the whole product, thirty of a colour at least."""
    product = a_product(variants=12, tiers=TIERS)
    mix_rule_set(actor=SYSTEM, mode="PRODUCT", product_id=product.pk)
    quantity_rule_set(
        actor=SYSTEM,
        owner="product",
        owner_id=product.pk,
        rule=Quantities(),
        per_colour_minimum=30,
    )
    found = {
        (row.choices["color"], row.choices["size"]): row.pk
        for row in ProductVariant.objects.filter(product=product)
    }

    def lines(rows):
        sizes = ("s", "m", "l", "xl")
        return [
            LineRequest(found[(colour, size)], quantity)
            for colour, quantities in rows.items()
            for size, quantity in zip(sizes, quantities, strict=False)
        ]

    return lines


def _total(lines):
    priced = price_lines(
        channel_id=channel_by_slug("textile-cny").pk,
        lines=lines,
        buyer_organization_id=None,
        at=datetime(2026, 3, 2, tzinfo=UTC),
    )
    return sum(line.total.minor for line in priced)


BLACK, WHITE = (20, 30, 30, 10), (15, 25, 20)


def test_the_matrix_of_175_reaches_the_second_tier_but_blue_is_short(matrix):
    lines = matrix({"black": BLACK, "white": WHITE, "red": (10, 10, 5)})
    assert _total(lines) == 208250
    problems = quantity_problems(lines)
    assert [(each.code, each.neighbours) for each in problems] == [("COLOUR_MINIMUM", [30])] * 3


def test_with_thirty_of_the_short_colour_all_is_well(matrix):
    lines = matrix({"black": BLACK, "white": WHITE, "red": (10, 10, 10)})
    assert quantity_problems(lines) == []
    assert _total(lines) == 214200


def test_without_the_short_colour_too(matrix):
    lines = matrix({"black": BLACK, "white": WHITE})
    assert quantity_problems(lines) == []
    assert _total(lines) == 178500


def test_under_a_product_mix_the_minimum_counts_the_whole_product():
    product = a_product(variants=2)
    rule = Quantities(48, 12, None)
    quantity_rule_set(actor=SYSTEM, owner="product", owner_id=product.pk, rule=rule)
    lines = [LineRequest(variant_of(product, place).pk, 24) for place in range(2)]
    assert {each.code for each in quantity_problems(lines)} == {"QUANTITY_NOT_ALLOWED"}
    mix_rule_set(actor=SYSTEM, mode="PRODUCT", product_id=product.pk)
    assert quantity_problems(lines) == []
    assert [each.code for each in quantity_problems(lines[:1])] == ["MIX_MINIMUM"]
    odd = [lines[0], LineRequest(lines[1].variant_id, 25)]
    assert [each.code for each in quantity_problems(odd)] == ["QUANTITY_NOT_ALLOWED"]


def test_a_shops_mix_by_pieces_or_by_value():
    merchant = a_merchant()
    first, second = a_product(merchant=merchant), a_product(merchant=merchant)
    quantity_rule_set(
        actor=SYSTEM, owner="merchant", owner_id=merchant.pk, rule=Quantities(15, 1, None)
    )
    lines = [LineRequest(variant_of(first).pk, 10), LineRequest(variant_of(second).pk, 10)]
    assert len(quantity_problems(lines)) == 2
    mix_rule_set(
        actor=SYSTEM,
        mode="MERCHANT",
        merchant_id=merchant.pk,
        minimum_pieces=20,
        minimum_amount_minor=30000,
    )
    assert quantity_problems(lines) == []
    few = lines[:1]
    assert len(quantity_problems(few)) == 1
    assert quantity_problems(few, amounts={few[0].variant_id: 30000}) == []


def test_nearest_first_field_by_field():
    product = a_product()
    variant = variant_of(product)
    quantity_rule_set(
        actor=SYSTEM, owner="merchant", owner_id=product.merchant_id, rule=Quantities(10, 5, 100)
    )
    quantity_rule_set(
        actor=SYSTEM, owner="product", owner_id=product.pk, rule=Quantities(20, None, None)
    )
    problem = quantity_problems([LineRequest(variant.pk, 21)])[0]
    assert (problem.minimum, problem.step, problem.neighbours) == (20, 5, [20, 25])
    assert quantity_problems([LineRequest(variant.pk, 105)])[0].neighbours == [100]
    assert Decimal(problem.quantity) == 21
