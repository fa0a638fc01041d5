"""Security leaves: back to its giver, to its beneficiary, or towards a buyer's loss."""

from __future__ import annotations

import uuid

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import Invalid, NotFound
from backend.kernel.ids import from_public_id
from backend.kernel.locking import lock_rows
from backend.kernel.money import Money
from backend.rulebook.selectors import local_day
from payments.gateway.adapters import refund_named
from payments.gateway.selectors import operation_by_key
from payments.gateway.services import operation_claim
from payments.guarantees.errors import AboveGuarantee, GuaranteeNeeded
from payments.guarantees.models import Guarantee
from payments.guarantees.rules import (
    CASH,
    MERCHANT,
    Taken,
    leave_lines,
    state_after,
)
from payments.guarantees.selectors import (
    DECIDE,
    GIVE,
    HOLDING,
    merchant_account,
    merchant_guarantee_needed,
)
from payments.guarantees.services.hold import guarantee_lock, must, step
from payments.guarantees.services.put_up import PREFIX
from payments.ledger.events import CounterOrdered
from payments.ledger.rules import BANK_RAIL, Line, cash_side, cr, dr
from payments.ledger.selectors import OWED_BY_MERCHANT, balance, journal_by_key
from payments.ledger.services import SAFE_BANK, journal_post

RELEASE_MERCHANT = "payout.check"
TIMER = Actor.system("guarantees")


@act
def guarantee_ask_back(*, actor: Actor, guarantee_id: uuid.UUID) -> Guarantee:
    """The giver wants it back. Raises Forbidden, NotFound, GuaranteeState."""
    actor.require(GIVE)
    guarantee = guarantee_lock(guarantee_id)
    if actor.organization_id != guarantee.giver_id:
        raise NotFound(field="id")
    if guarantee.state == "RETURN_ASKED":
        return guarantee
    must(guarantee, "ask_back")
    guarantee.state = "RETURN_ASKED"
    step(guarantee, act="ask_back", actor=actor, amount_minor=_worth(guarantee))
    return guarantee


def _worth(guarantee: Guarantee) -> int:
    return guarantee.held_minor if guarantee.form == CASH else guarantee.amount_minor


def _decides(guarantee: Guarantee, actor: Actor) -> None:
    """The beneficiary decides on its own security, the finance desk on a merchant's.

    To others it does not exist; who belongs to it without the right is told so.
    """
    if actor.is_system:
        return
    merchants = guarantee.purpose == MERCHANT
    right = RELEASE_MERCHANT if merchants else DECIDE
    side = guarantee.giver_id if merchants else guarantee.beneficiary_id
    office = merchants and right in actor.permissions
    if not office and actor.organization_id != side:
        raise NotFound(field="id")
    actor.require(right)


@act
def guarantee_release(
    *, actor: Actor, guarantee_id: uuid.UUID, open_minor: int = 0, reason: str = ""
) -> Guarantee:
    """Give it back: a letter is let go, cash leaves 2050 and the provider is asked to return it.

    ``open_minor``: the giver's open escrow, for a merchant's own; what its grade asks of that must
    stay. Raises Forbidden, NotFound, GuaranteeState, GuaranteeNeeded.
    """
    guarantee = guarantee_lock(guarantee_id)
    _decides(guarantee, actor)
    if guarantee.state == "RETURNED":
        return guarantee
    must(guarantee, "release")
    if guarantee.purpose == MERCHANT:
        _still_needed(guarantee, open_minor)
    amount, key = _worth(guarantee), f"{guarantee.ref}:return"
    guarantee.reason = reason[:300]
    if guarantee.form == CASH:
        _send_back(guarantee, amount, key)
    guarantee.state = "RETURNED"
    step(
        guarantee, act="release", actor=actor, amount_minor=amount, reason=reason,
        journal_key=key if guarantee.form == CASH else "",
    )  # fmt: skip
    return guarantee


def _still_needed(guarantee: Guarantee, open_minor: int) -> None:
    owed = balance(OWED_BY_MERCHANT, guarantee.subject, guarantee.currency)
    needed = owed + merchant_guarantee_needed(guarantee.giver_id, open_minor=open_minor)
    account = merchant_account(guarantee.giver_id)
    left = balance("2050", account, guarantee.currency) - guarantee.held_minor
    if left < needed:
        raise GuaranteeNeeded(
            needed=Money(needed, guarantee.currency),
            left=Money(left, guarantee.currency),
        )


