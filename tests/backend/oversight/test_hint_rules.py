"""When a pattern is one: the pure part of the hints."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from backend.oversight import rules
from tests.backend.oversight.spread import dear_from

USUAL = [Decimal(each) for each in ("8", "9", "10", "10", "11", "12", "9.5", "10.5") * 3]


@pytest.mark.parametrize(
    ("price", "others", "wanted"),
    [
        ("10", USUAL, False),
        ("13", USUAL, False),
        ("25", USUAL, True),
        ("0.01", USUAL, False),
        ("25", USUAL[:19], False),
        ("25", [Decimal(10)] * 30, False),
        ("0", USUAL, False),
    ],
)
def test_a_price_far_above_those_of_its_kind(price, others, wanted):
    assert rules.stands_out(Decimal(price), dear_from(others)) is wanted


@pytest.mark.parametrize(
    ("price", "count", "wanted"),
    [("120", 5, False), ("120.01", 5, True), ("500", 4, False)],
)
def test_a_price_a_fifth_above_the_median_of_equals(price, count, wanted):
    equals = [Decimal(100)] * count
    assert rules.above_median(Decimal(price), equals, percent=20) is wanted


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ([30, 30], True),
        ([50, 1], True),
        ([25, 25], False),
        ([51, 10], False),
        ([60], False),
        ([], False),
    ],
)
def test_purchases_split_below_a_limit(parts, wanted):
    assert rules.split(parts, limit=50) is wanted


def test_one_supplier_with_more_than_its_share():
    sums = {"a": (4, 61), "b": (1, 39)}
    assert rules.wins_too_often(sums, "a", percent=60, least=5)
    assert not rules.wins_too_often(sums, "b", percent=60, least=5)
    assert not rules.wins_too_often(sums, "a", percent=61, least=5)
    assert not rules.wins_too_often(sums, "a", percent=60, least=6)
    assert not rules.wins_too_often({}, "a", percent=60, least=0)


@pytest.mark.parametrize(("hour", "wanted"), [(21, False), (22, True), (5, True), (6, False)])
def test_night(hour, wanted):
    assert rules.at_night(datetime(2026, 3, 2, hour)) is wanted  # noqa: DTZ001 (a clock's face)


def test_by_what_two_parties_are_tied():
    left = {"person": {"p1", "p2"}, "address": {"a"}, "account": set()}
    right = {"person": {"p2"}, "address": {"b"}, "company": {"c"}}
    assert rules.shared(left, right) == ["person"]
    assert rules.shared({}, right) == []
