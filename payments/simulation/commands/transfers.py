"""Money that comes to our account: to a number given for it, or to nobody's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.kernel.ids import public_id
from backend.kernel.readings import Reading
from payments.gateway.adapters import BANK
from payments.gateway.bank.house import SAFEGUARDING, own_account
from payments.gateway.selectors import payment_get
from payments.receipts.models import Receipt
from payments.receipts.services import (
    receipt_confirm,
    receipt_propose,
    receipts_overdue,
    transfers_lapse,
)
from payments.receipts.services.take import payer_name
from payments.simulation.commands.purchase import Purchase, purchase
from payments.simulation.commands.registry import command
from payments.simulation.script import Step
from payments.simulation.world import CURRENCY, Nothing, World

if TYPE_CHECKING:
    from payments.gateway.models import Payment

PRICE_MAX, STRAY_MAX = 300_000, 15_000_000
SENDERS = ("6217000011110001", "6217000011118888", "6217000011119999", "")
"""Where money comes from: an ordinary account, one that sends returns back, a closed one, unknown."""
STORIES = (
    "whole",
    "whole",
    "whole",
    "short",
    "rest",
    "over",
    "other_name",
    "said",
    "nobody",
    "nobody",
)

_STANDING = Reading(lambda state: Receipt.objects.filter(state=state).order_by("pk")[:8], str)


@command
def transfer(world: World, step: Step) -> None:
    """A company buys and pays by transfer."""
    company = world.companies[step.a % len(world.companies)]
    purchase(
        world, step,
        Purchase(
            subject=f"sim_{step.number}", parts=[(f"stl_sim{step.number}x0", 2 + step.b % PRICE_MAX)],
            merchant_id=world.merchants[step.c % len(world.merchants)], buyer_id=company,
            payer=str(company), provider=BANK, instrument="transfer",
        ),
    )  # fmt: skip


@command
def receive(world: World, step: Step) -> None:
    """A payer is at the counter of its bank; no wire of ours is between."""
    story = STORIES[step.a % len(STORIES)]
    sender = SENDERS[step.c % len(SENDERS)]
    own = own_account(SAFEGUARDING, CURRENCY).number
    # now and then so much that a balance made of it takes two persons to pay out
    stray = 1 + step.b * (1 if step.c % 3 else 11) % STRAY_MAX
    told: dict[str, Any] = {"to": own, "name": "路人", "amount": stray}
    if story != "nobody":
        payment = payment_get(world.recent(world.transfers, step.b % 8))
        if payment is None or not payment.provider_ref:
            raise Nothing  # no number was given yet
        told = _told(payment, story, step)
    world.provider.bank.answer(
        "receive", {**told, "currency": CURRENCY, "account": sender}, world.now
    )


def _told(payment: Payment, story: str, step: Step) -> dict[str, Any]:
    due = payment.amount_minor
    amounts = {
        "short": max(1, due - due // 3),
        "rest": max(1, due // 3),
        "over": due + 1 + step.c % 500,
    }
    said = story == "said"
    return {
        "to": own_account(SAFEGUARDING, CURRENCY).number if said else payment.provider_ref,
        "name": "别人" if story == "other_name" else payer_name(payment),
        "amount": amounts.get(story, due),
        "text": f"货款 {payment.provider_ref[-12:]}" if said else "",
    }


def _receipt(world: World, step: Step, state: str) -> Receipt:
    return world.recent(_STANDING(state), step.a)


@command
def receipt_judge(world: World, step: Step) -> None:
    """The first person of the desk: it belongs to a payment, into a wallet, or back."""
    receipt = _receipt(world, step, "UNIDENTIFIED")
    how = ("PAYMENT", "WALLET", "RETURN")[step.b % 3]
    if receipt.why == "NO_REFERENCE" and step.b % 4:
        how = "WALLET"
    target = ""
    if how == "PAYMENT":
        target = public_id("pay", world.recent(world.transfers, step.c % 8))
    elif how == "WALLET":
        target = public_id("org", world.companies[step.c % len(world.companies)])
    receipt_propose(actor=world.desk[step.c % 2], receipt_id=receipt.pk, how=how, target=target)


@command
def receipt_agree(world: World, step: Step) -> None:
    receipt = _receipt(world, step, "PROPOSED")
    receipt_confirm(actor=world.second(receipt.proposed_by, step.b), receipt_id=receipt.pk)


@command
def receipts(world: World, step: Step) -> None:
    """The timers: transfers nobody made lapse, money without an owner is announced."""
    transfers_lapse(limit=1 + step.a % 3)
    receipts_overdue(limit=1 + step.a % 3)
