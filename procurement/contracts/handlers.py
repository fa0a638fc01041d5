"""Contracts hear that both sides have signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.registry import handles
from backend.signing.events import ContractMoved
from procurement.contracts.services import contract_signed

if TYPE_CHECKING:
    from backend.events.models import EventEntry


@handles(ContractMoved)
def note_signatures(event: ContractMoved, _entry: EventEntry) -> None:
    """Keep the signed document's reference and hash on the contract."""
    if event.state == "SIGNED" and event.holder.startswith("prc_"):
        contract_signed(case=event.holder, signing_ref=event.subject, document_hash=event.sha256)
