"""Paid in dollars: against a quote for what is owed in yuan, or for a trade in dollars."""

from __future__ import annotations

from dataclasses import replace

from backend.kernel.money import Money
from payments.escrow.fx import pair_of
from payments.escrow.models import ForeignPurchase
from payments.escrow.services.fx_purchase import purchase_check, purchase_draft
from payments.gateway.adapters import SANDBOX
from payments.ledger.selectors import balance
from payments.simulation.commands.purchase import by_card, purchase
from payments.simulation.commands.registry import command
from payments.simulation.script import Step
from payments.simulation.world import CURRENCY, World

DOLLAR, PRICE_MAX = "USD", 300_000
PAIR = pair_of(DOLLAR, CURRENCY)


@command
def pay_abroad(world: World, step: Step) -> None:
    asked = by_card(
        world, step, f"sim_{step.number}", [(f"stl_sim{step.number}x0", 20 + step.b % PRICE_MAX)]
    )
    quoted = step.b % 3 > 0
    purchase(
        world, step,
        replace(
            asked, currency=CURRENCY if quoted else DOLLAR, abroad=DOLLAR if quoted else "",
            manual=False,
        ),
    )  # fmt: skip


@command
def dollars_bought(world: World, step: Step) -> None:
    """What refunds took after the conversion is bought back, at another rate; or more than that."""
    owed = balance("6010", PAIR, DOLLAR)
    bought = 1 + step.a % max(1, owed) if step.b % 3 else owed + step.b % 2
    purchase_draft(
        actor=world.desk[step.c % 2], provider=SANDBOX, bought=Money(bought, DOLLAR),
        paid=Money(1 + bought * (680 + step.c % 80) // 100, CURRENCY),
        reference=f"FX-{step.number}",
    )  # fmt: skip


@command
def dollars_booked(world: World, step: Step) -> None:
    rows = ForeignPurchase.objects.filter(state="DRAFT").order_by("pk")
    row = world.recent(list(rows[:8]), step.a)
    purchase_check(
        actor=world.second(row.made_by, step.b), purchase_id=row.pk, post=step.c % 4 > 0,
        answer="模拟",
    )  # fmt: skip
