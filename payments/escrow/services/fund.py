"""Opening an escrow and receiving money into it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.ids import public_id
from backend.kernel.money import Money
from backend.kernel.readings import Reading
from payments.escrow.effects import effects_for
from payments.escrow.models import Escrow, Funding
from payments.escrow.rules import FINAL, fund_lines
from payments.escrow.schedules import Schedule
from payments.escrow.services import fx_move
from payments.escrow.services.authorise import escrow_unauthorise
from payments.escrow.services.hold import escrow_lock, escrow_ref, must, step
from payments.ledger.rules import cash_side, cr, dr
from payments.ledger.selectors import journal_by_key
from payments.ledger.services import journal_post

_BY_SUBJECT = Reading(lambda subject: Escrow.objects.filter(settlement_subject=subject), str)


@act
def escrow_create(
    *,
    actor: Actor,
    settlement_subject: str,
    site: str,
    currency: str,
    merchant_id: uuid.UUID,
    buyer_id: uuid.UUID | None,
    payment_ref: str,
    price_minor: int,
    freight_minor: int = 0,
    fund_by: datetime | None = None,
    locked: Sequence[Escrow] | None = None,
    schedule: Schedule | None = None,
) -> Escrow:
    """Row 1: open an escrow with the effects of the merchant's grade copied in; again is the same.

    ``locked``: the escrows of the payment, where the caller holds them; the subject's is looked up
    only when it is not given. ``schedule``: parts to pay (``schedules.schedule_make``).
    """
    if locked is None:
        held = _BY_SUBJECT.one(settlement_subject)
    else:
        held = next((e for e in locked if e.settlement_subject == settlement_subject), None)
    if held is not None:
        longer = fund_by is not None and held.fund_by is not None and fund_by > held.fund_by
        if held.state == "CREATED" and held.price_minor != price_minor:
            held.price_minor, held.freight_minor = price_minor, freight_minor
            held.schedule = []  # parts were agreed for another price
            held.save(update_fields=["price_minor", "freight_minor", "schedule", "updated_at"])
        if held.state == "CREATED" and longer:
            held.fund_by = fund_by
            held.save(update_fields=["fund_by", "updated_at"])
        if held.state == "EXPIRED" and held.funded_minor == 0:
            _reopen(held, price_minor, freight_minor, fund_by, actor)
        return held
    effects = effects_for(merchant_id)
    escrow = Escrow(  # its first step writes it
        settlement_subject=settlement_subject,
        site=site,
        currency=currency,
        merchant_id=merchant_id,
        buyer_id=buyer_id,
        payment_ref=payment_ref,
        price_minor=price_minor,
        freight_minor=freight_minor,
        hold_days=effects.hold_days,
        reserve_bp=effects.reserve_bp,
        fund_by=fund_by,
        schedule=schedule or [],
    )
    step(escrow, command="create", to="CREATED", actor=actor, amount_minor=price_minor)
    return escrow


def _reopen(
    escrow: Escrow, price_minor: int, freight_minor: int, fund_by: datetime | None, actor: Actor
) -> None:
    """The buyer comes back to a basket that lapsed; money of earlier payments stays late money."""
    Funding.objects.filter(escrow=escrow, state="OPEN").update(state="STALE")
    escrow.price_minor, escrow.freight_minor, escrow.fund_by = price_minor, freight_minor, fund_by
    step(escrow, command="create", to="CREATED", actor=actor, amount_minor=price_minor)


@act
def escrow_fund(
    *,
    actor: Actor,
    settlement_subject: str,
    amount_minor: int,
    provider: str,
    charge_id: uuid.UUID,
    key: str,
    locked: Escrow | None = None,
    reference: str = "",
    charge: Money | None = None,
    cash: tuple[str, str] | None = None,
) -> Escrow:
    """Rows 3 and 4: captured money is held (J-FUND), once per key.

    Money for a dead escrow goes to 2900, never into it (payments brief 4). ``locked``: the row, for
    a caller that holds it and has seen on its own locked row that this money is not booked.
    ``charge``: what came, where it came in another currency (E6.1).
    """
    escrow = locked or escrow_lock(settlement_subject)
    if locked is None and journal_by_key(key):
        return escrow
    if escrow.state in FINAL:
        return escrow_fund_late(
            escrow, amount=charge or Money(amount_minor, escrow.currency), provider=provider,
            charge_id=charge_id, key=key, reference=reference, cash=cash,
        )  # fmt: skip
    must(escrow, "fund")
    if escrow.state == "AUTHORISED":
        escrow_unauthorise(actor=actor, settlement_subject=settlement_subject, key=f"{key}:unauth")
    assert 0 < amount_minor <= escrow.price_minor - escrow.funded_minor, (
        "funding stays in the price"
    )
    escrow.funded_minor += amount_minor
    escrow.provider, escrow.charge_id = provider, charge_id
    whole = escrow.funded_minor == escrow.price_minor
    step(
        escrow,
        command="fund",
        to="FUNDED" if whole else "PARTIALLY_FUNDED",
        actor=actor,
        amount_minor=amount_minor,
        kind="J-FUND",
        lines=fund_lines(
            escrow_ref(escrow), cash or cash_side(provider), amount_minor, escrow.currency
        )
        if charge is None
        else fx_move.fund_lines(
            escrow_ref(escrow), provider, charge, Money(amount_minor, escrow.currency)
        ),
        key=key,
        reference=reference,
        outside_event=charge is not None,  # it has come; what it is worth may move
    )
    return escrow


def escrow_fund_late(
    escrow: Escrow,
    *,
    amount: Money,
    provider: str,
    charge_id: uuid.UUID,
    key: str,
    reference: str = "",
    cash: tuple[str, str] | None = None,
) -> Escrow:
    """Late money: kept apart as unidentified until it is returned."""
    journal_post(
        key=key,
        kind="J-LATE",
        subject=escrow.settlement_subject,
        reference=reference,
        lines=[
            dr(*(cash or cash_side(provider)), amount.minor, amount.currency),
            cr("2900", public_id("opr", charge_id), amount.minor, amount.currency),
        ],
    )
    return escrow


@act
def escrow_expire(*, actor: Actor, settlement_subject: str) -> Escrow:
    """Rows 13, 14 and 16 while nothing is funded: the escrow ends."""
    escrow = escrow_lock(settlement_subject)
    if escrow.state in FINAL:
        return escrow
    must(escrow, "expire")
    step(escrow, command="expire", to="EXPIRED", actor=actor)
    return escrow
