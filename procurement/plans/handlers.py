"""Answers of the finance bureau and the supervisor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.registry import handles
from backend.kernel.actor import Actor
from backend.kernel.ids import from_public_id
from procurement.exchange.events import MessageAnswered
from procurement.exchange.selectors import message_get
from procurement.plans.services import plan_line_recorded, reservation_answer

if TYPE_CHECKING:
    from backend.events.models import EventEntry

PLANS = Actor.system("procurement.plans")


@handles(MessageAnswered)
def hear_budget_answer(event: MessageAnswered, _entry: EventEntry) -> None:
    """A reservation was confirmed or refused."""
    if event.kind_of_message == "budgetReserve":
        reservation_answer(actor=PLANS, message=message_get(event.message_row_id))


@handles(MessageAnswered)
def hear_plan_record(event: MessageAnswered, _entry: EventEntry) -> None:
    """The supervisor gave a plan its record number."""
    if event.kind_of_message == "planRecord" and event.state == "ACCEPTED":
        message = message_get(event.message_row_id)
        plan_line_recorded(
            line_id=from_public_id(event.reference, "pln"), record_no=message.reply["recordNo"]
        )
