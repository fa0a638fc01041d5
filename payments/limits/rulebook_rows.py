"""Ceilings and reporting thresholds, in whole yuan (payments brief 8)."""

from backend.rulebook.rules import declare

ROWS = (
    declare("payment.ceiling_yuan", 10_000_000, unit="yuan", source="平台支付规则", mark="C"),
    declare(
        "payment.report_yuan", 2_000_000, unit="yuan",
        source="大额交易报告标准（机构之间单日）", mark="B",
    ),
)  # fmt: skip
