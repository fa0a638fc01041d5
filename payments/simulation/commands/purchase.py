"""A purchase as every kind of buyer makes it: escrows opened, the payment claimed and carried out."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction

from backend.kernel.actor import SYSTEM
from payments.escrow.rules import FINAL
from payments.escrow.schedules import Schedule
from payments.escrow.services import escrow_create
from payments.escrow.services.begin import Target, payment_carry, payment_claim
from payments.escrow.services.quote import quote_offer
from payments.gateway.adapters import SANDBOX
from payments.gateway.errors import PaymentClosed
from payments.gateway.selectors import payment_by_client_key
from payments.gateway.simulator.machine import INSTRUMENTS
from payments.simulation.script import Step
from payments.simulation.world import BUYERS, CURRENCY, World


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """Who buys what of whom, and how it is paid.

    ``parts``: a settlement subject and a price in minor units for each escrow. ``part``: the part
    of a schedule that is paid. ``abroad``: another currency it is paid in, at today's quote.
    """

    subject: str
    parts: Sequence[tuple[str, int]]
    merchant_id: uuid.UUID
    buyer_id: uuid.UUID
    payer: str
    provider: str = SANDBOX
    instrument: str
    currency: str = CURRENCY
    manual: bool = False
    schedule: Schedule = field(default_factory=list)
    part: str = ""
    abroad: str = ""


def purchase(world: World, step: Step, asked: Purchase) -> None:
    """Open it and pay; the same step again is the same click."""
    key = f"click-{step.number}"
    if payment_by_client_key(asked.subject, key):
        return
    with transaction.atomic():
        escrows = [
            escrow_create(
                actor=SYSTEM, settlement_subject=name, site="textile", currency=asked.currency,
                merchant_id=asked.merchant_id, buyer_id=asked.buyer_id, payment_ref=asked.subject,
                price_minor=price, fund_by=world.now + timedelta(minutes=30),
                schedule=asked.schedule,
            )
            for name, price in asked.parts
        ]  # fmt: skip
        if any(escrow.state in FINAL for escrow in escrows):
            raise PaymentClosed
        target = Target(
            subject=asked.subject, payer=asked.payer, currency=asked.currency, escrows=escrows,
            part=asked.part,
        )  # fmt: skip
        operation, payment = payment_claim(
            target, asked.provider, asked.instrument, None, key, asked.manual, "",
            _quote(target, asked),
        )  # fmt: skip
    if asked.subject not in world.subjects:
        world.subjects.append(asked.subject)
        world.escrows += [(name, asked.subject) for name, _ in asked.parts]
    world.opened(payment)
    payment_carry(operation, payment)


def _quote(target: Target, asked: Purchase) -> tuple[str, str]:
    if not asked.abroad:
        return "", ""
    offer = quote_offer(subject=target.subject, due=target.due, currency=asked.abroad)
    return asked.abroad, offer.seal


def instrument_of(number: int) -> str:
    """Half the cards are ordinary ones, the other half tell each story as often."""
    return INSTRUMENTS[number // 2 % len(INSTRUMENTS)] if number % 2 else "ok"


def by_card(world: World, step: Step, subject: str, parts: Sequence[tuple[str, int]]) -> Purchase:
    """A person buys of some merchant with some card."""
    return Purchase(
        subject=subject, parts=parts, merchant_id=world.merchants[step.a % len(world.merchants)],
        buyer_id=uuid.UUID(int=100 + step.b % BUYERS), payer=f"buyer-{step.number}",
        instrument=instrument_of(step.c), manual=step.a % 5 == 0,
    )  # fmt: skip
