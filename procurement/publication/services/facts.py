"""Gather what may be told of a purchase."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from backend.kernel.money import Money
from procurement.contracts.selectors import contract_of
from procurement.mall.selectors import acceptance_of, lines_of, requisition_of_process
from procurement.payables.selectors import payable_of, requests_of
from procurement.procedures import PROCEDURES
from procurement.procedures.states import ALL_STATES
from procurement.publication.rules import CaseFacts, ItemFact, PartyFact

if TYPE_CHECKING:
    from backend.parties.models import Organization
    from procurement.mall.models import Requisition
    from procurement.process.events import ProcessMoved

SCALES = {"micro", "small", "medium", "large"}


def _party(organization: Organization) -> PartyFact:
    scale = organization.sme_scale.lower()
    return PartyFact(
        id=f"CN-USCC-{organization.uscc}" if organization.uscc else f"SHIJI-{organization.pk}",
        name=organization.legal_name,
        uscc=organization.uscc or "",
        scale=scale if scale in SCALES else "",
        region=organization.region_code,
    )


def _amount(minor: int, currency: str) -> float:
    return float(Money(minor, currency).decimal)


def _items(requisition: Requisition) -> list[ItemFact]:
    return [
        ItemFact(
            id=str(line.position),
            title=line.title,
            code=line.catalogue_code,
            quantity=line.quantity,
            unit=line.offer.variant.base_unit or "件",
            unit_price=float(line.unit_price),
            total=_amount(line.total_minor, requisition.currency),
        )
        for line in lines_of([requisition.pk])
    ]


def _later(requisition: Requisition) -> dict[str, Any]:
    """Facts of the stages that have happened."""
    later: dict[str, Any] = {"delivered_at": requisition.delivered_at, "reason": requisition.note}
    if requisition.order:
        later["ordered_at"] = requisition.order.placed_at
    contract = contract_of(requisition.case)
    if contract is not None:
        later["contract_number"] = contract.number
        later["contract_signed_at"] = contract.signed_at
        later["payment_days"] = contract.payment_days
    acceptance = acceptance_of(requisition.pk)
    if acceptance is not None:
        later["accepted_at"] = acceptance.at
        later["accepted_kind"] = acceptance.kind
        later["accepted_amount"] = _amount(acceptance.amount_minor, requisition.currency)
    payable = payable_of(requisition.case)
    if payable is not None:
        later["due_on"] = payable.due_on.isoformat()
        later["late_days"] = payable.late_days
        for request in requests_of([payable.pk]):
            if request.state == "settled":
                later["paid_at"] = request.settled_at
                later["paid_amount"] = _amount(request.amount_minor, payable.currency)
                later["voucher_no"] = request.voucher_no
    return later


def contract_state_at(act: str) -> str:
    """The contract's state at the act, not what became of it since."""
    ended = {"return_goods": "terminated", "rate": "terminated"}
    return ended.get(act, "active")


def case_facts(event: ProcessMoved, *, opened_at: datetime) -> CaseFacts | None:
    """The facts at a move; None when no requisition stands behind the case."""
    requisition = requisition_of_process(event.process_id)
    if requisition is None or requisition.supplier is None:
        return None
    state = ALL_STATES[event.to_state]
    item = requisition.budget_item
    return CaseFacts(
        ocid=event.ocid,
        number=requisition.process.number,
        title=requisition.purpose,
        state_zh=state.zh,
        tender_status=state.tender_status,
        method_zh=PROCEDURES[event.procedure].zh,
        currency=requisition.currency,
        total=_amount(requisition.total_minor, requisition.currency),
        buyer=_party(requisition.department),
        supplier=_party(requisition.supplier),
        items=_items(requisition),
        budget_id=item.number,
        budget_title=item.name,
        budget_amount=_amount(requisition.total_minor, requisition.currency),
        opened_at=opened_at,
        contract_state=contract_state_at(event.act),
        **_later(requisition),
    )
