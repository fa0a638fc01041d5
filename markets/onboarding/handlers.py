"""Reactions: a contract of an application was signed by its last party elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.registry import handles
from backend.signing.events import ContractMoved
from markets.onboarding.services import contract_completed

if TYPE_CHECKING:
    from backend.events.models import EventEntry


@handles(ContractMoved)
def contract_heard(event: ContractMoved, _entry: EventEntry) -> None:
    """Go on where both have signed; twice is once."""
    if event.state == "SIGNED" and event.holder.startswith("app_"):
        contract_completed(event.holder)
