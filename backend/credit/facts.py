"""One table: fact kind -> whom it judges, which factor, what outcome, which penalty (D29).

The names are those of the procurement brief, section 10, and of the credit brief, section 3.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

SUPPLIER = "supplier"
BUYER = "buyer"
DEPARTMENT = "department"
EXPERT = "expert"
AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class FactKind:
    """``outcome`` None means that the fact brings its own; a penalty needs a final decision."""

    code: str
    subject: str
    factor: str
    zh: str
    outcome: Decimal | None = None
    penalty: Decimal = Decimal(0)


def _kind(
    code: str, subject: str, factor: str, zh: str, outcome: str | None = None, penalty: int = 0
) -> FactKind:
    given = None if outcome is None else Decimal(outcome)
    return FactKind(code, subject, factor, zh, given, Decimal(penalty))


_ALL = (
    _kind("delivered_on_time", SUPPLIER, "F1", "按时交付", "1"),
    _kind("delivered_late", SUPPLIER, "F1", "延迟交付"),
    _kind("not_delivered", SUPPLIER, "F1", "未交付", "0"),
    _kind("accepted_first_time", SUPPLIER, "F2", "一次验收合格", "1"),
    _kind("accepted_share", SUPPLIER, "F2", "验收比例"),
    _kind("rejected", SUPPLIER, "F2", "验收不合格", "0"),
    _kind("no_dispute", SUPPLIER, "F3", "无纠纷", "1"),
    _kind("complaint_upheld", SUPPLIER, "F3", "投诉成立"),
    _kind("dispute_ruled", SUPPLIER, "F3", "纠纷裁决"),
    _kind("settled_in_time", SUPPLIER, "F4", "按时开票和退款", "1"),
    _kind("settled_late", SUPPLIER, "F4", "开票或退款延迟", "0.5"),
    _kind("settlement_missing", SUPPLIER, "F4", "未开票、未退款或拒付败诉", "0"),
    _kind("bid_withdrawn", SUPPLIER, "F1", "开标后撤回投标", "0", 40),
    _kind("refused_award", SUPPLIER, "F1", "中标后拒签合同", "0", 80),
    _kind("late_cancellation", SUPPLIER, "", "临期取消", None, 10),
    _kind("false_paper", SUPPLIER, "", "提供虚假材料", None, 150),
    _kind("breach", SUPPLIER, "F1", "违约", "0"),
    _kind("collusion", SUPPLIER, "", "串通投标", None, 300),
    _kind("fake_trade", SUPPLIER, "", "虚假交易", None, 200),
    _kind("ignored_recall", SUPPLIER, "", "拒不召回", None, 120),
    _kind("payment_made", BUYER, "F1", "付款"),
    _kind("dispute_lost", BUYER, "F3", "败诉纠纷"),
    _kind("false_claim", BUYER, "F4", "不实主张", "0"),
    _kind("paid_late", DEPARTMENT, "F1", "逾期付款"),
    _kind("paid_in_time", DEPARTMENT, "F1", "按时付款", "1"),
    _kind("accepted_in_time", DEPARTMENT, "F2", "按时验收", "1"),
    _kind("expert_absent", EXPERT, "F1", "专家缺席", "0"),
    _kind("procedure_error", AGENCY, "F1", "程序差错", "0"),
)  # fmt: skip
KINDS: dict[str, FactKind] = {kind.code: kind for kind in _ALL}
