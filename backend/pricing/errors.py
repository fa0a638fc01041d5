"""What pricing refuses."""

from __future__ import annotations

from backend.kernel.errors import DomainError, Listed

_WORDS = {
    "TIER_COUNT": "阶梯价须为 1 到 6 档。",
    "TIER_START": "第一档须从起订量开始。",
    "TIER_ORDER": "各档数量须递增。",
    "TIER_PRICE_RISES": "数量越多，单价不得更高。",
}


class TiersWrong(DomainError):
    """A set of tiers that does not hold together."""

    code = "TIERS_WRONG"
    field = "tiers"

    def __init__(self, faults: list[str]) -> None:
        super().__init__(
            "{faults}",
            faults=Listed((_WORDS.get(fault, fault) for fault in dict.fromkeys(faults)), joint=""),
            details={"faults": list(dict.fromkeys(faults))},
        )


class QuantityRuleWrong(DomainError):
    """A minimum, step or maximum that allows nothing."""

    code = "QUANTITY_RULE_WRONG"
    field = "minimum"
    default_message = "起订量、倍数和上限须为正数，且上限不得低于起订量。"


class VoucherWrong(DomainError):
    """A voucher that cannot be issued."""

    code = "VOUCHER_WRONG"
    field = "code"
