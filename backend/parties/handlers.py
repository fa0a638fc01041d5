"""Reactions: a newly entered organisation is checked with the business register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.registry import handles_outside
from backend.kernel.actor import Actor
from backend.parties.events import OrganizationRegistered
from backend.parties.ports import business_register
from backend.parties.selectors import organization_get
from backend.parties.services import register_answer_record

if TYPE_CHECKING:
    from backend.events.models import EventEntry


@handles_outside(OrganizationRegistered)
def register_asked(event: OrganizationRegistered, _entry: EventEntry) -> None:
    """Ask with no transaction open; no answer is tried again by the outbox."""
    row = organization_get(event.organization_id)
    if row is None or row.uscc is None:
        return
    answer = business_register().check(uscc=row.uscc, legal_name=row.legal_name)
    register_answer_record(
        organization_id=row.pk, answer=answer, actor=Actor.system("business-register")
    )
