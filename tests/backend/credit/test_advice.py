"""What would raise a score: the largest room first, nothing for a full factor."""

from decimal import Decimal

from backend.credit.advice import advice_for


def test_the_weakest_factor_comes_first_and_full_ones_are_silent():
    most = {code: Decimal(top) for code, top in (("F1", 300), ("F2", 250), ("F3", 200), ("F6", 50))}
    points = {"F1": Decimal(291), "F2": Decimal(180), "F3": Decimal(190), "F6": Decimal(5)}

    told = advice_for(points, most)

    assert [(each.factor, each.points_possible) for each in told] == [
        ("F2", Decimal(70)),
        ("F6", Decimal(45)),
        ("F3", Decimal(10)),
    ]
    assert "一次验收" in told[0].zh
    assert "first inspection" in told[0].en


def test_a_factor_without_a_most_or_words_is_left_out():
    assert advice_for({"F9": Decimal(0)}, {"F9": Decimal(100)}) == []
    assert advice_for({"F1": Decimal(0)}, {}) == []
