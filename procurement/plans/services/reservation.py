"""Set budget aside for a case, spend it, free it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.db import transaction

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound
from backend.kernel.ids import from_public_id, public_id
from backend.kernel.locking import lock_one
from backend.kernel.money import Money
from backend.rulebook.selectors import local_day
from procurement.exchange.services import message_queue
from procurement.plans.errors import BudgetInsufficient, BudgetItemUnfit
from procurement.plans.events import (
    BudgetRefused,
    BudgetReleased,
    BudgetReopened,
    BudgetReserved,
    BudgetSpent,
)
from procurement.plans.models import BudgetItem, BudgetReservation, ReservationState

if TYPE_CHECKING:
    from procurement.exchange.models import Message

OPEN = (ReservationState.ASKED, ReservationState.RESERVED)


def _item_lock(item_id: uuid.UUID) -> BudgetItem:
    item = lock_one(BudgetItem.objects.filter(pk=item_id))
    if item is None:
        raise NotFound(field="budgetItemId")
    return item


def _locked(case: str) -> tuple[BudgetItem, BudgetReservation] | None:
    """The open reservation of a case under the lock of its item (item first, always)."""
    found = BudgetReservation.objects.filter(case=case, state__in=OPEN).first()
    if found is None:
        return None
    item = _item_lock(found.item_id)
    reservation = lock_one(BudgetReservation.objects.filter(pk=found.pk, state__in=OPEN))
    return (item, reservation) if reservation else None


def _facts(item: BudgetItem, reservation: BudgetReservation, minor: int) -> dict[str, Any]:
    return {
        "reservation_id": reservation.pk,
        "case": reservation.case,
        "department_id": item.department_id,
        "item_number": item.number,
        "amount_minor": minor,
        "currency": item.currency,
    }


def _tell_bureau(
    *, actor: Actor, item: BudgetItem, reservation: BudgetReservation, kind: str, minor: int,
    ocid: str, suffix: str = "",
) -> None:  # fmt: skip
    reference = public_id("brs", reservation.pk)
    message_queue(
        actor=actor,
        partner="budget",
        kind=kind,
        body={
            "budgetItemId": item.number,
            "fiscalYear": item.fiscal_year,
            "unitCode": public_id("org", item.department_id),
            "economicClass": item.economic_class,
            "approvedMinor": item.amount_minor,
            "amountMinor": minor,
            "currency": item.currency,
            "reservationId": reservation.external_id,
        },
        correlation_id=ocid,
        reference=reference,
        message_id=f"{kind}-{reference}{suffix}",
    )


@transaction.atomic
def reservation_ask(
    *,
    actor: Actor,
    case: str,
    ocid: str,
    item_id: uuid.UUID,
    department_id: uuid.UUID,
    amount: Money,
) -> BudgetReservation:
    """Hold the amount on the item and ask the finance bureau.

    Raises NotFound, BudgetItemUnfit, BudgetInsufficient.
    """
    item = _item_lock(item_id)
    if item.department_id != department_id:
        raise NotFound(field="budgetItemId")
    now = clock.now()
    if not item.is_open or item.fiscal_year != local_day(now).year:
        raise BudgetItemUnfit
    if item.currency != amount.currency or item.available < amount:
        raise BudgetInsufficient(left=str(item.available), needed=str(amount))
    item.reserved_minor += amount.minor
    item.save(update_fields=["reserved_minor", "updated_at"])
    reservation = BudgetReservation.objects.create(
        item=item,
        case=case,
        attempt=BudgetReservation.objects.filter(case=case).count() + 1,
        amount_minor=amount.minor,
        asked_at=now,
    )
    _tell_bureau(
        actor=actor, item=item, reservation=reservation, kind="budgetReserve",
        minor=amount.minor, ocid=ocid,
    )  # fmt: skip
    return reservation


@transaction.atomic
def reservation_answer(*, actor: Actor, message: Message) -> None:
    """Take the bureau's answer to a request; a second telling changes nothing."""
    key = from_public_id(message.reference, "brs")
    found = BudgetReservation.objects.filter(state=ReservationState.ASKED, pk=key).first()
    held = _locked(found.case) if found else None
    if held is None:
        return
    item, reservation = held
    reservation.answered_at = clock.now()
    amount = reservation.amount_minor
    if message.state == "ACCEPTED":
        reservation.state = ReservationState.RESERVED
        reservation.external_id = message.reply["reservationId"]
        reservation.save()
        external = reservation.external_id
        publish(
            BudgetReserved(**_facts(item, reservation, amount), external_id=external), actor=actor
        )
        return
    reservation.state = ReservationState.REFUSED
    reservation.reason = str(message.reply.get("text", ""))
    reservation.save()
    item.reserved_minor -= amount
    item.save(update_fields=["reserved_minor", "updated_at"])
    publish(
        BudgetRefused(**_facts(item, reservation, amount), reason=reservation.reason), actor=actor
    )


