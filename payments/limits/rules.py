"""When a payment must be looked at by two persons (payments brief 8). Pure."""

from __future__ import annotations

from dataclasses import dataclass

REPORT, NEAR, YOUNG, FAST, RETURNED, CIRCLE = (
    "REPORT", "JUST_BELOW", "YOUNG_ACCOUNT", "VELOCITY", "IN_AND_OUT", "CIRCLE",
)  # fmt: skip
LABELS = {
    REPORT: "单日累计达到大额报告标准", NEAR: "金额刚好低于报告标准", YOUNG: "新账户短期大额付款",
    FAST: "一小时内付款次数异常", RETURNED: "24 小时内付出后大部分退回", CIRCLE: "资金在不超过四方之间循环",
}  # fmt: skip
CIRCLE_PARTIES_MAX = 4
DECISIONS = frozenset({"CLEAR", "REPORT", "STOP"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The figures in force on the day; sums in minor units of the payment's currency."""

    report_minor: int
    near_bp: int
    velocity: int
    young_days: int
    young_minor: int
    returned_bp: int
    pattern_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a captured payment and its payer; sums in minor units, one currency.

    ``day_minor``: all the payer paid today (China), this payment included. ``hour_count``: payments
    of the last hour. ``account_days``: whole days since the payer's first payment. ``paid_24h_minor`` and ``back_24h_minor``: paid, and gone back, in 24 hours.
    ``circle``: the parties of a ring of payments that this one closes, the payer first; or nothing.
    """

    amount_minor: int
    day_minor: int
    hour_count: int
    account_days: int
    paid_24h_minor: int = 0
    back_24h_minor: int = 0
    circle: tuple[str, ...] = ()


def flags(facts: Facts, lines: Lines) -> list[str]:
    """The reasons to look, in a fixed order; none for an ordinary payment."""
    near_from = lines.report_minor * lines.near_bp // 10_000
    back_from = facts.paid_24h_minor * lines.returned_bp // 10_000
    large = facts.paid_24h_minor >= lines.pattern_minor
    ring = bool(facts.circle) and facts.amount_minor >= lines.pattern_minor
    young = facts.account_days <= lines.young_days and facts.day_minor >= lines.young_minor
    found = (
        (REPORT, facts.day_minor >= lines.report_minor),
        (NEAR, near_from <= facts.amount_minor < lines.report_minor),
        (YOUNG, young),
        (FAST, facts.hour_count >= lines.velocity),
        (RETURNED, large and facts.back_24h_minor >= back_from),
        (CIRCLE, ring and len(facts.circle) <= CIRCLE_PARTIES_MAX),
    )
    return [name for name, holds in found if holds]


def worth_a_look(lines: Lines, *, day_minor: int, hour_count: int) -> bool:
    """Whether patterns are asked for at all: small and rare payments cost one question only."""
    return day_minor >= lines.pattern_minor or hour_count >= lines.velocity
