"""The pure rules of the way from draft to active."""

from __future__ import annotations

from datetime import date

import pytest

from markets.onboarding.rules import (
    ARROWS,
    FINAL,
    ItemFacts,
    may_move,
    missing_items,
    months_later,
    settlement_name_fits,
)

DAY = date(2026, 3, 2)


def test_every_state_is_reached_and_final_ones_are_left_by_none():
    assert {after for arrows in ARROWS.values() for after in arrows} == set(ARROWS) - {"DRAFT"}
    assert all(not ARROWS[state] for state in FINAL)
    assert not may_move("SUBMITTED", "ACTIVE")
    assert not may_move("APPROVED", "ACTIVE")


@pytest.mark.parametrize(
    ("kind", "account", "fits"),
    [
        ("COMPANY", "石家庄市华北布行有限公司", True),
        ("COMPANY", " 石家庄市华北布行 有限公司", True),
        ("COMPANY", "石家庄市华北布行", False),
        ("COMPANY", "张经营", False),
        ("SOLE_TRADER", "张经营", True),
        ("SOLE_TRADER", "李某某", False),
        ("COMPANY", "", False),
    ],
)
def test_the_settlement_account_bears_the_legal_name(kind, account, fits):
    assert fits is settlement_name_fits(
        kind=kind,
        legal_name="石家庄市华北布行有限公司",
        owner_name="张经营",
        account_name=account,
    )


def test_brackets_of_either_width_are_one_name():
    assert settlement_name_fits(
        kind="COMPANY", legal_name="甲（石家庄）公司", owner_name="", account_name="甲(石家庄)公司"
    )


def test_required_items_are_missing_until_complete_and_again_when_they_run_out():
    items = [
        ItemFacts(code="a", kind="COMPUTED", required=True, computed=True),
        ItemFacts(code="b", kind="ATTESTED", required=True),
        ItemFacts(code="c", kind="VERIFIED", required=True, verified=True, expires_on=DAY),
        ItemFacts(code="d", kind="VERIFIED", required=False),
    ]
    assert missing_items(items, on=DAY) == ["b"]
    assert missing_items(items, on=date(2026, 3, 3)) == ["b", "c"]
    assert missing_items(items, on=DAY, kinds=frozenset({"VERIFIED"})) == []


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 3, 2), date(2026, 9, 2)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2025, 12, 31), date(2026, 6, 30)),
    ],
)
def test_six_months_later_is_a_real_day(day, later):
    assert months_later(day, 6) == later
