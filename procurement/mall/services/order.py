"""The finance bureau answered: place the order, or go back to the comparison."""

from __future__ import annotations

import uuid

from django.db import transaction

from backend.inventory.errors import InsufficientStock
from backend.kernel import clock
from backend.kernel.ids import from_public_id, public_id, uuid7
from backend.orders.services import LineDraft, OrderDraft, order_place
from backend.rulebook.calendar import end_of, workday_add
from backend.rulebook.selectors import local_day, value
from procurement.contracts.services import Terms, contract_draft
from procurement.mall.models import Requisition
from procurement.mall.services.case import DOOR, MALL, case_lock, case_move, gov_channel
from procurement.mall.services.exits import case_release
from procurement.plans.selectors import reservation_of
from procurement.procedures import P_MALL_DIR
from procurement.process.selectors import process_by_id
from procurement.process.services import process_lock, timer_set


def _waiting(case: str) -> Requisition | None:
    """The requisition of a case that waits for the bureau, under lock."""
    process_id = from_public_id(case, "prc")
    found = Requisition.objects.filter(process_id=process_id).values_list("pk", flat=True).first()
    if found is None:
        return None
    requisition, process = case_lock(found)
    return requisition if process.state == "reserving" else None


@transaction.atomic
def budget_reserved(*, case: str) -> None:
    """The money is set aside: order in the same commit. A second telling changes nothing.

    When the held stock has gone meanwhile, the case goes back to compared and all is freed.
    """
    requisition = _waiting(case)
    if requisition is None:
        return
    try:
        with transaction.atomic():
            _order(requisition)
    except InsufficientStock as short:
        _back(requisition, short.message)


@transaction.atomic
def budget_refused(*, case: str, reason: str) -> None:
    """The bureau refused: back to compared, the stock is free. A second telling is nothing."""
    requisition = _waiting(case)
    if requisition is not None:
        _back(requisition, reason)


def _back(requisition: Requisition, reason: str) -> None:
    case_move(
        requisition,
        "budget_refuse",
        actor=MALL,
        guards={"budget_refused": ""},
        note=reason,
    )
    requisition.note = reason[:500]
    requisition.save(update_fields=["note", "updated_at"])
    case_release(requisition, actor=MALL, reason=reason)


def _order(requisition: Requisition) -> None:
    now = clock.now()
    pins = {key: value(key, on=now) for key in P_MALL_DIR.rule_keys}
    reservation = reservation_of(requisition.case)
    assert reservation is not None, "ordering needs a reservation"
    assert reservation.state == "RESERVED", "no answer is never an order"
    assert reservation.held_minor >= requisition.total_minor, "the reservation covers the order"
    requisition.order_id = _place(requisition)
    requisition.save(update_fields=["order", "updated_at"])
    due = end_of(workday_add(local_day(now), pins["mall.confirm_workdays"].number))
    case_move(
        requisition,
        "order",
        actor=MALL,
        guards={"budget_reserved": ""},
        cause=(public_id("brs", reservation.pk), public_id("ord", requisition.order_id)),
        due_at=due,
        rule_id=str(pins["mall.confirm_workdays"].id),
        pinned={key: str(row.id) for key, row in pins.items()},
    )
    timer_set(
        process_lock(requisition.process_id),
        name="mall.confirm",
        act="expire",
        due_at=due,
        rule_id=pins["mall.confirm_workdays"].id,
    )
    _contract(requisition, inspection_workdays=pins["mall.accept_workdays"].number)


def _contract(requisition: Requisition, *, inspection_workdays: int) -> None:
    process = process_by_id(requisition.process_id)
    assert process is not None
    assert requisition.supplier_id is not None
    contract_draft(
        actor=MALL,
        case=requisition.case,
        ocid=process.ocid,
        number=process.number.replace("SJ-", "HT-"),
        buyer_id=requisition.department_id,
        supplier_id=requisition.supplier_id,
        terms=Terms(
            title=requisition.purpose,
            total=requisition.total,
            inspection_workdays=inspection_workdays,
        ),
    )


def _place(requisition: Requisition) -> uuid.UUID:
    assert requisition.supplier_id is not None
    lines = list(requisition.lines.select_related("offer"))
    draft = OrderDraft(
        merchant_id=requisition.supplier_id,
        settlement_subject=public_id("stl", uuid7()),
        lines=[
            LineDraft(
                variant_id=line.offer.variant_id,
                quantity=line.quantity,
                unit_price=line.unit_price,
                undiscounted=line.unit_price,
                total_minor=line.total_minor,
                price_source=line.price_source,
                price_source_id=line.price_source_id,
                reference=str(line.pk),
            )
            for line in lines
        ],
        process_ref=requisition.case,
        reserved_by=requisition.case,
    )
    orders = order_place(
        actor=MALL,
        channel_id=gov_channel().pk,
        checkout_ref=f"{requisition.case}-{uuid7().hex[-8:]}",
        drafts=[draft],
        user_id=None,
        buyer_organization_id=requisition.department_id,
        shipping_address=requisition.deliver_to,
        buyer_note=requisition.purpose,
        purchase_number=requisition.case,
        door=DOOR,
    )
    return orders[0].pk
