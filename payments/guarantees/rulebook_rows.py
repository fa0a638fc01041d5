"""Legal figures of guarantees (procurement brief 11, regulation articles 33 and 48)."""

from backend.rulebook.rules import declare

ROWS = (
    declare(
        "guarantee.bid_max_bp", 200, unit="bp", source="政府采购法实施条例第三十三条", mark="A",
    ),
    declare(
        "guarantee.performance_max_bp", 1000, unit="bp", source="政府采购法实施条例第四十八条",
        mark="A",
    ),
    declare(
        "guarantee.refund_workdays", 5, unit="workdays", source="政府采购法实施条例第三十三条",
        mark="A",
    ),
    declare(
        "guarantee.expiry_alarm_days", 15, unit="days", source="平台保函管理规则", mark="C",
    ),
    declare(
        "guarantee.put_up_days", 10, unit="days", source="平台保证金规则", mark="C",
    ),
)  # fmt: skip
