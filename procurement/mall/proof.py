"""The proof of the mall: what was asked, reserved, contracted, accepted and paid hang together."""

from __future__ import annotations

from collections import Counter

from procurement.contracts.selectors import contract_of
from procurement.mall.models import Requisition
from procurement.mall.selectors import acceptance_of
from procurement.payables.selectors import payable_of
from procurement.plans.selectors import reservation_of
from procurement.process.rules import CaseAmounts, amount_faults

LIVING = ("ordered", "supplier_confirmed", "shipped", "delivered", "disputed", "accepted",
          "partially_accepted", "invoiced", "paid", "rated")  # fmt: skip


def mall_ends() -> Counter[str]:
    """Purchases by the state they are in."""
    return Counter(Requisition.objects.values_list("process__state", flat=True))


def amounts_of(requisition: Requisition) -> CaseAmounts:
    """The sums of one case, each from the app that keeps it."""
    reservation = reservation_of(requisition.case)
    contract = contract_of(requisition.case)
    acceptance = acceptance_of(requisition.pk)
    payable = payable_of(requisition.case)
    return CaseAmounts(
        budget=requisition.budget_item.amount_minor,
        reserved=reservation.amount_minor if reservation else 0,
        award=requisition.total_minor if contract else None,
        contract_original=contract.original_minor if contract else None,
        contract_total=contract.total_minor if contract else None,
        accepted=acceptance.amount_minor if acceptance else 0,
        paid=payable.paid_minor if payable else 0,
        supplier=str(requisition.supplier_id),
        payee=str(contract.supplier_id) if contract else "",
    )


def mall_faults() -> list[str]:
    """Breaches of the kernel's invariants on money, by case (brief 4); empty when all hold.

    A case that has ended without a purchase holds no budget any more.
    """
    faults = []
    rows = Requisition.objects.select_related("process", "budget_item").order_by("pk")
    for requisition in rows:
        name, state = requisition.process.number, requisition.process.state
        faults += [f"{name}: {told}" for told in amount_faults(amounts_of(requisition))]
        reservation = reservation_of(requisition.case)
        held = reservation.held_minor if reservation and reservation.state != "REFUSED" else 0
        if state not in (*LIVING, "reserving") and held:
            faults.append(f"{name}: {state}, and still holds {held} of the budget")
        if state in {"paid", "rated"} and held:
            faults.append(f"{name}: paid, and still holds {held} of the budget")
    return faults
