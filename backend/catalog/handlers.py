"""Reactions to what lower floors tell."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from backend.catalog.drafts import CreditPart
from backend.catalog.services import merchant_listing_update
from backend.credit.events import GradeChanged
from backend.events.registry import handles

if TYPE_CHECKING:
    from backend.events.models import EventEntry

SUPPLIER_CARD = "supplier"


@handles(GradeChanged, when=lambda event: event.card == SUPPLIER_CARD)
def grade_on_the_shelf(event: GradeChanged, _entry: EventEntry) -> None:
    """A seller's new grade moves its goods' place in search (decision D29)."""
    part = CreditPart(grade=event.grade_to, search_factor=Decimal(event.search_factor))
    merchant_listing_update(event.subject_id, part)
