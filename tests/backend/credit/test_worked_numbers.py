"""C1 to C8 of the credit brief, to the digit."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from backend.credit.rules import (
    Event,
    Penalty,
    amount_weight,
    decay,
    effect_in_points,
    half_life,
    moved_grade,
    pair_weight,
    payment_outcome,
    points,
    q6,
    score,
    scorecard,
    weigh,
    wilson_bound,
)

CARD = scorecard("supplier")
TODAY = date(2026, 11, 23)
ONE = Decimal(1)


def _event(name: str, amount: int, age: int, partner: str, trust: str, **outcomes: str) -> Event:
    given = {factor: Decimal(outcomes.get(factor, "1")) for factor in ("F1", "F2", "F3", "F4")}
    return Event(name, TODAY - timedelta(days=age), Decimal(amount), partner, Decimal(trust), given)


C2 = [
    _event("o1", 100000, 200, "B1", "1"),
    _event("o2", 50000, 90, "B1", "1", F1="0.8"),
    _event("o3", 10000, 30, "B2", "0.5", F2="0.9"),
    _event("o4", 1000000, 10, "B3", "1", F3="0.5"),
]


def test_parts():
    ages = {
        30: "0.890899",
        90: "0.707107",
        180: "0.500000",
        365: "0.245233",
        1095: "0.014748",
        1096: "0",
    }
    assert {age: decay(age) for age in ages} == {age: Decimal(v) for age, v in ages.items()}
    sums = {
        500: "1.176091",
        1000: "1.301030",
        10000: "2.041393",
        50000: "2.707570",
        100000: "3.004321",
        1000000: "4",
    }
    assert {a: amount_weight(Decimal(a)) for a in sums} == {a: Decimal(v) for a, v in sums.items()}
    assert [pair_weight(k) for k in range(1, 6)] == [
        Decimal(v) for v in ("1", "0.8", "0.64", "0.512", "0.4096")
    ]


def test_c1_a_newcomer():
    result = score([], as_of=TODAY, card=CARD)

    assert [result.points[f] for f in ("F1", "F2", "F3", "F4", "F5", "F6")] == [
        Decimal(v) for v in ("180.00", "175.00", "160.00", "60.00", "60.00", "0.00")
    ]
    assert (result.score, result.grade, result.is_new) == (635, "BB", True)


def test_c2_four_trades():
    result = score(C2, as_of=TODAY, card=CARD, public_grade="良", months=14)

    assert result.weights == {
        "o1": Decimal("1.390811"), "o2": Decimal("1.531633"), "o3": Decimal("0.909337"), "o4": Decimal("3.848896"),
    }  # fmt: skip
    assert [result.rates[f] for f in ("F1", "F2", "F3", "F4")] == [
        Decimal(v) for v in ("0.869557", "0.910019", "0.834596", "0.886882")
    ]
    assert [result.points[f] for f in ("F1", "F2", "F3", "F4", "F5", "F6")] == [
        Decimal(v) for v in ("221.73", "205.01", "133.84", "77.38", "80.00", "18.33")
    ]
    assert (result.score, result.grade) == (736, "BBB")


def test_c3_a_bid_withdrawn():
    penalty = Penalty("p", TODAY - timedelta(days=100), Decimal(40))
    result = score(C2, as_of=TODAY, card=CARD, public_grade="良", months=14, penalties=[penalty])

    assert q6(half_life(100, 365)) == Decimal("0.827039")
    assert (result.penalties, result.score, result.grade) == (Decimal("33.08"), 703, "BBB")


def _ring(partners: int) -> list[Event]:
    return [
        _event(f"{p}-{age}", 5000000, age, f"P{p}", "0.1")
        for p in range(partners)
        for age in range(20)
    ]


def test_c4_sham_growth_stays_at_bb():
    assert sum(w.weight for w in weigh(_ring(1), as_of=TODAY)) == Decimal("1.864523")
    result = score(_ring(50), as_of=TODAY, card=CARD, months=3)

    assert [result.rates[f] for f in ("F1", "F2", "F3", "F4")] == [
        Decimal(v) for v in ("0.866667", "0.900000", "0.933333", "0.866667")
    ]
    assert (result.score, result.grade, result.is_new) == (730, "BB", True)


@pytest.mark.parametrize(("weight", "expected", "shown"), [(40, "945", "AAA"), (200, "987", "AAA")])
def test_c5_a_perfect_record(weight: int, expected: str, shown: str):
    total = Decimal(150)
    for most, prior in ((300, "0.80"), (250, "0.85"), (200, "0.90"), (100, "0.80")):
        total += points(q6((weight + 10 * Decimal(prior)) / (weight + 10)), Decimal(most))
    assert total.quantize(Decimal(1)) == Decimal(expected)
    assert shown == "AAA"


def test_c6_a_veto_overrides_any_score():
    result = score(C2, as_of=TODAY, card=CARD, public_grade="良", months=14, vetoed=True)
    assert (result.score, result.grade) == (736, "D")


def test_c7_the_payment_index():
    index, outcome = payment_outcome(
        [(Decimal(100000), 0), (Decimal(50000), 10), (Decimal(20000), 45)]
    )
    assert (index, outcome) == (Decimal("73.921569"), Decimal("0.924020"))


@pytest.mark.parametrize(
    ("good", "total", "bound"),
    [
        (97, 100, "0.915479"),
        (990, 1000, "0.981690"),
        (10, 10, "0.722460"),
        (5, 5, "0.565509"),
        (1, 1, "0.206543"),
    ],
)
def test_c8_the_rating_badge(good: int, total: int, bound: str):
    assert wilson_bound(good, total) == Decimal(bound)


def test_effects_in_points():
    assert effect_in_points(weigh(C2, as_of=TODAY), "o4", "F3", card=CARD) == Decimal("-37.24")
    without = points(Decimal("0"), Decimal(1))
    assert without == 0
    assert Decimal("221.73") - effect_in_points(
        weigh(C2, as_of=TODAY), "o1", "F1", card=CARD
    ) == Decimal("215.05")


def test_an_honest_newcomer_reaches_bbb_with_three_trades():
    trades = [_event(f"t{n}", 100000, 0, f"D{n}", "1") for n in range(3)]
    result = score(trades, as_of=TODAY, card=CARD)

    assert [result.points[f] for f in ("F1", "F2", "F3", "F4")] == [
        Decimal(v) for v in ("236.89", "210.55", "178.96", "78.96")
    ]
    assert result.grade == "BBB"


def test_a_grade_rises_two_steps_a_month_and_falls_at_once():
    assert moved_grade("AAA", best_in_month="BB") == "A"
    assert moved_grade("C", best_in_month="AAA") == "C"
    assert moved_grade("AAA", best_in_month=None) == "AAA"
