"""What others may hear of the gateway: facts about payments, refunds and payouts."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id


@event("payments.operation.claimed", version=1)
@dataclass(frozen=True, kw_only=True)
class OperationClaimed(DomainEvent):
    """A call to a provider is owed; the worker makes it after the commit.

    ``in_request``: the claiming request makes it itself; what it leaves open the timer takes up.
    """

    operation_id: uuid.UUID
    in_request: bool = False

    @property
    def subject(self) -> str:
        return public_id("opr", self.operation_id)


@event("payments.operation.settled", version=1)
@dataclass(frozen=True, kw_only=True)
class OperationSettled(DomainEvent):
    """The provider's answer to a refund or payout is known, or has changed."""

    operation_id: uuid.UUID
    key: str
    operation_kind: str
    state: str
    failure: str = ""

    @property
    def subject(self) -> str:
        return public_id("opr", self.operation_id)


@event("payments.payment.changed", version=1)
@dataclass(frozen=True, kw_only=True)
class PaymentChanged(DomainEvent):
    """A payment stands elsewhere now; whoever applies it reads the row.

    ``about``: the public id of what is paid, so that nobody is told of payments of others.
    """

    payment_id: uuid.UUID
    state: str
    about: str = ""

    @property
    def subject(self) -> str:
        return public_id("pay", self.payment_id)


@event("payments.provider.mismatch", version=1)
@dataclass(frozen=True, kw_only=True)
class ProviderMismatch(DomainEvent):
    """The provider's amount or currency is not ours: AMOUNT_MISMATCH, the escrow is frozen."""

    payment_id: uuid.UUID
    ours: str
    theirs: str

    @property
    def subject(self) -> str:
        return public_id("pay", self.payment_id)


@event("payments.dispute.changed", version=1)
@dataclass(frozen=True, kw_only=True)
class DisputeChanged(DomainEvent):
    """A payer's bank took money back, or decided about it; whoever applies it reads the row."""

    dispute_id: uuid.UUID
    payment_id: uuid.UUID
    state: str

    @property
    def subject(self) -> str:
        return public_id("pay", self.payment_id)


@event("payments.inbox.dead", version=1)
@dataclass(frozen=True, kw_only=True)
class InboundDead(DomainEvent):
    """A message could not be applied; a person must look."""

    inbound_id: uuid.UUID
    problem: str

    @property
    def subject(self) -> str:
        return public_id("inb", self.inbound_id)


@event("payments.bank.file_taken", version=1)
@dataclass(frozen=True, kw_only=True)
class BankFileTaken(DomainEvent):
    """A file of the bank was read, or refused with its reason; refused files book nothing."""

    file_id: uuid.UUID
    file_kind: str
    name: str
    sha256: str
    state: str
    problem: str = ""

    @property
    def subject(self) -> str:
        return public_id("bkf", self.file_id)

    def record(self) -> Record:
        return Record(
            title=f"银行文件 {self.name}" + (f"：{self.problem}" if self.problem else ""),
            state=self.state,
            document_hashes=[self.sha256],
        )


@event("payments.bank.orders_told", version=1)
@dataclass(frozen=True, kw_only=True)
class BankOrdersTold(DomainEvent):
    """The bank said how some instructions of one of our files ended."""

    file_id: uuid.UUID
    operation_key: str
    purpose: str

    @property
    def subject(self) -> str:
        return public_id("bkf", self.file_id)


@event("payments.bank.moved", version=1)
@dataclass(frozen=True, kw_only=True)
class BankMoved(DomainEvent):
    """Money came to one of our accounts: a receipt, or one of our own payments sent back."""

    movement_id: uuid.UUID
    movement_kind: str
    end_to_end_id: str = ""

    @property
    def subject(self) -> str:
        return public_id("bkm", self.movement_id)


@event("payments.bank.order_break", version=1)
@dataclass(frozen=True, kw_only=True)
class BankOrderBroke(DomainEvent):
    """The bank booked what it had refused, booked it twice (DUPLICATE_OUTSIDE) or another amount."""

    order_id: uuid.UUID
    movement_id: uuid.UUID
    break_kind: str
    end_to_end_id: str

    @property
    def subject(self) -> str:
        return public_id("bko", self.order_id)

    def record(self) -> Record:
        return Record(title=f"银行入账异常 {self.end_to_end_id}", state=self.break_kind)
