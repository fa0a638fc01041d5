"""What others may hear of payables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id
from backend.kernel.money import Money


@dataclass(frozen=True, kw_only=True)
class _Payable(DomainEvent):
    payable_id: UUID
    case: str
    buyer_id: UUID
    supplier_id: UUID
    amount_minor: int
    currency: str
    due_on: date

    @property
    def subject(self) -> str:
        return public_id("pay", self.payable_id)

    def _record(self, title: str, state: str) -> Record:
        day = self.due_on
        return Record(
            site="gov",
            title=title,
            parties=[str(self.buyer_id), str(self.supplier_id)],
            amount=Money(self.amount_minor, self.currency),
            state=state,
            cause=[self.case],
            due_at=datetime(day.year, day.month, day.day, 16, tzinfo=UTC),
        )


@event("procurement.payable.opened")
@dataclass(frozen=True, kw_only=True)
class PayableOpened(_Payable):
    """Acceptance made money due."""

    def record(self) -> Record:
        return self._record("验收形成应付款", "due")


@event("procurement.invoice.checked")
@dataclass(frozen=True, kw_only=True)
class InvoiceChecked(_Payable):
    """The tax authority answered about an invoice."""

    invoice_number: str
    state: str

    def record(self) -> Record:
        return self._record(f"发票查验 {self.invoice_number}", self.state)


@event("procurement.payment.moved")
@dataclass(frozen=True, kw_only=True)
class PaymentMoved(_Payable):
    """A payment request went a step further."""

    request_id: UUID
    number: str
    state: str
    voucher_no: str = ""

    def record(self) -> Record:
        return self._record(f"支付申请 {self.number}", self.state)


@event("procurement.payment.settled")
@dataclass(frozen=True, kw_only=True)
class PaymentSettled(_Payable):
    """The supplier has the money."""

    request_id: UUID
    number: str
    voucher_no: str
    settled_on: date
    late_days: int
    interest_minor: int

    def record(self) -> Record:
        title = f"支付到账 {self.number}"
        return self._record(
            f"{title}（逾期 {self.late_days} 天）" if self.late_days else title, "settled"
        )


@event("procurement.payment.returned")
@dataclass(frozen=True, kw_only=True)
class PaymentReturned(_Payable):
    """The money came back by red letter, or was never sent; a new request is needed."""

    request_id: UUID
    number: str
    reason: str
    red_letter: str = ""
    returned_minor: int = 0
    paid_minor: int = 0

    def record(self) -> Record:
        red = f"（红字 {self.red_letter}）" if self.red_letter else ""
        return self._record(f"支付退回 {self.number}{red}", "returned")


@event("procurement.payment.reminded")
@dataclass(frozen=True, kw_only=True)
class PaymentReminded(_Payable):
    """So many days are left to pay."""

    days_left: int


@event("procurement.payment.overdue")
@dataclass(frozen=True, kw_only=True)
class PaymentOverdue(_Payable):
    """The due day has passed: the payable is on the public list."""

    def record(self) -> Record:
        return self._record("逾期未支付，列入公示", "overdue")
