"""Worked numbers of the markets brief, section 10."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.shipping.rules import Load, charge, consignment, furthest, ltl, parcel

A = {"breaks": [[0, "0.95"]], "per_m3": "230", "minimum": "60"}
B = {"breaks": [[0, "0.95"], [500, "0.88"]], "per_m3": "230", "minimum": "60"}


def test_example_a_light_goods_pay_by_volume():
    answer = ltl(Load(186_000, 1_420_000), A)

    assert (answer.amount, answer.basis) == (Decimal("326.60"), "VOLUME")


def test_example_a_with_add_ons():
    rates = {**A, "pickup": 30, "door": 50, "cover_rate": "0.003", "cover_minimum": 5}

    assert charge("LTL", Load(186_000, 1_420_000, 1, Decimal(12000)), rates).amount == Decimal(
        "442.60"
    )


def test_example_b_the_next_break_is_cheaper():
    assert ltl(Load(480_000, 1_000_000), B).amount == Decimal("440.00")
    assert ltl(Load(499_000, 1_000_000), B).amount == ltl(Load(500_000, 1_000_000), B).amount


def test_a_bulky_parcel():
    answer = parcel(Load(12_000, 60 * 50 * 40), {"first_kg": "8.00", "next_kg": "2.50"})

    assert (answer.amount, answer.parts["chargeable_kg"]) == (Decimal("55.50"), "20")


@given(st.integers(1, 2_000_000), st.integers(1, 5_000_000))
def test_freight_never_falls_when_weight_or_volume_grows(weight: int, volume: int):
    here = ltl(Load(weight, volume), B).amount
    assert here <= ltl(Load(weight + 1000, volume), B).amount
    assert here <= ltl(Load(weight, volume + 1000), B).amount


def test_whole_cartons_then_pieces():
    carton = {
        "pcs_per_carton": 144,
        "l_cm": 55,
        "w_cm": 42,
        "h_cm": 38,
        "gross_g": 15600,
        "net_g": 14400,
    }
    load = consignment(5000, weight_g=100, carton=carton)

    assert load is not None
    assert (load.pieces, load.weight_g) == (35, 34 * 15600 + 104 * 100 + 1200)


@pytest.mark.parametrize(("weight", "expected"), [(200, 10800 + 400 + 800), (None, 10800 + 432)])
def test_a_carton_without_its_net_weight(weight, expected):
    carton = {"pcs_per_carton": 50, "l_cm": 60, "w_cm": 40, "h_cm": 40, "gross_g": 10800}
    load = consignment(52, weight_g=weight, carton=carton)

    assert load is not None
    assert (load.pieces, load.weight_g) == (2, expected)


def test_an_unknown_weight_is_never_zero():
    assert consignment(5, weight_g=None, carton={}) is None


def test_the_state_is_the_furthest_by_the_carriers_time():
    assert furthest([("DELIVERED", 3), ("IN_TRANSIT", 2), ("CREATED", 1)]) == "DELIVERED"
    assert furthest([]) == "CREATED"
