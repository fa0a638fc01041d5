"""Terms of trade by site (markets brief 7, decision D25)."""

from backend.rulebook.rules import declare

_SOURCE = "平台交易规则（markets brief 7）"
ROWS = (
    declare("order.unpaid_days", 5, unit="days", source=_SOURCE, mark="C"),
    declare("order.confirm_hours", 48, unit="hours", source=_SOURCE, mark="C"),
    declare("order.cancel_answer_hours", 24, unit="hours", source=_SOURCE, mark="C"),
    declare("order.dispatch_days", 3, unit="days", source=_SOURCE, mark="C"),
    declare("inspection.days", 10, unit="days", source="Decision D25: markets", mark="C"),
    declare(
        "inspection.days",
        15,
        unit="days",
        source="Decision D25: intl",
        mark="C",
        scope={"site": "intl"},
    ),
    declare(
        "inspection.days",
        7,
        unit="workdays",
        source="Decision D25: mall",
        mark="C",
        scope={"site": "gov"},
    ),
    declare("inspection.extension_days", 5, unit="days", source="Decision D25", mark="C"),
)
