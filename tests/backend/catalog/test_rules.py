"""Worked numbers of the markets brief, section 5, and how facts are taken."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.catalog.rules import (
    AttributeDef,
    fabric_grams_per_metre,
    fact_normalise,
    in_sale_units,
    may_move,
    tube_kg_per_metre,
)


def test_cloth_of_200_grams_and_150_centimetres_weighs_300_grams_a_metre():
    assert fabric_grams_per_metre(Decimal(200), Decimal(150)) == Decimal("300.0")


def test_a_tube_of_57_by_3_5():
    assert tube_kg_per_metre(Decimal(57), Decimal("3.5")) == Decimal("4.618")


CABLE = [("卷", 1000), ("盘", 5000)]


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [
        (3200, [("卷", 3), ("", 200)]),
        (12345, [("盘", 2), ("卷", 2), ("", 345)]),
        (5000, [("盘", 1)]),
        (0, [("", 0)]),
    ],
)
def test_a_cable_in_rolls_and_metres(quantity, shown):
    assert in_sale_units(quantity, CABLE) == shown


@given(st.integers(0, 10**6))
def test_sale_units_add_up(quantity):
    factor = dict(CABLE) | {"": 1}
    assert sum(factor[name] * n for name, n in in_sale_units(quantity, CABLE)) == quantity


COLOUR = AttributeDef(slug="color", name="颜色", kind="SWATCH", options={"red": "大红"})
USE = AttributeDef(slug="use", name="用途", kind="MULTISELECT", options={"a": "衬衫", "b": "窗帘"})


@pytest.mark.parametrize(
    ("spec", "value", "stored"),
    [
        (COLOUR, "red", ["red"]),
        (COLOUR, "大红", ["red"]),
        (USE, "衬衫,b", ["a", "b"]),
        (USE, ["a", "a"], ["a"]),
        (AttributeDef(slug="n", name="克重", kind="NUMERIC"), "180.50", ["180.5"]),
        (AttributeDef(slug="n", name="克重", kind="NUMERIC"), 1200, ["1200"]),
        (AttributeDef(slug="b", name="代发", kind="BOOLEAN"), "否", [False]),
        (AttributeDef(slug="d", name="至", kind="DATE"), "2026-01-31", ["2026-01-31"]),
        (COLOUR, "", []),
    ],
)
def test_values_as_stored(spec, value, stored):
    assert fact_normalise(spec, value) == (stored, None)


@pytest.mark.parametrize(
    ("kind", "value"),
    [("NUMERIC", "１８０"), ("NUMERIC", "NaN"), ("NUMERIC", "1e99"), ("DATE", "31.1.2026")],
)
def test_values_refused(kind, value):
    stored, wrong = fact_normalise(AttributeDef(slug="n", name="克重", kind=kind), value)
    assert stored == []
    assert wrong is not None


def test_the_shelf_is_not_reached_from_a_block():
    assert may_move("DRAFT", "PUBLISHED")
    assert not may_move("BLOCKED", "PUBLISHED")
