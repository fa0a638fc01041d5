"""The limits are what must pass and half as much again (decision D34): measured, not guessed."""

from __future__ import annotations

import pytest

from backend.api import limits
from tests.contract.measuring import Measured, shipped

NEAREST, FURTHEST = 1.4, 1.6
LIMITS = {
    "depth": limits.DEPTH_MAX,
    "cost": limits.COST_MAX,
    "tokens": limits.TOKENS_MAX,
}


@pytest.mark.parametrize("what", LIMITS)
def test_a_limit_is_neither_too_near_the_largest_operation_nor_too_far(what):
    largest = max(shipped(), key=lambda each: getattr(each, what))
    size = getattr(largest, what)

    assert NEAREST <= LIMITS[what] / size <= FURTHEST, (
        f"{largest.name} has a {what} of {size}; the limit should be {round(size * 1.5)}"
    )


def test_pages_and_clients_are_both_measured():
    names = [each.name for each in shipped()]
    assert len([name for name in names if name.startswith("page ")]) > 150
    assert len([name for name in names if not name.startswith("page ")]) == 95


@pytest.mark.parametrize("each", shipped(), ids=lambda each: each.name)
def test_every_shipped_operation_passes(each: Measured):
    limits.limits_check(each.document, each.node, each.sizes, introspection=False)
