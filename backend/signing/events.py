"""What others may hear of contracts."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from backend.events.domain import DomainEvent, Record, event
from backend.kernel.ids import public_id

ACTS = {
    "drafted": "拟定",
    "asked": "提交签署",
    "sent": "发出待签",
    "signed": "一方签署",
    "declined": "拒绝签署",
}


@event("signing.contract.moved", version=1)
@dataclass(frozen=True, kw_only=True)
class ContractMoved(DomainEvent):
    """A contract was drafted, sent, asked to be signed by a party, signed, declined or voided.

    ``drafted`` and ``asked`` are the acts of people; the worker answers with ``sent`` and
    ``signed`` when the paper is written and the signature stands in it.
    """

    document_id: uuid.UUID
    number: str
    holder: str
    act: str
    state: str
    sha256: str
    parties: list[uuid.UUID] = field(default_factory=list)

    @property
    def subject(self) -> str:
        return public_id("ctr", self.document_id)

    def record(self) -> Record:
        return Record(
            title=f"合同 {self.number}：{ACTS.get(self.act, self.act)}",
            parties=[str(party) for party in self.parties],
            state=self.state,
            cause=[self.holder],
            document_hashes=[self.sha256] if self.sha256 else [],
        )
