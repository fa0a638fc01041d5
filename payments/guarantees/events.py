"""What others may hear of guarantees."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id
from backend.kernel.money import Money

ACTS = {
    "ask": "要求缴纳", "put_up": "已缴纳", "register": "保函已登记", "ask_back": "申请退还",
    "release": "决定退还", "returned": "退款到账", "claim": "扣收", "take": "抵扣买方损失", "given_back": "抵扣款退回",
    "expire": "失效", "notice": "退还期限已定",
}  # fmt: skip


@event("payments.guarantee.moved", version=1)
@dataclass(frozen=True, kw_only=True)
class GuaranteeMoved(DomainEvent):
    """A guarantee took a step; for a letter ``claim`` is the claim upon the guarantor."""

    guarantee_id: uuid.UUID
    secured: str
    purpose: str
    form: str
    giver_id: uuid.UUID
    beneficiary_id: uuid.UUID | None
    act: str
    state: str
    amount_minor: int
    currency: str
    letter_number: str = ""
    issuer: str = ""
    document_hash: str = ""
    reason: str = ""
    journal_key: str = ""

    @property
    def subject(self) -> str:
        return public_id("gua", self.guarantee_id)

    def record(self) -> Record:
        return Record(
            title=f"保证金：{ACTS.get(self.act, self.act)}",
            parties=[str(party) for party in (self.giver_id, self.beneficiary_id) if party],
            amount=Money(self.amount_minor, self.currency),
            state=self.state,
            cause=[self.secured],
            document_hashes=[self.document_hash] if self.document_hash else [],
        )


@event("payments.guarantee.expiring", version=1)
@dataclass(frozen=True, kw_only=True)
class GuaranteeExpiring(DomainEvent):
    """An e-guarantee runs out soon: claim, have it extended, or let it go."""

    guarantee_id: uuid.UUID
    giver_id: uuid.UUID
    beneficiary_id: uuid.UUID | None
    valid_until: str

    @property
    def subject(self) -> str:
        return public_id("gua", self.guarantee_id)
