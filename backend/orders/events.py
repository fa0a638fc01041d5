"""What others may hear of orders."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id
from backend.kernel.money import Money


@dataclass(frozen=True, kw_only=True)
class LinePart:
    """A part of an order line: base units and what they are worth, with the frozen commission."""

    order_line_id: uuid.UUID
    quantity: int
    amount_minor: int
    commission_bp: int


@dataclass(frozen=True, kw_only=True)
class OrderEvent(DomainEvent):
    """Something happened to one order."""

    order_id: uuid.UUID
    number: str
    merchant_id: uuid.UUID
    buyer_id: uuid.UUID | None
    settlement_subject: str
    currency: str
    site: str = ""

    @property
    def subject(self) -> str:
        return public_id("ord", self.order_id)

    def _record(self, title: str, state: str, amount_minor: int | None = None) -> Record:
        parties = [str(party) for party in (self.buyer_id, self.merchant_id) if party]
        amount = None if amount_minor is None else Money(amount_minor, self.currency)
        return Record(
            title=f"订单 {self.number}：{title}",
            parties=parties,
            amount=amount,
            state=state,
            cause=[self.settlement_subject],
            site=self.site,
        )


@event("orders.order.placed", version=1)
@dataclass(frozen=True, kw_only=True)
class OrderPlaced(OrderEvent):
    total_minor: int
    door: str

    def record(self) -> Record:
        return self._record("已下单", "PLACED", self.total_minor)


@event("orders.order.confirmed", version=1)
@dataclass(frozen=True, kw_only=True)
class OrderConfirmed(OrderEvent):
    def record(self) -> Record:
        return self._record("商户已确认", "CONFIRMED")


@event("orders.order.funded", version=1)
@dataclass(frozen=True, kw_only=True)
class OrderFunded(OrderEvent):
    charged_minor: int

    def record(self) -> Record:
        return self._record("已付款，资金由担保账户持有", "AWAITING_DISPATCH", self.charged_minor)


@event("orders.order.dispatched", version=1)
@dataclass(frozen=True, kw_only=True)
class OrderDispatched(OrderEvent):
    fulfillment_id: uuid.UUID
    late_days: int
    lines: list[LinePart] = field(default_factory=list)

    def record(self) -> Record:
        return self._record("已发货", "DISPATCHED", sum(part.amount_minor for part in self.lines))


@event("orders.delivery.recorded", version=1)
@dataclass(frozen=True, kw_only=True)
class DeliveryRecorded(OrderEvent):
    fulfillment_id: uuid.UUID
    inspect_until: str
    late_days: int
    lines: list[LinePart] = field(default_factory=list)

    def record(self) -> Record:
        return self._record("已送达", "DELIVERED", sum(part.amount_minor for part in self.lines))


@event("orders.delivery.accepted", version=1)
@dataclass(frozen=True, kw_only=True)
class DeliveryAccepted(OrderEvent):
    """Lines were accepted; ``freight_minor`` goes with the first acceptance of an order."""

    acceptance_id: uuid.UUID
    by_timer: bool
    freight_minor: int
    order_completed: bool
    lines: list[LinePart] = field(default_factory=list)

    def record(self) -> Record:
        title = "验收期满自动验收" if self.by_timer else "已验收"
        return self._record(title, "ACCEPTED", sum(part.amount_minor for part in self.lines))


@event("orders.problem.reported", version=1)
@dataclass(frozen=True, kw_only=True)
class ProblemReported(OrderEvent):
    reason: str

    def record(self) -> Record:
        return self._record("买方报告问题，暂停放款", "PROBLEM")


@event("orders.problem.settled", version=1)
@dataclass(frozen=True, kw_only=True)
class ProblemSettled(OrderEvent):
    def record(self) -> Record:
        return self._record("问题已解决", "PROBLEM_SETTLED")


@event("orders.order.cancelled", version=1)
@dataclass(frozen=True, kw_only=True)
class OrderCancelled(OrderEvent):
    """Ended before dispatch: whatever was paid goes back."""

    reason: str
    expired: bool

    def record(self) -> Record:
        return self._record("未付款过期" if self.expired else "已取消", "CANCELLED")


@event("orders.refund.agreed", version=1)
@dataclass(frozen=True, kw_only=True)
class RefundAgreed(OrderEvent):
    """Both sides agree that a part goes back to the buyer (short goods, return, price cut)."""

    refund_id: uuid.UUID
    amount_minor: int
    reason: str

    def record(self) -> Record:
        return self._record("协商退款", "REFUND_AGREED", self.amount_minor)


@event("orders.cancel.requested", version=1)
@dataclass(frozen=True, kw_only=True)
class CancelRequested(OrderEvent):
    """The buyer of a paid order asks to end it; silence for a day is a yes."""

    reason: str

    def record(self) -> Record:
        return self._record("买方申请取消", "CANCEL_REQUESTED")


@event("orders.cancel.refused", version=1)
@dataclass(frozen=True, kw_only=True)
class CancelRefused(OrderEvent):
    """The merchant will send the goods all the same."""

    def record(self) -> Record:
        return self._record("商户不同意取消", "CANCEL_REFUSED")


@event("orders.inspection.extended", version=1)
@dataclass(frozen=True, kw_only=True)
class InspectionExtended(OrderEvent):
    """The buyer took more time, once per delivery; ``inspect_until`` is the latest new end."""

    fulfillment_ids: list[uuid.UUID]
    inspect_until: str

    def record(self) -> Record:
        return self._record("买方延长验收期", "INSPECTING")


RETURN_TITLES = {
    "REQUESTED": "买方申请退货",
    "APPROVED": "商户同意退货",
    "REFUSED": "商户拒绝退货",
    "SENT_BACK": "买方已寄回",
    "REFUNDED": "商户已收到退货，退款",
}


@event("orders.return.moved", version=1)
@dataclass(frozen=True, kw_only=True)
class ReturnMoved(OrderEvent):
    """A return reached another state; the money follows by ``RefundAgreed``."""

    return_id: uuid.UUID
    state: str
    refund_minor: int

    def record(self) -> Record:
        return self._record(RETURN_TITLES[self.state], f"RETURN_{self.state}", self.refund_minor)
