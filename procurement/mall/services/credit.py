"""What a purchase says about supplier and department, pushed down to credit (decision D29)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from backend.credit.services import fact_record
from backend.kernel.money import Money
from procurement.mall.models import Requisition

SOURCE = "mall"


def about_supplier(
    requisition: Requisition,
    kind: str,
    *,
    at: datetime,
    outcome: Decimal | None = None,
    event_id: str = "",
) -> None:
    """One fact about the chosen supplier, partner the department. Once per case and kind."""
    assert requisition.supplier_id is not None, "an ordered purchase has its supplier"
    fact_record(
        subject_id=requisition.supplier_id,
        kind=kind,
        source=SOURCE,
        source_id=str(requisition.pk),
        occurred_at=at,
        amount=requisition.total,
        partner_id=requisition.department_id,
        outcome=outcome,
        case=requisition.case,
        evidence={"case": requisition.case, "event": event_id},
    )


def about_department(
    requisition: Requisition,
    kind: str,
    *,
    at: datetime,
    amount: Money,
    outcome: Decimal | None = None,
) -> None:
    """One fact about the department, partner the supplier. Once per case and kind."""
    fact_record(
        subject_id=requisition.department_id,
        kind=kind,
        source=SOURCE,
        source_id=str(requisition.pk),
        occurred_at=at,
        amount=amount,
        partner_id=requisition.supplier_id,
        outcome=outcome,
        case=requisition.case,
        evidence={"case": requisition.case},
    )
