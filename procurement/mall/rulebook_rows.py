"""Rule rows of the e-mall (brief 15): city rules, to be confirmed."""

from backend.rulebook.rules import declare

_CITY = "city e-mall rules"
ROWS = (
    declare("mall.direct_limit", 50_000_00, unit="fen", source=_CITY, mark="C"),
    declare("mall.compare_from", 10_000_00, unit="fen", source=_CITY, mark="C"),
    declare("mall.offers_min", 3, unit="suppliers", source=_CITY, mark="C"),
    declare("mall.yearly_limit", 500_000_00, unit="fen per buyer and item", source=_CITY, mark="C"),
    declare("mall.reference_tolerance", 10, unit="percent", source=_CITY, mark="C"),
    declare("mall.reference_days", 90, unit="days", source=_CITY, mark="C"),
    declare("mall.quote_workdays", 1, unit="workdays", source=_CITY, mark="C"),
    declare("mall.confirm_workdays", 2, unit="workdays", source=_CITY, mark="C"),
    declare("mall.accept_workdays", 7, unit="workdays", source=_CITY, mark="C"),
    declare("mall.approval_days", 15, unit="days stock is held for approval", source="product",
            mark="C"),
)  # fmt: skip
