"""Both sides sign the e-mall contract with their organisation's certificate."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import transaction

from backend.kernel.actor import Actor
from backend.kernel.errors import Conflict, NotFound
from backend.signing.services import contract_send, contract_sign
from procurement.contracts.selectors import contract_of
from procurement.mall.models import Requisition
from procurement.mall.selectors import lines_of
from procurement.mall.services.case import MALL, case_lock

if TYPE_CHECKING:
    from backend.signing.models import SignedDocument

SIGN = "contract.sign"
TEMPLATE = "mall_purchase"


@transaction.atomic
def purchase_contract_sign(*, actor: Actor, requisition_id: uuid.UUID) -> SignedDocument:
    """Sign for the acting side; the department first, then the supplier. Again is nothing.

    The paper is written at the first signature, from the order as it was placed.
    Raises Forbidden, NotFound, Conflict, NotYourTurn.
    """
    actor.require(SIGN)
    requisition, _ = case_lock(requisition_id)
    sides = (requisition.department_id, requisition.supplier_id)
    if requisition.order_id is None or actor.organization_id not in sides:
        raise NotFound(field="id")
    contract = contract_of(requisition.case)
    if contract is None or contract.state != "active":
        raise Conflict("供应商确认订单后方可签署合同。")
    assert requisition.supplier_id is not None
    document = contract_send(
        actor=MALL,
        template=TEMPLATE,
        data=_data(requisition),
        party_ids=[requisition.department_id, requisition.supplier_id],
        holder=requisition.case,
    )
    return contract_sign(actor=actor, document_id=document.pk)


def _data(requisition: Requisition) -> dict[str, str]:
    assert requisition.supplier is not None
    assert requisition.order is not None
    goods = "；".join(
        f"{line.title} {line.quantity}{line.offer.variant.base_unit}，单价 {line.unit_price:.2f} 元"
        for line in lines_of([requisition.pk])
    )
    place = requisition.deliver_to
    return {
        "buyer_name": requisition.department.legal_name,
        "supplier_name": requisition.supplier.legal_name,
        "supplier_uscc": requisition.supplier.uscc or "",
        "order_number": requisition.order.number,
        "goods": goods,
        "amount": str(requisition.total.decimal),
        "budget_item": requisition.budget_item.number,
        "deliver_by": requisition.needed_by.isoformat() if requisition.needed_by else "按订单约定",
        "address": "".join(str(place.get(k, "")) for k in ("region", "city", "district", "street")),
    }
