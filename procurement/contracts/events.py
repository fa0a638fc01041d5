"""What others may hear of contracts."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id
from backend.kernel.money import Money


@event("procurement.contract.changed")
@dataclass(frozen=True, kw_only=True)
class ContractChanged(DomainEvent):
    """A contract was drafted, signed, supplemented or ended (``change`` says which)."""

    contract_id: UUID
    number: str
    case: str
    buyer_id: UUID
    supplier_id: UUID
    change: str
    state: str
    total_minor: int
    currency: str
    document_hash: str = ""

    @property
    def subject(self) -> str:
        return public_id("ctr", self.contract_id)

    def record(self) -> Record:
        """Contracts bind both parties to money."""
        return Record(
            site="gov",
            title=f"合同 {self.number}：{self.change}",
            parties=[str(self.buyer_id), str(self.supplier_id)],
            amount=Money(self.total_minor, self.currency),
            state=self.state,
            cause=[self.case],
            document_hashes=[self.document_hash] if self.document_hash else [],
        )
