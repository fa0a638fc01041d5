"""What is done about money that payers' banks took: evidence, own money, recovery, writing off."""

from __future__ import annotations

from dataclasses import replace

from backend.kernel.actor import SYSTEM
from payments.escrow.models import Chargeback, Escrow
from payments.escrow.rules import Part
from payments.escrow.services import (
    accepted_release,
    chargeback_cover,
    chargeback_evidence,
    claims_recover_due,
    covers_return_due,
    escrow_delivered,
    write_off_approve,
    write_off_ask,
)
from payments.gateway.simulator.machine import DISPUTES
from payments.simulation.commands.purchase import by_card, purchase
from payments.simulation.commands.registry import command
from payments.simulation.script import Step
from payments.simulation.world import World

DOUBTFUL, PRICE_MAX = sorted(DISPUTES), 300_000


@command
def pay_doubtful(world: World, step: Step) -> None:
    """With a card whose holder will have its bank take the money back; accepted at once."""
    subject, price = f"stl_sim{step.number}x0", 1 + step.b % PRICE_MAX
    asked = replace(
        by_card(world, step, f"sim_{step.number}", [(subject, price)]), manual=False,
        merchant_id=world.doubtful, instrument=DOUBTFUL[step.c % len(DOUBTFUL)],
    )  # fmt: skip
    purchase(world, step, asked)
    escrow = Escrow.objects.get(settlement_subject=subject)
    if escrow.state == "FUNDED" and step.c % 4:
        escrow_delivered(actor=SYSTEM, settlement_subject=subject, amount_minor=price)
        accepted_release(
            settlement_subject=subject, parts=[Part(price, 150)], freight_minor=0,
            key=f"acc:{step.number}",
        )  # fmt: skip


def _case(world: World, step: Step, **wanted: object) -> Chargeback:
    rows = Chargeback.objects.filter(**wanted).order_by("-pk")
    return world.recent(list(rows[:8])[::-1], step.a)


@command
def evidence(world: World, step: Step) -> None:
    row = _case(world, step, state="OPEN", evidence_at=None)
    chargeback_evidence(
        actor=world.desk[step.b % 2], chargeback_id=row.pk, text="模拟：货物已按时送达并签收"
    )


@command
def cover(world: World, step: Step) -> None:
    """Finance looks whether own money has still to make up for something."""
    chargeback_cover(actor=world.desk[step.b % 2], chargeback_id=_case(world, step).pk)


@command
def covers(world: World, step: Step) -> None:
    """The timers: own money of won cases comes back, debts are taken from sales."""
    covers_return_due(limit=1 + step.a % 3)
    claims_recover_due(limit=1 + step.a % 3)


@command
def debt_hopeless(world: World, step: Step) -> None:
    row = _case(world, step, state="LOST", write_off_by=None, claim__open_minor__gt=0)
    write_off_ask(actor=world.desk[step.b % 2], chargeback_id=row.pk, reason="模拟：无法追回")


@command
def debt_written_off(world: World, step: Step) -> None:
    row = _case(world, step, state="LOST", write_off_by__isnull=False)
    write_off_approve(actor=world.second(row.write_off_by, step.b), chargeback_id=row.pk)
