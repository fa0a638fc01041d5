"""The arithmetic and the arrows of a trade."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.orders.rules import (
    ARROWS,
    FINAL,
    SALEOR_STATUS,
    Counted,
    charge_status,
    may,
    part_worth,
    payment_status,
    quantity_text,
    state_after,
    tax_inside,
)


@given(
    total=st.integers(0, 10**12),
    parts=st.lists(st.integers(1, 10_000), min_size=1, max_size=12),
)
def test_the_parts_of_a_line_always_make_the_whole(total, parts):
    quantity = sum(parts)
    before, worth = 0, []
    for part in parts:
        worth.append(part_worth(total, quantity=quantity, before=before, part=part))
        before += part
    assert sum(worth) == total
    assert min(worth) >= 0


@st.composite
def lines(draw):
    ordered = draw(st.integers(1, 50))
    dropped = draw(st.integers(0, ordered))
    shipped = draw(st.integers(0, ordered - dropped))
    delivered = draw(st.integers(0, shipped))
    accepted = draw(st.integers(0, delivered))
    returned = draw(st.integers(0, delivered - accepted))
    return Counted(ordered, shipped, delivered, accepted, returned, dropped)


@given(st.lists(lines(), min_size=1, max_size=5))
def test_quantities_say_one_known_state(counted):
    state = state_after(counted)
    assert state in SALEOR_STATUS
    assert (state == "COMPLETED") == all(line.settled for line in counted)


def test_nothing_starts_at_a_closed_order_but_a_return():
    for command in ARROWS:
        for state in FINAL - {"COMPLETED"}:
            assert not may(command, state)
    assert [command for command in ARROWS if may(command, "COMPLETED")] == ["return"]


@pytest.mark.parametrize(
    ("quantity", "text"),
    [(3200, "3 卷 20 m"), (3000, "3 卷"), (205, "20 m 5 0.1m"), (0, "0 0.1m")],
)
def test_cable_is_shown_in_rolls_and_metres(quantity, text):
    assert quantity_text(quantity, [("m", 10), ("卷", 1000)], "0.1m") == text


def test_saleors_words_for_money():
    assert charge_status(total=100, charged=0) == "NONE"
    assert charge_status(total=0, charged=0) == "FULL"
    assert charge_status(total=100, charged=101) == "OVERCHARGED"
    assert payment_status(total=100, charged=100, refunded=100) == "FULLY_REFUNDED"
    assert payment_status(total=100, charged=100, refunded=1) == "PARTIALLY_REFUNDED"
    assert tax_inside(11300, 1300) == 1300
