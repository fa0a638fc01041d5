"""A buyer's balance: asked for, agreed to by two persons above a sum, sent by the bank."""

from __future__ import annotations

import uuid

from backend.kernel.money import Money
from backend.kernel.readings import Reading
from payments.ledger.selectors import balances
from payments.payouts.models import WalletPayout
from payments.payouts.services.wallet import (
    wallet_payout_agree,
    wallet_payout_ask,
    wallet_payout_check,
)
from payments.simulation.commands.registry import command
from payments.simulation.script import Step
from payments.simulation.world import CURRENCY, World

_STANDING = Reading(lambda state: WalletPayout.objects.filter(state=state).order_by("pk")[:8], str)


@command
def wallet_ask(world: World, step: Step) -> None:
    """A part of it, all of it, or now and then more than there is."""
    houses = [str(company) for company in world.companies]
    there = balances("2010", houses, CURRENCY)
    rich = [house for house in houses if there.get(house)]
    company = uuid.UUID(world.recent(rich or houses, step.a))
    held = there.get(str(company), 0)
    amount = held if step.b % 3 else 1 + step.c % max(1, held * 5 // 4)
    wallet_payout_ask(
        actor=world.member(company), amount=Money(amount, CURRENCY), key=f"ask-{step.number}"
    )


def _payout(world: World, step: Step, state: str) -> WalletPayout:
    return world.recent(_STANDING(state), step.a)


@command
def wallet_agree(world: World, step: Step) -> None:
    row = _payout(world, step, "WAITING")
    wallet_payout_agree(actor=world.desk[step.b % 2], payout_id=row.pk)


@command
def wallet_check(world: World, step: Step) -> None:
    row = _payout(world, step, "AGREED")
    wallet_payout_check(
        actor=world.second(row.agreed_by, step.b),
        payout_id=row.pk,
        send=step.c % 4 > 0,
        reason="模拟",
    )
