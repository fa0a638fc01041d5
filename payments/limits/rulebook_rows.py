"""Ceilings and reporting thresholds, in whole yuan (payments brief 8)."""

from backend.rulebook.rules import declare

_BANK = "金融机构大额交易和可疑交易报告管理办法"
_OWN = "平台支付规则"

ROWS = (
    declare("payment.ceiling_yuan", 10_000_000, unit="yuan", source=_OWN, mark="C"),
    declare("payment.day_ceiling_yuan", 50_000_000, unit="yuan", source=_OWN, mark="C"),
    declare(
        "payment.report_yuan", 2_000_000, unit="yuan",
        source="大额交易报告标准（机构之间单日）", mark="B",
    ),
    declare(
        "payment.report_yuan", 500_000, unit="yuan", source=_BANK, mark="B",
        scope={"payer": "person"},
    ),
    declare(
        "payment.report_yuan", 200_000, unit="yuan", source=_BANK, mark="B",
        scope={"payer": "person", "border": "cross"},
    ),
    declare("payment.near_bp", 9_500, unit="bp", source=_OWN, mark="C"),
    declare("payment.velocity_per_hour", 200, unit="count", source=_OWN, mark="C"),
    declare("payment.young_days", 7, unit="days", source=_OWN, mark="C"),
    declare("payment.young_yuan", 500_000, unit="yuan", source=_OWN, mark="C"),
    declare("payment.returned_bp", 9_000, unit="bp", source=_OWN, mark="C"),
    declare("payment.pattern_from_yuan", 100_000, unit="yuan", source=_OWN, mark="C"),
    declare("payment.circle_days", 30, unit="days", source=_OWN, mark="C"),
)  # fmt: skip
