"""Purchases, their releases and payouts, the workers, the provider, time and death."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.db import transaction

from backend.events.services import deliver_due
from backend.kernel.actor import SYSTEM
from backend.kernel.ids import public_id
from backend.kernel.money import Money
from backend.kernel.readings import Reading, Texts
from payments.escrow.models import Escrow
from payments.escrow.rules import Part
from payments.escrow.selectors import escrows_of_payment
from payments.escrow.services import (
    accepted_release,
    agreed_refund,
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
from payments.escrow.services.begin import payment_carry
from payments.gateway.adapters import SANDBOX
from payments.gateway.errors import PaymentClosed
from payments.gateway.models import Payment
from payments.gateway.selectors import payment_get
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
from payments.ledger.services import cover_top_up, earnings_sweep
from payments.payouts.models import PayoutBatch
from payments.payouts.services import (
    payout_batch_check,
    payout_batch_make,
    payout_batch_send,
)
from payments.simulation.commands.purchase import by_card, purchase
from payments.simulation.commands.registry import COMMANDS, command, escrow_of
from payments.simulation.provider import message, post
from payments.simulation.script import Step
from payments.simulation.world import CURRENCIES, CURRENCY, RECENT, Nothing, World

ACCEPTED = ("IN_INSPECTION", "PARTIALLY_RELEASED")
RATES = (0, 75, 150, 333)
PRICE_MAX, SWEEP_MAX = 300_000, 2_000
GONE = Reading(
    lambda: Payment.objects.filter(
        state__in=["FAILED", "VOIDED"], subject__startswith="sim_"
    ).order_by("-pk")[:4]
)
WAITING = Reading(
    lambda: Payment.objects.filter(provider=SANDBOX, state="ACTION_REQUIRED").order_by("-pk")[:1]
)


# the buyer


@command
def pay(world: World, step: Step) -> None:
    subject = f"sim_{step.number}"
    parts = [
        (f"stl_sim{step.number}x{place}", 1 + (step.b + place) % PRICE_MAX)
        for place in range(1 + (step.a % 4 == 0))
    ]
    purchase(world, step, by_card(world, step, subject, parts))


@command
def pay_again(world: World, step: Step) -> None:
    subject = world.recent(world.subjects, step.b)
    if step.a % 4:  # one whose payment came to nothing
        gone = [row.subject for row in GONE()]
        subject = world.recent(gone or [subject], step.b)
    rows = escrows_of_payment(subject)
    parts = [(row.settlement_subject, row.price_minor) for row in rows]
    asked = by_card(world, step, subject, parts)
    purchase(world, step, replace(asked, currency=rows[0].currency))


@command
def challenge(world: World, step: Step) -> None:
    payment = WAITING.one() if step.a % 4 else None
    payment = payment or payment_get(world.recent(world.payments, step.a))
    if payment is None or payment.state != "ACTION_REQUIRED":
        raise PaymentClosed
    with transaction.atomic():
        operation = operation_claim(
            key=f"{public_id('pay', payment.pk)}:confirm:1", kind="confirm", provider=SANDBOX,
            request={"challenge": "pass" if step.b % 3 else "no"}, payment=payment,
            keep_for=REQUEST_KEEPS,
        )  # fmt: skip
    payment_carry(operation, payment)


OPEN_ONES = Reading(
    lambda names: Escrow.objects.filter(settlement_subject__in=names, state__in=ACCEPTED).order_by(
        "pk"
    )[:1],
    Texts,
)
STANDING = Reading(lambda state: PayoutBatch.objects.filter(state=state).order_by("pk")[:1], str)
FROZEN = Reading(lambda: Escrow.objects.filter(frozen=True).order_by("pk")[:5])
ASKED = Reading(lambda: Escrow.objects.filter(freeze_pending="FREEZE").order_by("pk")[:1])


def _escrow(world: World, step: Step) -> Escrow:
    subject, _ = world.recent(world.escrows, step.a)
    return escrow_of(subject)


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
    if step.c % 4 and not escrow.held_minor:  # look for one that holds something
        names = [subject for subject, _ in world.escrows[-RECENT:]]
        escrow = OPEN_ONES.one(names) or escrow
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


def _freeze(world: World, step: Step, escrow: Escrow, *, lift: bool) -> None:
    """Ask for it, or be the second person where somebody has asked."""
    first = escrow.freeze_person if escrow.freeze_pending else None
    escrow_freeze(
        actor=world.second(first, step.b), reason="模拟", lift=lift,
        settlement_subject=escrow.settlement_subject,
    )  # fmt: skip


@command
def freeze(world: World, step: Step) -> None:
    asked = ASKED.one()
    _freeze(world, step, (step.c % 2 and asked) or _escrow(world, step), lift=False)


@command
def lift(world: World, step: Step) -> None:
    _freeze(world, step, world.recent(FROZEN(), step.a), lift=True)


@command
def batch_make(world: World, step: Step) -> None:
    currency = CURRENCIES[step.b % 5 == 0]
    batch, _ = payout_batch_make(actor=world.desk[step.a % 2], currency=currency)
    world.batches.append(batch.pk)


def _batch(world: World, step: Step, state: str) -> PayoutBatch:
    """One that stands so, or now and then any."""
    fitting = STANDING.one(state)
    if fitting is not None and step.a % 4:
        return fitting
    return PayoutBatch.objects.get(pk=world.recent(world.batches, step.a % 3))


@command
def batch_check(world: World, step: Step) -> None:
    batch = _batch(world, step, "DRAFT")
    payout_batch_check(actor=world.second(batch.made_by, step.b), batch_id=batch.pk)


@command
def batch_send(world: World, step: Step) -> None:
    payout_batch_send(actor=world.desk[step.b % 2], batch_id=_batch(world, step, "CHECKED").pk)


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
    inbox_apply_due(1 + step.a % 3)


@command
def outbox(world: World, step: Step) -> None:
    deliver_due(1 + step.a % 4)


@command
def resume(world: World, step: Step) -> None:
    world.leases_pass()
    operation_resume_due(1 + step.a % 3)


# the provider and the wire to it


@command
def provider(world: World, step: Step) -> None:
    world.provider.tick(1 + step.a % 6)


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
    bank_collect(limit=1 + step.a % 3)


# time and death


@command
def clock(world: World, step: Step) -> None:
    seconds = step.b % 3600 if step.a % 4 else step.b % (4 * 86400)
    world.now += timedelta(seconds=seconds)


@command
def weeks(world: World, step: Step) -> None:
    """Long enough for payers' banks to take money back, and for reserves to come free."""
    world.now += timedelta(days=6 + step.a % 6)


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
