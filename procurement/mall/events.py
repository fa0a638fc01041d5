"""What others may hear of the e-mall beyond the process's moves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id
from backend.kernel.money import Money


@event("procurement.mall.offer_changed")
@dataclass(frozen=True, kw_only=True)
class OfferChanged(DomainEvent):
    """A supplier put an article on the mall or took it off."""

    offer_id: UUID
    merchant_id: UUID
    catalogue_code: str
    listed: bool

    @property
    def subject(self) -> str:
        return public_id("off", self.offer_id)


@event("procurement.mall.compared")
@dataclass(frozen=True, kw_only=True)
class OffersCompared(DomainEvent):
    """A comparison sheet was kept; the log holds its digest."""

    requisition_id: UUID
    case: str
    digest: str
    reason: str

    @property
    def subject(self) -> str:
        return public_id("req", self.requisition_id)

    def record(self) -> Record:
        return Record(site="gov", title="比价表", cause=[self.case], document_hashes=[self.digest])


@event("procurement.mall.accepted")
@dataclass(frozen=True, kw_only=True)
class GoodsAccepted(DomainEvent):
    """Goods were accepted, in full, in part, or by silence."""

    requisition_id: UUID
    acceptance_id: UUID
    case: str
    ocid: str
    buyer_id: UUID
    supplier_id: UUID
    order_id: UUID
    accepted_kind: str
    amount_minor: int
    currency: str
    digest: str
    lines: list[dict[str, Any]] = field(default_factory=list)
    late_days: int = 0

    @property
    def subject(self) -> str:
        return public_id("req", self.requisition_id)

    def record(self) -> Record:
        words = {"FULL": "验收合格", "PART": "部分验收", "DEEMED": "逾期视为验收"}
        return Record(
            site="gov",
            title=words[self.accepted_kind],
            parties=[str(self.buyer_id), str(self.supplier_id)],
            amount=Money(self.amount_minor, self.currency),
            state=self.accepted_kind,
            cause=[self.case],
            document_hashes=[self.digest],
        )


@event("procurement.mall.rated")
@dataclass(frozen=True, kw_only=True)
class SupplierRated(DomainEvent):
    """The department rated the supplier after a real purchase."""

    requisition_id: UUID
    case: str
    buyer_id: UUID
    supplier_id: UUID
    stars: int

    @property
    def subject(self) -> str:
        return public_id("req", self.requisition_id)
