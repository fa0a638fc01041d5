"""The operator's finance: refunds an arbitrator orders, own money that comes and goes by hand."""

from __future__ import annotations

from backend.kernel.money import Money
from payments.escrow.models import Escrow
from payments.escrow.services import refund_ordered
from payments.ledger.models import ManualJournal
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import balance
from payments.ledger.services import OPERATING_BANK, manual_check, manual_draft
from payments.payouts.services import earnings_sweep_due
from payments.simulation.commands.registry import command
from payments.simulation.script import Step
from payments.simulation.world import CURRENCY, World

GONE = ("RELEASED", "SETTLED", "PARTIALLY_RELEASED")


@command
def refund_order(world: World, step: Step) -> None:
    """Released money goes back whether or not the merchant has it."""
    rows = Escrow.objects.filter(state__in=GONE, released_minor__gt=0).order_by("-pk")
    escrow = world.recent(list(rows[:8])[::-1], step.a)
    minor = escrow.released_minor if step.b % 2 else 1 + step.c % escrow.released_minor
    refund_ordered(
        actor=world.desk[step.b % 2], escrow_id=escrow.pk, reason="模拟：裁决退款",
        amount=Money(minor, escrow.currency).decimal, client_key=f"order-{step.number}",
    )  # fmt: skip


@command
def own_draft(world: World, step: Step) -> None:
    """The owner takes money out of the operating bank, at times nearly all, or puts some in."""
    there = balance("1030", OPERATING_BANK, CURRENCY)
    out = step.b % 2 and there > 1
    minor = there - 1 - step.c % min(there, 100) if out else 1 + step.c % 5_000_000
    lines = [dr("3010", "", max(1, minor)), cr("1030", OPERATING_BANK, max(1, minor))]
    if not out:
        lines = [dr("1030", OPERATING_BANK, minor), cr("3010", "", minor)]
    manual_draft(
        actor=world.desk[step.a % 2], lines=lines, reason="模拟", client_key=f"own-{step.number}"
    )


@command
def own_check(world: World, step: Step) -> None:
    rows = ManualJournal.objects.filter(state="DRAFT").order_by("pk")
    draft = world.recent(list(rows[:8]), step.a)
    manual_check(
        actor=world.second(draft.made_by, step.b), draft_id=draft.pk, post=step.c % 4 > 0,
        answer="模拟",
    )  # fmt: skip


@command
def own_balance(world: World, step: Step) -> None:
    """The timer: once a day what is earned leaves the client account, or its float is filled."""
    earnings_sweep_due()
