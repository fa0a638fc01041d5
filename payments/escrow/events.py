"""What others may hear of guaranteed trade."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id
from backend.kernel.money import Money

ACTS = {
    "create": "设立", "authorise": "授权", "fund": "款项到账", "deliver": "货已送达，进入验收期",
    "release": "放款给商户", "dispute": "买方报告问题，停止放款", "withdraw": "问题撤回", "rule": "裁决",
    "settle": "按约定结清", "refund": "退款给买方", "refund_after": "放款后退款", "expire": "未付款，过期",
    "default_buyer": "买方违约，定金归商户", "default_seller": "商户违约，双倍返还定金",
    "default_notice": "违约催告", "schedule": "约定分期付款", "retain": "留存质保金",
    "cancel": "取消", "freeze": "冻结变更", "available": "结算期满，可提现",
    "chargeback": "发卡行拒付，款项被扣回", "chargeback_won": "拒付抗辩成功，款项退回",
    "chargeback_lost": "拒付抗辩失败", "write_off_ask": "申请核销商户欠款",
    "chargeback_given": "不抗辩拒付，经两人同意",
    "write_off": "坏账核销",
}  # fmt: skip
"""What each command is called in the record that supervisors read."""


@event("payments.escrow.moved", version=1)
@dataclass(frozen=True, kw_only=True)
class EscrowMoved(DomainEvent):
    """An escrow took a step; ``amount_minor`` is what moved with it."""

    escrow_id: uuid.UUID
    settlement_subject: str
    merchant_id: uuid.UUID
    buyer_id: uuid.UUID | None
    command: str
    state_from: str
    state_to: str
    amount_minor: int
    currency: str
    journal_key: str = ""
    site: str = ""

    @property
    def subject(self) -> str:
        return public_id("esc", self.escrow_id)

    def record(self) -> Record:
        return Record(
            title=f"担保资金：{ACTS.get(self.command, self.command)}",
            parties=[str(party) for party in (self.buyer_id, self.merchant_id) if party],
            amount=Money(self.amount_minor, self.currency),
            state=self.state_to,
            cause=[self.settlement_subject],
            site=self.site,
        )


@event("payments.dispute.unowned", version=1)
@dataclass(frozen=True, kw_only=True)
class DisputeUnowned(DomainEvent):
    """A payer's bank took back money that no escrow holds; the house bears it and people must look."""

    dispute_id: uuid.UUID
    payment_id: uuid.UUID
    payment_subject: str
    amount_minor: int
    currency: str

    @property
    def subject(self) -> str:
        return public_id("pay", self.payment_id)

    def record(self) -> Record:
        return Record(
            title="担保之外的款项被发卡行扣回",
            amount=Money(self.amount_minor, self.currency),
            state="OPEN",
            cause=[self.payment_subject],
        )