def _send_back(guarantee: Guarantee, amount: int, key: str) -> None:
    payment = guarantee.payment
    clearing = payment.provider if payment else BANK_RAIL
    journal_post(
        key=key,
        kind="J-GUARBACK",
        subject=guarantee.ref,
        lines=leave_lines(guarantee.account, clearing, amount, guarantee.currency),
    )
    guarantee.held_minor -= amount
    guarantee.returned_minor += amount
    guarantee.refund_state = "DECIDED"
    if payment is not None:
        operation_claim(
            key=f"{guarantee.ref}:refund:1",
            kind="refund",
            provider=payment.provider,
            request={"amount": amount},
            payment=payment,
        )


@act
def guarantee_claim(
    *, actor: Actor, guarantee_id: uuid.UUID, amount: Money, reason: str
) -> Guarantee:
    """The beneficiary department claims: cash leaves for the treasury, a letter is claimed on.

    Raises Forbidden, NotFound (also for a merchant's, which only a ruling takes), GuaranteeState,
    AboveGuarantee, Invalid.
    """
    guarantee = guarantee_lock(guarantee_id)
    if guarantee.purpose == MERCHANT:
        raise NotFound(field="id")
    _decides(guarantee, actor)
    must(guarantee, "claim")
    if not reason.strip():
        raise Invalid("请写明扣收的理由和依据。", field="reason")
    held = Money(_worth(guarantee), guarantee.currency)
    if amount.currency != held.currency or not 0 < amount.minor <= held.minor:
        raise AboveGuarantee(held=held)
    guarantee.claimed_minor += amount.minor
    guarantee.reason = reason.strip()[:300]
    key = ""
    if guarantee.form == CASH:
        key = f"{guarantee.ref}:claim:{guarantee.claimed_minor}"
        guarantee.held_minor -= amount.minor
        journal_post(
            key=key,
            kind="J-GUARCLAIM",
            subject=guarantee.ref,
            lines=leave_lines(guarantee.account, BANK_RAIL, amount.minor, guarantee.currency),
        )
        guarantee.state = state_after(
            held_minor=guarantee.held_minor,
            claimed_minor=guarantee.claimed_minor,
            otherwise=guarantee.state,
        )
    else:
        guarantee.state = "CLAIMED"  # one claim upon the guarantor, for so much
    step(
        guarantee, act="claim", actor=actor, amount_minor=amount.minor, reason=reason,
        journal_key=key,
    )  # fmt: skip
    return guarantee


@act
def guarantee_take(
    *,
    actor: Actor,
    merchant_id: uuid.UUID,
    currency: str,
    wanted_minor: int,
    reason: str,
    key: str,
) -> Taken | None:
    """Take of a merchant's guarantee what a ruling needs, as far as it goes, oldest money first.

    The caller posts the debit of ``Taken`` in its own journal ``key`` in the same transaction.
    Returns None where nothing is held or wanted.
    """
    rows = Guarantee.objects.filter(
        giver_id=merchant_id,
        purpose=MERCHANT,
        currency=currency,
        form=CASH,
        state__in=HOLDING,
    )
    taken = 0
    for guarantee in lock_rows(rows):
        part = min(guarantee.held_minor, wanted_minor - taken)
        if part <= 0:
            break
        guarantee.held_minor -= part
        guarantee.claimed_minor += part
        guarantee.state = state_after(
            held_minor=guarantee.held_minor,
            claimed_minor=part,
            otherwise=guarantee.state,
        )
        step(
            guarantee,
            act="take",
            actor=actor,
            amount_minor=part,
            reason=reason,
            journal_key=key,
        )
        taken += part
    return Taken(merchant_account(merchant_id), taken) if taken else None


