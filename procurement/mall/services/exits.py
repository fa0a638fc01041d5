"""Every exit frees stock and budget reservation in its own commit (brief 5.8)."""

from __future__ import annotations

from backend.inventory.services import allocation_release
from backend.kernel.actor import Actor
from backend.orders.services import order_cancel
from procurement.contracts.services import contract_end
from procurement.mall.models import Requisition
from procurement.mall.services.case import DOOR
from procurement.plans.services import reservation_release
from procurement.process.selectors import process_by_id

CANCELLABLE = ("AWAITING_CONFIRMATION", "AWAITING_PAYMENT", "AWAITING_DISPATCH")


def case_release(requisition: Requisition, *, actor: Actor, reason: str = "") -> None:
    """Free what the case holds: shelf, order, budget, contract. Twice is once."""
    allocation_release(holder=requisition.case)
    order = requisition.order
    if order is not None and order.trade_state in CANCELLABLE:
        order_cancel(actor=actor, order_id=order.pk, reason=reason, door=DOOR)
    process = process_by_id(requisition.process_id)
    assert process is not None
    reservation_release(actor=actor, case=requisition.case, ocid=process.ocid)
    contract_end(actor=actor, case=requisition.case)
