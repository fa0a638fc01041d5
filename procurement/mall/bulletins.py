"""Who is told what about a purchase of the e-mall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.registry import handles
from backend.kernel.ids import to_relay
from backend.parties.services.notify import organization_notify
from procurement.mall.selectors import requisition_of_process
from procurement.process.events import ProcessMoved

if TYPE_CHECKING:
    from backend.events.models import EventEntry

WAITS, ORDERED = "awaiting_approval", "ordered"


@handles(ProcessMoved)
def tell_next(event: ProcessMoved, entry: EventEntry) -> None:
    """The approvers when a requisition waits for them, the supplier when it was ordered."""
    if event.to_state not in {WAITS, ORDERED} or event.to_state == event.from_state:
        return
    requisition = requisition_of_process(event.process_id)
    if requisition is None:
        return
    number, buyer = event.ocid, requisition.department
    if event.to_state == WAITS:
        organization_notify(
            buyer.pk,
            permission="gov.requisition.approve",
            template="requisition_to_approve",
            data={"number": number},
            key=f"approve:{entry.id}",
            link=f"/gov/requisitions/{to_relay('Requisition', requisition.pk)}",
        )
    elif requisition.supplier_id is not None:
        organization_notify(
            requisition.supplier_id,
            permission="mall.order.confirm",
            template="mall_to_confirm",
            data={"number": number, "buyer": buyer.display_name},
            key=f"confirm:{entry.id}",
            link="/merchant",
        )
