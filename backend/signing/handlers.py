"""The worker writes papers and signatures: a web process answers at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.registry import handles
from backend.signing.events import ContractMoved
from backend.signing.services import contract_work

if TYPE_CHECKING:
    from backend.events.models import EventEntry


@handles(ContractMoved, when=lambda event: event.act in {"drafted", "asked"})
def write_contract(event: ContractMoved, _entry: EventEntry) -> None:
    """Do what people asked of a contract; whatever is done already stays."""
    contract_work(document_id=event.document_id)
