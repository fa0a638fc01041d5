"""What others may hear of payouts."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id
from backend.kernel.money import Money


@event("payments.payout.moved", version=1)
@dataclass(frozen=True, kw_only=True)
class PayoutMoved(DomainEvent):
    """A batch was made, checked, sent or answered by the bank."""

    batch_id: uuid.UUID
    number: str
    state: str
    total_minor: int
    currency: str
    file_hash: str = ""

    @property
    def subject(self) -> str:
        return public_id("pob", self.batch_id)

    def record(self) -> Record:
        return Record(
            title=f"付款批次 {self.number}",
            amount=Money(self.total_minor, self.currency),
            state=self.state,
            document_hashes=[self.file_hash] if self.file_hash else [],
        )


@event("payments.payout.line_settled", version=1)
@dataclass(frozen=True, kw_only=True)
class PayoutSettled(DomainEvent):
    """The bank booked or rejected what one merchant was to get, or sent it back afterwards."""

    line_id: uuid.UUID
    merchant_id: uuid.UUID
    end_to_end_id: str
    state: str
    amount_minor: int
    currency: str
    cause_refs: list[str] = field(default_factory=list)

    @property
    def subject(self) -> str:
        return public_id("pol", self.line_id)

    def record(self) -> Record:
        return Record(
            title="商户结算款" + ("已入账" if self.state == "BOOKED" else "被银行退回"),
            parties=[str(self.merchant_id)],
            amount=Money(self.amount_minor, self.currency),
            state=self.state,
            cause=self.cause_refs,
        )


@event("payments.wallet.payout_moved", version=1)
@dataclass(frozen=True, kw_only=True)
class WalletPayoutMoved(DomainEvent):
    """A buyer's balance was asked for, agreed to, sent, booked or sent back."""

    payout_id: uuid.UUID
    owner: str
    way: str
    state: str
    amount_minor: int
    currency: str

    @property
    def subject(self) -> str:
        return public_id("wpo", self.payout_id)

    def record(self) -> Record:
        return Record(
            title="买方余额付款",
            amount=Money(self.amount_minor, self.currency),
            state=self.state,
        )


@event("payments.payout.own_refused", version=1)
@dataclass(frozen=True, kw_only=True)
class OwnTransferRefused(DomainEvent):
    """The bank refused to move own money that the journal ``journal_key`` has moved in the books."""

    transfer_id: str
    journal_key: str
    amount_minor: int
    currency: str
    reason: str

    @property
    def subject(self) -> str:
        return self.transfer_id

    def record(self) -> Record:
        return Record(
            title=f"自有资金划转被银行拒绝（{self.reason}）",
            amount=Money(self.amount_minor, self.currency),
            state="REJECTED",
        )
