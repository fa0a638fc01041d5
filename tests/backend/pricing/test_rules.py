"""Worked numbers of the markets brief, section 6, to the digit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kernel.money import Money, UnitPrice
from backend.pricing.rules import (
    Quantities,
    Tier,
    derived_price,
    is_allowed,
    neighbours,
    next_tier_hint,
    price_all_units,
    price_slab,
    resolve,
    tier_faults,
)


def _tier(quantity: int, price: str) -> Tier:
    return Tier(quantity, UnitPrice(Decimal(price), "CNY"))


TIERS = [_tier(10, "12.80"), _tier(50, "11.90"), _tier(200, "11.20")]


@pytest.mark.parametrize(
    ("quantity", "all_units", "slab"),
    [(260, 291200, 309540), (200, 224000, 242340), (199, 236810, 241220)],
)
def test_the_table_of_tiers(quantity: int, all_units: int, slab: int):
    assert price_all_units(TIERS, quantity).total == Money(all_units, "CNY")
    assert price_slab(TIERS, quantity).total == Money(slab, "CNY")


def test_the_hint_appears_from_189_and_not_at_188():
    assert next_tier_hint(TIERS, 188) is None
    hint = next_tier_hint(TIERS, 189)
    assert hint is not None
    assert (hint.quantity, hint.total.minor, hint.saving.minor) == (200, 224000, 910)


def test_with_step_ten_the_hint_appears_first_at_190():
    assert next_tier_hint(TIERS, 180, step=10) is None
    assert next_tier_hint(TIERS, 190, step=10) is not None


def test_a_matrix_counts_the_whole_product():
    assert price_all_units(TIERS, 175).total.minor == 208250
    assert price_all_units(TIERS, 180).total.minor == 214200
    assert price_all_units(TIERS, 150).total.minor == 178500


def test_quantities_and_their_neighbours():
    rule = Quantities(48, 24)
    assert [q for q in range(40, 100) if is_allowed(q, rule)] == [48, 72, 96]
    assert neighbours(50, rule) == [48, 72]
    assert neighbours(450, Quantities(200, 200)) == [400, 600]
    assert neighbours(3, rule) == [48]


def test_each_field_resolves_nearest_first():
    rule = resolve([Quantities(step=6), Quantities(minimum=12, step=4), Quantities(maximum=99)])
    assert rule == Quantities(12, 6, 99)


def test_faults_of_tiers():
    assert tier_faults(TIERS, moq=10) == []
    assert tier_faults(TIERS, moq=20) == ["TIER_START"]
    assert tier_faults([TIERS[0], TIERS[0]], moq=10) == ["TIER_ORDER"]
    assert tier_faults([TIERS[0], _tier(50, "13")], moq=10) == ["TIER_PRICE_RISES"]


def test_a_foreign_price():
    assert derived_price(Decimal("13.60"), rate=Decimal("7.10")) == Decimal("1.92")
    stepped = derived_price(Decimal("13.60"), rate=Decimal("7.10"), step=Decimal("0.05"))
    assert stepped == Decimal("1.95")


def test_cable_by_the_tenth_of_a_metre():
    price = UnitPrice(Decimal("0.315000"), "CNY")
    assert price_all_units([Tier(1, price)], 3200).total == Money(100800, "CNY")


@given(st.integers(1, 2000))
def test_a_larger_quantity_never_lowers_a_slab_total(quantity: int):
    assert price_slab(TIERS, quantity).total <= price_slab(TIERS, quantity + 1).total
