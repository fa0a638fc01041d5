"""What would raise a score, in plain words; weakest factor first. Pure (credit brief 3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

WORTH_SAYING = Decimal(10)
"""Points below the most from which a word helps."""
_WORDS = {
    "F1": ("按承诺期发货并准时送达；做不到时在发货期限前与买方商定新日期。",
           "Dispatch within the promised time and deliver on time; agree a new date before the term ends."),
    "F2": ("发货前核对规格与数量，争取一次验收合格；不合格的及时换补。",
           "Check goods before dispatch so that they pass at the first inspection; replace faulty ones at once."),
    "F3": ("收到问题报告后先与买方协商退换或部分退款，避免升级为裁决。",
           "Settle reported problems with the buyer before they need a ruling."),
    "F4": ("验收后按期开具发票，同意的退款及时处理。",
           "Invoice in time after acceptance and carry out agreed refunds promptly."),
    "F5": ("修复公共信用记录（税务、市场监管等）；记录更新后会重新计算。",
           "Mend public credit records; the score follows when they are updated."),
    "F6": ("持续经营并扩大合作伙伴数：满 24 个月、20 家合作伙伴可得满分。",
           "Keep trading and win partners: 24 months and 20 partners give full points."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Advice:
    """A factor, what it could still give, and what to do."""

    factor: str
    points_possible: Decimal
    zh: str
    en: str


def advice_for(points: Mapping[str, Decimal], most: Mapping[str, Decimal]) -> list[Advice]:
    """Factors with room to rise, the largest room first."""
    rooms = {code: most[code] - got for code, got in points.items() if code in most}
    found = [
        Advice(code, room, *_WORDS[code])
        for code, room in rooms.items()
        if code in _WORDS and room >= WORTH_SAYING
    ]
    return sorted(found, key=lambda each: (-each.points_possible, each.factor))
