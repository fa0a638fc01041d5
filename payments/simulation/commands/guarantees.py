"""Security: asked for, put up, claimed, let go; a merchant's own beside a department's."""

from __future__ import annotations

from backend.kernel.actor import SYSTEM
from backend.kernel.money import Money
from payments.escrow.services.security import guarantee_return
from payments.gateway.adapters import BANK, SANDBOX
from payments.gateway.selectors import payment_by_client_key
from payments.guarantees.models import Guarantee
from payments.guarantees.rules import BID, MERCHANT, PERFORMANCE
from payments.guarantees.selectors import HOLDING
from payments.guarantees.services import (
    guarantee_ask,
    guarantee_ask_back,
    guarantee_claim,
    guarantee_pay,
    guarantee_release,
    guarantee_transfer_booked,
    guarantees_expire_due,
    guarantees_return_due,
    guarantees_returnable,
    merchant_guarantee_open,
)
from payments.simulation.commands.purchase import instrument_of
from payments.simulation.commands.registry import command
from payments.simulation.script import Step
from payments.simulation.world import CURRENCY, World

BASE_MAX, OWN_MAX = 3_000_000, 60_000
SHARES = {BID: 200, PERFORMANCE: 1000}
ASTRAY = 8
"""One of so many steps names a guarantee that the command may not be about."""


def _some(world: World, step: Step, **wanted: object) -> Guarantee:
    """One of the latest that fit, or now and then any. Raises Nothing."""
    rows = Guarantee.objects.order_by("-pk")
    fitting = rows if step.a % ASTRAY == 0 else rows.filter(**wanted)
    return world.recent(list(fitting[:ASTRAY])[::-1], step.b)


@command
def security_ask(world: World, step: Step) -> None:
    purpose = (BID, PERFORMANCE)[step.b % 2]
    base = 1000 + step.c % BASE_MAX
    amount = base * SHARES[purpose] // 10000 + (step.a % ASTRAY == 0)  # or a fen above the law
    guarantee_ask(
        actor=world.office[0], subject=f"ocds-sim{step.number}", purpose=purpose,
        giver_id=world.merchants[step.a % len(world.merchants)], beneficiary_id=world.department,
        base=Money(base, CURRENCY), amount=Money(amount, CURRENCY),
    )  # fmt: skip


@command
def security_offer(world: World, step: Step) -> None:
    merchant_guarantee_open(
        actor=world.member(world.merchants[step.a % len(world.merchants)]),
        amount=Money(1 + step.b % OWN_MAX, CURRENCY), client_key=f"offer-{step.number}",
    )  # fmt: skip


@command
def security_pay(world: World, step: Step) -> None:
    guarantee = _some(world, step, state="ASKED")
    by_bank, key = step.c % 8 == 0, f"click-{step.number}"
    data = {} if by_bank else {"instrument": instrument_of(step.c // 8)}
    try:
        guarantee_pay(
            actor=world.member(guarantee.giver_id), guarantee_id=guarantee.pk, data=data,
            gateway_id=BANK if by_bank else SANDBOX, client_key=key,
        )  # fmt: skip
    finally:
        payment = payment_by_client_key(guarantee.ref, key)
        if payment is not None:
            world.opened(payment)


@command
def security_claim(world: World, step: Step) -> None:
    guarantee = _some(world, step, state__in=HOLDING, beneficiary=world.department)
    amount = 1 + step.c % max(1, guarantee.held_minor * 3 // 2)
    guarantee_claim(
        actor=world.office[1], guarantee_id=guarantee.pk, amount=Money(amount, CURRENCY),
        reason="模拟",
    )  # fmt: skip


@command
def security_booked(world: World, step: Step) -> None:
    """The desk books the transfers of claims, and of what went back by the bank."""
    guarantee = _some(
        world, step, claimed_minor__gt=0, bank_booked_minor=0, beneficiary=world.department
    )
    guarantee_transfer_booked(
        actor=world.desk[step.c % 2], guarantee_id=guarantee.pk, reference=f"GB-{step.number}"
    )


@command
def security_notice(world: World, step: Step) -> None:
    """The award or the acceptance is out: from now on the term of the return runs."""
    guarantee = _some(world, step, state__in=HOLDING, return_by=None, beneficiary=world.department)
    guarantees_returnable(
        actor=SYSTEM, subject=guarantee.subject, purpose=guarantee.purpose, noticed_on=world.now
    )


@command
def security_back(world: World, step: Step) -> None:
    """The giver asks for it; the beneficiary, or the desk for a merchant's own, lets it go."""
    guarantee = _some(world, step, state__in=HOLDING)
    if step.c % 3 == 0:
        guarantee_ask_back(actor=world.member(guarantee.giver_id), guarantee_id=guarantee.pk)
    elif guarantee.purpose == MERCHANT:
        guarantee_return(actor=world.desk[step.c % 2], guarantee_id=guarantee.pk, reason="模拟")
    else:
        guarantee_release(actor=world.office[1], guarantee_id=guarantee.pk, reason="模拟")


@command
def securities(world: World, step: Step) -> None:
    """The timer: what is due goes back, what nobody put up ends."""
    guarantees_return_due(limit=1 + step.a % 3)
    guarantees_expire_due(limit=1 + step.a % 3)
