"""Rows about time itself (procurement brief 3)."""

from backend.rulebook.rules import declare

ROWS = (
    declare(
        "time.weekend_shift",
        False,
        unit="flag",
        source="Civil Code art. 203 read narrowly; the city confirms",
        mark="C",
    ),
    declare(
        "time.count_mode",
        "strict",
        unit="strict | date_difference",
        source="Reading of Procurement Law art. 35; the city confirms",
        mark="C",
    ),
)