@transaction.atomic
def reservation_release(*, actor: Actor, case: str, ocid: str, minor: int | None = None) -> int:
    """Free what a case still holds, or a part of it; returns the freed minor units."""
    held = _locked(case)
    if held is None:
        return 0
    item, reservation = held
    freed = reservation.held_minor if minor is None else min(minor, reservation.held_minor)
    if freed == 0:
        return 0
    reservation.released_minor += freed
    if reservation.held_minor == 0:
        spent = reservation.spent_minor > 0
        reservation.state = ReservationState.CLOSED if spent else ReservationState.RELEASED
    reservation.save()
    item.reserved_minor -= freed
    item.save(update_fields=["reserved_minor", "updated_at"])
    publish(BudgetReleased(**_facts(item, reservation, freed)), actor=actor)
    _tell_bureau(
        actor=actor, item=item, reservation=reservation, kind="budgetRelease", minor=freed,
        ocid=ocid, suffix=f"-{reservation.released_minor}",
    )  # fmt: skip
    return freed


@transaction.atomic
def reservation_spend(*, actor: Actor, case: str, ocid: str, minor: int, voucher: str) -> None:
    """Turn reserved money into spent money after the treasury paid by a receipt ``voucher``."""
    held = _locked(case)
    assert held is not None, "payment is covered by a reservation"
    item, reservation = held
    assert 0 < minor <= reservation.held_minor, "never more spent than reserved"
    reservation.spent_minor += minor
    if reservation.held_minor == 0:
        reservation.state = ReservationState.CLOSED
    reservation.save()
    item.reserved_minor -= minor
    item.spent_minor += minor
    item.save(update_fields=["reserved_minor", "spent_minor", "updated_at"])
    publish(BudgetSpent(**_facts(item, reservation, minor)), actor=actor)
    _tell_bureau(
        actor=actor, item=item, reservation=reservation, kind="budgetSpend", minor=minor,
        ocid=ocid, suffix=f"-{voucher}",
    )  # fmt: skip


@transaction.atomic
def reservation_reopen(*, actor: Actor, case: str, ocid: str, minor: int, voucher: str) -> None:
    """Spent money came back by the red letter ``voucher``: reserved again for the same case."""
    found = BudgetReservation.objects.filter(case=case, spent_minor__gt=0).order_by("-attempt")
    row = found.first()
    assert row is not None, "only spent money comes back"
    item = _item_lock(row.item_id)
    reservation = lock_one(BudgetReservation.objects.filter(pk=row.pk))
    assert reservation is not None, "reservations are never removed"
    assert 0 < minor <= reservation.spent_minor, "never more back than was spent"
    reservation.spent_minor -= minor
    reservation.state = ReservationState.RESERVED
    reservation.save()
    item.spent_minor -= minor
    item.reserved_minor += minor
    item.save(update_fields=["spent_minor", "reserved_minor", "updated_at"])
    publish(BudgetReopened(**_facts(item, reservation, minor), red_letter=voucher), actor=actor)
    _tell_bureau(
        actor=actor, item=item, reservation=reservation, kind="budgetRestore", minor=minor,
        ocid=ocid, suffix=f"-{voucher}",
    )  # fmt: skip


@transaction.atomic
def reservation_refund(*, actor: Actor, case: str, minor: int) -> None:
    """Paid money came back to the item (return after payment, by red invoice)."""
    found = BudgetReservation.objects.filter(case=case, spent_minor__gt=0).order_by("-attempt")
    row = found.first()
    assert row is not None, "only spent money comes back"
    item = _item_lock(row.item_id)
    reservation = BudgetReservation.objects.get(pk=row.pk)
    assert 0 < minor <= reservation.spent_minor, "never more back than was spent"
    reservation.spent_minor -= minor
    reservation.released_minor += minor
    reservation.save()
    item.spent_minor -= minor
    item.save(update_fields=["spent_minor", "updated_at"])
    publish(BudgetReleased(**_facts(item, reservation, minor)), actor=actor)
