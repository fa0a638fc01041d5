"""What others may hear of the public purse."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id
from backend.kernel.money import Money

TITLES = {
    "paymentApplication": "支付申请书",
    "paymentOrder": "支付令",
    "receipt": "入账通知",
    "redReceipt": "退款红字通知",
    "quotaNotice": "用款额度通知",
}


@event("payments.treasury.paid", version=1)
@dataclass(frozen=True, kw_only=True)
class TreasuryPaid(DomainEvent):
    """The treasury paid a supplier (or took back, then the amount is negative)."""

    order_id: uuid.UUID
    reference: str
    payer_id: uuid.UUID
    supplier_id: uuid.UUID
    voucher: str
    amount_minor: int
    currency: str
    state_after: str

    @property
    def subject(self) -> str:
        return public_id("tpo", self.order_id)

    def record(self) -> Record:
        return Record(
            site="gov",
            title=f"国库支付 {self.voucher}",
            parties=[str(self.payer_id), str(self.supplier_id)],
            amount=Money(self.amount_minor, self.currency),
            state=self.state_after,
            cause=[self.reference],
        )


@event("payments.treasury.paper_kept", version=1)
@dataclass(frozen=True, kw_only=True)
class PaperKept(DomainEvent):
    """A signed document was issued by us or taken from outside."""

    paper_id: uuid.UUID
    paper_kind: str
    number: str
    sha256: str
    signer: str
    about: str
    payer_id: uuid.UUID
    amount_minor: int
    currency: str

    @property
    def subject(self) -> str:
        return self.about

    def record(self) -> Record:
        return Record(
            site="gov",
            title=f"国库单据 {TITLES.get(self.paper_kind, self.paper_kind)} {self.number}",
            parties=[str(self.payer_id)],
            amount=Money(self.amount_minor, self.currency),
            state=self.paper_kind,
            cause=[self.about],
            document_hashes=[self.sha256],
        )


@event("payments.treasury.paper_refused", version=1)
@dataclass(frozen=True, kw_only=True)
class TreasuryPaperRefused(DomainEvent):
    """A document was not taken; nothing of it was booked."""

    about: str
    paper_kind: str
    number: str
    code: str
    reason: str

    @property
    def subject(self) -> str:
        return self.about


@event("payments.treasury.order_issued", version=1)
@dataclass(frozen=True, kw_only=True)
class TreasuryOrderIssued(DomainEvent):
    """Two persons of the treasury made, checked and signed a payment order at our desk."""

    order_id: uuid.UUID
    reference: str
    number: str

    @property
    def subject(self) -> str:
        return public_id("tpo", self.order_id)


@event("payments.treasury.application_refused", version=1)
@dataclass(frozen=True, kw_only=True)
class TreasuryApplicationRefused(DomainEvent):
    """The treasury's desk sent an application back."""

    order_id: uuid.UUID
    reference: str
    reason: str

    @property
    def subject(self) -> str:
        return public_id("tpo", self.order_id)


@event("payments.treasury.quota_moved", version=1)
@dataclass(frozen=True, kw_only=True)
class QuotaMoved(DomainEvent):
    """A department's quota was given, reduced or lapsed."""

    quota_id: uuid.UUID
    payer_id: uuid.UUID
    budget_item: str
    month: date
    act: str
    amount_minor: int
    currency: str
    left_minor: int

    @property
    def subject(self) -> str:
        return public_id("tqo", self.quota_id)

    def record(self) -> Record:
        return Record(
            site="gov",
            title=f"用款额度 {self.budget_item} {self.month:%Y-%m}",
            parties=[str(self.payer_id)],
            amount=Money(self.amount_minor, self.currency),
            state=self.act,
        )
