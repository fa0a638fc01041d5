"""Money: exact, split without loss, rounded once."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kernel.errors import CurrencyMismatch
from backend.kernel.money import DOWN, Money, UnitPrice, allocate, half_up


def test_largest_remainder_ties_go_to_the_lowest_index():
    assert [m.minor for m in allocate(Money(100, "CNY"), [1, 1, 1])] == [34, 33, 33]


@given(st.integers(-(10**12), 10**12), st.lists(st.integers(0, 10**6), min_size=1, max_size=20))
def test_parts_are_always_the_whole(total: int, weights: list[int]):
    if sum(weights) == 0:
        weights = [1, *weights]
    assert sum(m.minor for m in allocate(Money(total, "CNY"), weights)) == total


def test_a_line_total_is_rounded_once():
    assert UnitPrice(Decimal("0.315000"), "CNY").times(3200) == Money(100800, "CNY")


def test_half_up_is_away_from_zero():
    assert (half_up(5, 2), half_up(-5, 2), half_up(4, 3)) == (3, -3, 1)


def test_a_share_rounds_as_told():
    assert Money(999, "CNY").share(20, of=100, rounding=DOWN) == Money(199, "CNY")
    assert Money(999, "CNY").share(20, of=100) == Money(200, "CNY")


def test_two_currencies_never_meet():
    with pytest.raises(CurrencyMismatch):
        Money(1, "CNY") + Money(1, "USD")


def test_yen_has_no_minor_digits():
    assert Money(5, "JPY").decimal == Decimal(5)
    assert Money.of("1.5", "KWD").minor == 1500
