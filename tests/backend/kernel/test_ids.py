"""Two spellings of one UUID."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kernel.errors import InvalidId
from backend.kernel.ids import from_public_id, from_relay, public_id, to_relay


@given(st.uuids())
def test_both_spellings_lead_back(key: uuid.UUID):
    assert from_public_id(public_id("esc", key), "esc") == key
    assert from_relay(to_relay("Order", key), "Order") == key


@pytest.mark.parametrize("text", ["", "rubbish", "T3JkZXI=", "esc_0", "b3JkZXI6eHl6"])
def test_rubbish_is_refused(text: str):
    with pytest.raises(InvalidId):
        from_relay(text, "Order")
    with pytest.raises(InvalidId):
        from_public_id(text, "esc")


def test_an_id_of_another_type_is_refused():
    with pytest.raises(InvalidId):
        from_relay(to_relay("Order", uuid.uuid4()), "Checkout")