@act
def guarantee_transfer_booked(
    *, actor: Actor, guarantee_id: uuid.UUID, reference: str
) -> Guarantee:
    """The bank carried out what goes out by transfer: to the treasury, or back to its payer.

    ``reference``: the bank's entry. Raises Forbidden, NotFound, Invalid, LedgerRefusal.
    """
    actor.require(RELEASE_MERCHANT)
    guarantee = guarantee_lock(guarantee_id)
    named = reference.strip()
    if not 4 <= len(named) <= 64 or not named.isascii() or not named.isprintable():
        raise Invalid("请填写银行回单号（4 至 64 位）。", field="reference")
    key = f"{guarantee.ref}:booked:{named}"
    if journal_by_key(key):
        return guarantee
    amount = transfer_due(guarantee)
    if amount <= 0:
        raise Invalid("该保证金没有待银行划出的款项。", field="id")
    journal_post(
        key=key,
        kind="J-GUAROUT",
        subject=guarantee.ref,
        reference=named,
        lines=[
            dr("2041", BANK_RAIL, amount, guarantee.currency),
            cr("1020", SAFE_BANK, amount, guarantee.currency),
        ],
    )
    publish(
        CounterOrdered(
            reference=named, amount_minor=amount, currency=guarantee.currency, text="保证金划出"
        ),
        actor=actor,
    )
    guarantee.bank_booked_minor += amount
    if guarantee.payment is None and guarantee.returned_minor:
        guarantee.refund_state = "SUCCEEDED"
    step(guarantee, act="returned", actor=actor, amount_minor=amount, journal_key=key)
    return guarantee


def transfer_due(guarantee: Guarantee) -> int:
    """What the bank still has to carry out for a guarantee, in minor units."""
    if guarantee.form != CASH:
        return 0
    claimed = 0 if guarantee.purpose == MERCHANT else guarantee.claimed_minor
    returned = 0 if guarantee.payment_id else guarantee.returned_minor
    return claimed + returned - guarantee.bank_booked_minor


@act
def guarantee_refund_settle(*, operation_key: str, state: str) -> None:
    """The provider's word on a return: booked once per outcome, also when it changes its mind.

    What it cannot return waits in the giver's balance (2010), as a buyer's refund does.
    """
    name, _, kind = operation_key.partition(":")
    if not name.startswith(f"{PREFIX}_"):
        return
    guarantee = guarantee_lock(from_public_id(name, PREFIX))
    operation = operation_by_key(operation_key)
    if operation is None:
        return
    amount, own = operation.request["amount"], kind.startswith("refund")
    done, failed = (f"{operation_key}:{word}" for word in ("done", "failed"))
    provider, giver = operation.provider, str(guarantee.giver_id)
    came_back = f"{operation_key}:back"
    clearing = dr("2041", provider, amount, guarantee.currency)
    waiting = cr("2010", giver, amount, guarantee.currency)
    kinds: dict[str, tuple[str, Line, Line]] = {
        done: ("J-REFOK", clearing, cr(*cash_side(provider), amount, guarantee.currency)),
        failed: ("J-REFFAIL", clearing, waiting),
        came_back: (
            "J-REFBACK",
            dr(*cash_side(provider), amount, guarantee.currency),
            waiting,
        ),
    }
    key = done if state == "SUCCEEDED" else failed
    if key == failed and journal_by_key(done):
        key = came_back
    if journal_by_key(key) or (key == done and journal_by_key(failed)):
        return
    name_of_kind, debit, credit = kinds[key]
    journal_post(
        key=key, kind=name_of_kind, subject=guarantee.ref, lines=[debit, credit],
        reference=refund_named(provider, operation_key) if key != failed else "",
    )  # fmt: skip
    if own:
        guarantee.refund_state = state
        step(
            guarantee, act="returned", actor=Actor.system("gateway"), amount_minor=amount,
            journal_key=key,
        )  # fmt: skip


def guarantees_return_due(limit: int = 200) -> int:
    """On the last day of their term (5 working days) securities go back by themselves.

    Only bid and performance securities that the beneficiary dated; returns how many went.
    """
    today = local_day(clock.now())
    rows = Guarantee.objects.filter(return_by__lte=today, state__in=HOLDING).exclude(
        purpose=MERCHANT
    )
    keys = list(rows.order_by("return_by").values_list("pk", flat=True)[:limit])
    for key in keys:
        guarantee_release(actor=TIMER, guarantee_id=key, reason="法定期限届满，自动退还")
    return len(keys)
