"""Trades paid in parts: earnest, advance, balance, a retention; and what a default makes of them."""

from __future__ import annotations

from backend.kernel.actor import SYSTEM
from backend.kernel.money import Money
from backend.kernel.readings import Reading, Texts
from payments.escrow.models import DefaultNotice, Escrow
from payments.escrow.rules import FINAL, Part
from payments.escrow.schedules import PartAsked, part_due
from payments.escrow.services import (
    accepted_release,
    compensations_pay_due,
    default_consent,
    default_notice,
    default_rule,
    default_withdraw,
    escrow_delivered,
    retention_accept,
    retention_dispute,
    retentions_release_due,
    schedule_check,
)
from payments.gateway.adapters import BANK, SANDBOX
from payments.simulation.commands.purchase import Purchase, instrument_of, purchase
from payments.simulation.commands.registry import command, escrow_of
from payments.simulation.script import Step
from payments.simulation.world import CURRENCY, Nothing, World

PRICE_MIN, PRICE_MAX = 1000, 300_000
EARNEST = PartAsked(kind="EARNEST", share_bp=2000)
ADVANCE = PartAsked(kind="ADVANCE", share_bp=3000)
RETENTION = PartAsked(kind="RETENTION", share_bp=500, window_days=5)
HOLDING = ("FUNDED", "IN_INSPECTION", "PARTIALLY_RELEASED")
SCHEDULES = (
    (EARNEST,), (EARNEST, ADVANCE), (ADVANCE, RETENTION), (RETENTION,), (EARNEST, RETENTION),
)  # fmt: skip

_HOLDING = Reading(
    lambda names: Escrow.objects.filter(settlement_subject__in=names, state__in=HOLDING).order_by(
        "pk"
    ),
    Texts,
)
_NOTICE = Reading(
    lambda: DefaultNotice.objects.filter(state="OPEN").select_related("escrow").order_by("pk")[:1]
)
_RUNNING = Reading(
    lambda: Escrow.objects.filter(parent__isnull=False, state="IN_INSPECTION").order_by("pk")[:8]
)


@command
def deal(world: World, step: Step) -> None:
    """A company and a merchant agree on parts, and the first is paid."""
    company = world.companies[step.a % len(world.companies)]
    price = PRICE_MIN + step.b % PRICE_MAX
    schedule = schedule_check(SCHEDULES[step.c % len(SCHEDULES)], price=Money(price, CURRENCY))
    due = part_due(schedule, funded=0)
    assert due is not None, "a schedule begins with a part"
    purchase(
        world, step,
        Purchase(
            subject=f"sim_{step.number}", parts=[(f"stl_sim{step.number}x0", price)],
            merchant_id=world.merchants[step.b % len(world.merchants)], buyer_id=company,
            payer=str(company), instrument=instrument_of(step.c // 5),
            schedule=schedule, part=due.kind,
        ),
    )  # fmt: skip
    world.deals.append(f"stl_sim{step.number}x0")


def _deal(world: World, step: Step) -> Escrow:
    return escrow_of(world.recent(world.deals, step.a % 10))


@command
def pay_part(world: World, step: Step) -> None:
    """What is due next of a deal, by card or by transfer."""
    escrow = _deal(world, step)
    due = part_due(escrow.schedule, funded=escrow.funded_minor)
    if due is None or escrow.state in FINAL:
        raise Nothing
    by_bank = step.b % 4 == 0
    assert escrow.buyer_id is not None, "deals are companies'"
    purchase(
        world, step,
        Purchase(
            subject=escrow.payment_ref, parts=[(escrow.settlement_subject, escrow.price_minor)],
            merchant_id=escrow.merchant_id, buyer_id=escrow.buyer_id, payer=str(escrow.buyer_id),
            provider=BANK if by_bank else SANDBOX,
            instrument="transfer" if by_bank else instrument_of(step.c),
            part=due.kind,
        ),
    )  # fmt: skip


@command
def deal_accept(world: World, step: Step) -> None:
    """All, or a part, of what a deal holds was delivered and is accepted."""
    names = world.deals[-10:]
    escrow = world.recent(_HOLDING(names), step.a)
    if escrow.state == "FUNDED":
        escrow_delivered(
            actor=SYSTEM, settlement_subject=escrow.settlement_subject, amount_minor=step.b
        )
        return
    amount = escrow.held_minor if step.b % 2 else 1 + step.c % escrow.held_minor
    accepted_release(
        settlement_subject=escrow.settlement_subject, parts=[Part(amount, 150)], freight_minor=0,
        key=f"acc:{step.number}",
    )  # fmt: skip


@command
def notice(world: World, step: Step) -> None:
    """One side says that the other does not perform."""
    escrow = _deal(world, step)
    assert escrow.buyer_id is not None, "deals are companies'"
    by = escrow.merchant_id if step.b % 2 else escrow.buyer_id
    default_notice(
        actor=world.member(by), settlement_subject=escrow.settlement_subject, reason="模拟"
    )


@command
def notice_end(world: World, step: Step) -> None:
    """Consent, a ruling either way, or the notice is taken back."""
    row = _NOTICE.one()
    if row is None:
        raise Nothing
    escrow = row.escrow
    assert escrow.buyer_id is not None, "deals are companies'"
    sides = {"BUYER": escrow.buyer_id, "MERCHANT": escrow.merchant_id}
    own = sides.pop(row.side)
    (other,) = sides.values()
    way = step.b % 8
    if way == 0:
        default_withdraw(actor=world.member(other), notice_id=row.pk)
    elif way < 4:
        default_consent(actor=world.member(own), notice_id=row.pk)
    else:
        default_rule(actor=world.desk[step.c % 2], notice_id=row.pk, uphold=way > 4, ruling="模拟")


@command
def retention_end(world: World, step: Step) -> None:
    """The buyer lets a retention go before its time, or reports a defect."""
    child = world.recent(_RUNNING(), step.a)
    assert child.buyer_id is not None, "deals are companies'"
    buyer = world.member(child.buyer_id)
    if step.b % 2:
        retention_accept(actor=buyer, escrow_id=child.pk)
    else:
        retention_dispute(actor=buyer, escrow_id=child.pk, text="模拟")


@command
def retentions(world: World, step: Step) -> None:
    """The timer: retentions whose window is over go to the merchant."""
    retentions_release_due(limit=1 + step.a % 3)


@command
def compensate(world: World, step: Step) -> None:
    """The timer: what a defaulting seller still owes is taken from its sales."""
    compensations_pay_due(limit=1 + step.a % 3)
