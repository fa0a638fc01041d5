"""Purchases, their releases and payouts, the workers, the provider, time and death."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.db import transaction

from backend.events.services import deliver_due
from backend.kernel.actor import SYSTEM
from backend.kernel.ids import public_id
from backend.kernel.money import Money
from backend.kernel.readings import Reading
from payments.escrow.models import Escrow
from payments.escrow.rules import FINAL, Part
from payments.escrow.selectors import escrows_of_payment
from payments.escrow.services import (
    accepted_release,
    agreed_refund,
    escrow_create,
    escrow_delivered,
    escrow_dispute,
    escrow_expire,
    escrow_freeze,
    escrow_withdraw,
    escrows_expire_due,
    holds_release_due,
    instructions_retry,
    provider_settle,
    reserves_free_due,
    trade_ended,
)
from payments.escrow.services.begin import Target, payment_carry, payment_claim
from payments.gateway.adapters import SANDBOX
from payments.gateway.errors import PaymentClosed
from payments.gateway.models import Payment
from payments.gateway.selectors import payment_by_client_key
from payments.gateway.services import (
    REQUEST_KEEPS,
    bank_collect,
    inbox_apply_due,
    operation_claim,
    operation_resume_due,
    payments_abandon_due,
    payments_check_stale,
    provider_poll,
)
from payments.gateway.simulator.machine import INSTRUMENTS
from payments.ledger.services import cover_top_up, earnings_sweep
from payments.payouts.services import (
    payout_batch_check,
    payout_batch_make,
    payout_batch_send,
)
from payments.simulation.commands.registry import COMMANDS, command
from payments.simulation.provider import message, post
from payments.simulation.script import Step
from payments.simulation.world import BUYERS, CURRENCY, Nothing, World

RATES = (0, 75, 150, 333)
PRICE_MAX, SWEEP_MAX = 300_000, 2_000


# the buyer


def _open(world: World, step: Step, subject: str, parts: list[tuple[str, int]]) -> None:
    if payment_by_client_key(subject, f"click-{step.number}"):
        return  # the same click twice
    merchant = world.merchants[step.a % len(world.merchants)]
    instrument = INSTRUMENTS[step.c % len(INSTRUMENTS)]
    with transaction.atomic():
        escrows = [
            escrow_create(
                actor=SYSTEM, settlement_subject=name, site="textile", currency=CURRENCY,
                merchant_id=merchant, buyer_id=uuid.UUID(int=100 + step.b % BUYERS),
                payment_ref=subject, price_minor=price, fund_by=world.now + timedelta(minutes=30),
            )
            for name, price in parts
        ]  # fmt: skip
        if any(escrow.state in FINAL for escrow in escrows):
            raise PaymentClosed
        target = Target(
            subject=subject, payer=f"buyer-{step.number}", currency=CURRENCY, escrows=escrows
        )
        operation, payment = payment_claim(
            target, SANDBOX, instrument, None, f"click-{step.number}", step.a % 5 == 0, ""
        )
    if subject not in world.subjects:
        world.subjects.append(subject)
        world.escrows += [(name, subject) for name, _ in parts]
    world.payments.append(payment.pk)
    payment_carry(operation, payment)


@command
def pay(world: World, step: Step) -> None:
    subject = f"sim_{step.number}"
    parts = [
        (f"stl_sim{step.number}x{place}", 1 + (step.b + place) % PRICE_MAX)
        for place in range(1 + (step.a % 4 == 0))
    ]
    _open(world, step, subject, parts)


@command
def pay_again(world: World, step: Step) -> None:
    subject = world.recent(world.subjects, step.b)
    rows = escrows_of_payment(subject)
    _open(world, step, subject, [(row.settlement_subject, row.price_minor) for row in rows])


@command
def challenge(world: World, step: Step) -> None:
    payment = Payment.objects.get(pk=world.recent(world.payments, step.a))
    if payment.state != "ACTION_REQUIRED":
        raise PaymentClosed
    with transaction.atomic():
        operation = operation_claim(
            key=f"{public_id('pay', payment.pk)}:confirm:1", kind="confirm", provider=SANDBOX,
            request={"challenge": "pass" if step.b % 3 else "no"}, payment=payment,
            keep_for=REQUEST_KEEPS,
        )  # fmt: skip
    payment_carry(operation, payment)


BY_SUBJECT = Reading(lambda subject: Escrow.objects.filter(settlement_subject=subject), str)


def _escrow(world: World, step: Step) -> Escrow:
    subject, _ = world.recent(world.escrows, step.a)
    found = BY_SUBJECT.one(subject)
    if found is None:
        raise Nothing
    return found


@command
def accept_part(world: World, step: Step) -> None:
    escrow = _escrow(world, step)
    part = Part(1 + step.b % max(1, escrow.price_minor // 2), RATES[step.c % len(RATES)])
    accepted_release(
        settlement_subject=escrow.settlement_subject, parts=[part], freight_minor=step.c % 50,
        key=f"acc:{step.number}",
    )  # fmt: skip


@command
def accept_all(world: World, step: Step) -> None:
    escrow = _escrow(world, step)
    if not escrow.held_minor:
        raise Nothing
    accepted_release(
        settlement_subject=escrow.settlement_subject,
        parts=[Part(escrow.held_minor, RATES[step.c % len(RATES)])],
        freight_minor=0,
        key=f"acc:{step.number}",
    )


@command
def dispute(world: World, step: Step) -> None:
    escrow_dispute(actor=SYSTEM, settlement_subject=_escrow(world, step).settlement_subject)


@command
def withdraw(world: World, step: Step) -> None:
    escrow_withdraw(actor=SYSTEM, settlement_subject=_escrow(world, step).settlement_subject)


# the merchant, both, the desk


@command
def deliver(world: World, step: Step) -> None:
    escrow = _escrow(world, step)
    escrow_delivered(
        actor=SYSTEM, settlement_subject=escrow.settlement_subject, amount_minor=step.b
    )


@command
def refund(world: World, step: Step) -> None:
    escrow = _escrow(world, step)
    agreed_refund(
        settlement_subject=escrow.settlement_subject,
        amount_minor=1 + step.b % escrow.price_minor,
        reason="模拟",
        key=f"rfd:{step.number}",
    )


@command
def cancel(world: World, step: Step) -> None:
    trade_ended(
        settlement_subject=_escrow(world, step).settlement_subject, reason="模拟",
        key=f"end:{step.number}",
    )  # fmt: skip


@command
def expire(world: World, step: Step) -> None:
    escrow_expire(actor=SYSTEM, settlement_subject=_escrow(world, step).settlement_subject)


def _freeze(world: World, step: Step, *, lift: bool) -> None:
    escrow_freeze(
        actor=world.desk[step.b % 2], reason="模拟", lift=lift,
        settlement_subject=_escrow(world, step).settlement_subject,
    )  # fmt: skip


@command
def freeze(world: World, step: Step) -> None:
    _freeze(world, step, lift=False)


@command
def lift(world: World, step: Step) -> None:
    frozen = Escrow.objects.filter(frozen=True).order_by("pk").first()
    if frozen is None:
        raise Nothing
    escrow_freeze(
        actor=world.desk[step.b % 2], reason="模拟", lift=True,
        settlement_subject=frozen.settlement_subject,
    )  # fmt: skip


@command
def batch_make(world: World, step: Step) -> None:
    batch, _ = payout_batch_make(actor=world.desk[step.a % 2], currency=CURRENCY)
    world.batches.append(batch.pk)


@command
def batch_check(world: World, step: Step) -> None:
    payout_batch_check(
        actor=world.desk[step.b % 2], batch_id=world.recent(world.batches, step.a % 3)
    )


@command
def batch_send(world: World, step: Step) -> None:
    payout_batch_send(
        actor=world.desk[step.b % 2], batch_id=world.recent(world.batches, step.a % 3)
    )


@command
def sweep(world: World, step: Step) -> None:
    earnings_sweep(amount=Money(1 + step.a % SWEEP_MAX, CURRENCY), key=f"sweep:{step.number}")


@command
def top_up(world: World, step: Step) -> None:
    cover_top_up(amount=Money(1 + step.a % SWEEP_MAX, CURRENCY), key=f"topup:{step.number}")


# timers and workers


@command
def holds(world: World, step: Step) -> None:
    holds_release_due(limit=1 + step.a % 3)


@command
def reserves(world: World, step: Step) -> None:
    reserves_free_due(limit=1 + step.a % 3)


@command
def expiries(world: World, step: Step) -> None:
    escrows_expire_due(limit=1 + step.a % 3)


@command
def instructions(world: World, step: Step) -> None:
    instructions_retry(limit=1)


@command
def inbox(world: World, step: Step) -> None:
    inbox_apply_due(1)


@command
def outbox(world: World, step: Step) -> None:
    deliver_due(1)


@command
def resume(world: World, step: Step) -> None:
    world.leases_pass()
    operation_resume_due(1 + step.a % 3)


# the provider and the wire to it


@command
def provider(world: World, step: Step) -> None:
    world.provider.tick(1 + step.a % 3)


@command
def poll(world: World, step: Step) -> None:
    provider_poll(SANDBOX)
    payments_check_stale()
    payments_abandon_due()


@command
def settle(world: World, step: Step) -> None:
    provider_settle(SANDBOX)


@command
def forged(world: World, step: Step) -> None:
    row = {"kind": "payment.captured", "object": {"kind": "payment", "ref": f"sbx_{step.a}"}}
    body = message(f"evt_forged{step.number}", row, world.now)
    assert not post(body, signature="t=1,v1=00"), "a forged message was taken"


@command
def lose_answer(world: World, step: Step) -> None:
    world.provider.lose_answers = 1


@command
def lose_request(world: World, step: Step) -> None:
    world.provider.lose_requests = 1


@command
def drop(world: World, step: Step) -> None:
    world.provider.drops = 1 + step.a % 3


@command
def repeat(world: World, step: Step) -> None:
    world.provider.host.copies = 2 + step.a % 3


@command
def reverse(world: World, step: Step) -> None:
    world.provider.host.reverse = True


@command
def bank(world: World, step: Step) -> None:
    bank_collect(limit=1)


# time and death


@command
def clock(world: World, step: Step) -> None:
    seconds = step.b % 3600 if step.a % 4 else step.b % (4 * 86400)
    world.now += timedelta(seconds=seconds)


@command
def jump(world: World, step: Step) -> None:
    world.now += timedelta(hours=1 if step.a % 2 else -1)


@command
def crash(world: World, step: Step) -> None:
    world.crash_after = 1 + step.a % 6


@command
def again(world: World, step: Step) -> None:
    if world.last is None:
        raise Nothing
    COMMANDS[world.last.command](world, world.last)
