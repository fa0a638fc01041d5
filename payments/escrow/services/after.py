"""After a release: money given back, refunds on their way, holds that end."""

from __future__ import annotations

import uuid
from datetime import timedelta

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.failpoints import failpoint
from backend.kernel.ids import public_id
from backend.kernel.locking import for_lock
from backend.kernel.readings import Reading, row_get
from backend.kernel.rows import row_update
from backend.kernel.statements import run
from backend.rulebook.selectors import value
from payments.escrow.errors import AmountExceedsHeld, MerchantBalance
from payments.escrow.models import Escrow, Funding, MerchantHold
from payments.escrow.rules import available_lines, commission_back
from payments.escrow.services.claims import claims_locked, claims_recover
from payments.escrow.services.hold import escrow_lock, must, step
from payments.escrow.services.release import merchant_ref
from payments.ledger.rules import cash_side, cr, dr, without_zeros
from payments.ledger.selectors import balance, journal_by_key
from payments.ledger.services import balances_locked, journal_post
from payments.limits.selectors import payments_held

HOLDS_RUNNING = Reading(
    lambda escrow: for_lock(MerchantHold.objects.filter(escrow_id=escrow, done_at__isnull=True)),
    uuid.UUID,
)
_RUNNING = Reading(
    lambda key: for_lock(MerchantHold.objects.filter(pk=key, done_at__isnull=True)), uuid.UUID
)
_KEPT = Reading(
    lambda key: for_lock(MerchantHold.objects.filter(pk=key, reserve_freed_at__isnull=True)),
    uuid.UUID,
)


@act
def escrow_refund_after_release(
    *, actor: Actor, settlement_subject: str, amount_minor: int, key: str
) -> Escrow:
    """Row 19: the merchant returns released money; commission falls with it (E7).

    Raises MerchantBalance when the available balance does not cover it.
    """
    escrow = escrow_lock(settlement_subject)
    if journal_by_key(key):
        return escrow
    must(escrow, "refund_after")
    if not 0 < amount_minor <= escrow.released_minor:
        raise AmountExceedsHeld
    back, totals = commission_back(amount_minor, escrow.released_by_bp)
    merchant = merchant_ref(escrow.merchant_id)
    pending = _take_pending(escrow, amount_minor - back)
    available = amount_minor - back - pending
    accounts = [
        ("2030", merchant), ("2031", merchant), ("2041", escrow.provider), ("4010", escrow.site),
    ]  # fmt: skip
    if balances_locked(accounts, escrow.currency)["2031"] < available:
        raise MerchantBalance
    escrow.released_minor -= amount_minor
    escrow.refunded_minor += amount_minor
    escrow.commission_minor -= back
    escrow.released_by_bp = totals
    step(
        escrow,
        command="refund_after",
        to=escrow.state,
        actor=actor,
        amount_minor=amount_minor,
        kind="J-REFAFTER",
        lines=without_zeros(
            [
                dr("2030", merchant, pending, escrow.currency),
                dr("2031", merchant, available, escrow.currency),
                dr("4010", escrow.site, back, escrow.currency),
                cr("2041", escrow.provider, amount_minor, escrow.currency),
            ]
        ),
        key=key,
    )
    return escrow


def _take_pending(escrow: Escrow, wanted_minor: int) -> int:
    """Lower this escrow's own holds first, for that money is nobody else's; returns how much."""
    taken = 0
    for hold in HOLDS_RUNNING(escrow.pk):
        part = min(hold.amount_minor, wanted_minor - taken)
        if part <= 0:
            break
        hold.amount_minor -= part
        hold.reserve_minor = min(hold.reserve_minor, hold.amount_minor)
        if hold.amount_minor == 0:
            hold.done_at = clock.now()
        row_update(hold, "amount_minor", "reserve_minor", "done_at")
        taken += part
    return taken


@act
def refund_succeeded(
    *, provider: str, currency: str, amount_minor: int, key: str, subject: str, reference: str = ""
) -> None:
    """The provider paid the buyer back: refund clearing falls with the provider's balance."""
    journal_post(
        key=key,
        reference=reference,
        kind="J-REFOK",
        subject=subject,
        lines=[
            dr("2041", provider, amount_minor, currency),
            cr(*cash_side(provider), amount_minor, currency),
        ],
    )


@act
def refund_failed(
    *,
    provider: str,
    currency: str,
    amount_minor: int,
    key: str,
    subject: str,
    buyer: str,
    reference: str = "",
) -> None:
    """J-REFFAIL: the decision stands; the money waits in the buyer's balance."""
    journal_post(
        key=key,
        reference=reference,
        kind="J-REFFAIL",
        subject=subject,
        lines=[
            dr("2041", provider, amount_minor, currency),
            cr("2010", buyer, amount_minor, currency),
        ],
    )


@act
def refund_came_back(
    *,
    provider: str,
    currency: str,
    amount_minor: int,
    key: str,
    subject: str,
    buyer: str,
    reference: str = "",
) -> None:
    """A refund that had succeeded failed later: the money is back and waits for the buyer."""
    journal_post(
        key=key,
        reference=reference,
        kind="J-REFBACK",
        subject=subject,
        lines=[
            dr(*cash_side(provider), amount_minor, currency),
            cr("2010", buyer, amount_minor, currency),
        ],
    )


def holds_release_due(*, limit: int = 500) -> int:
    """J-AVAIL for every hold that is over, then J-RECOVER; each in its own transaction.

    Money of a payment under review waits (payments brief 8); the merchant sees only that it waits.
    Returns how many.
    """
    now = clock.now()
    looked_at = payments_held().values("payment")
    due = list(
        # what is frozen waits beside the queue: it would stand at its head and hold up all others
        MerchantHold.objects.filter(due_at__lte=now, done_at__isnull=True, escrow__frozen=False)
        .exclude(escrow__in=Funding.objects.filter(payment__in=looked_at).values("escrow"))
        .order_by("due_at")
        .values_list("pk", flat=True)[:limit]
    )
    return sum(_available(key) for key in due)


def _with_escrow(hold: MerchantHold | None) -> MerchantHold | None:
    """Its escrow as it is after the wait for the hold's lock."""
    escrow = row_get(Escrow, hold.escrow_id) if hold is not None else None
    if hold is not None and escrow is not None:
        hold.escrow = escrow
    return hold


@act
def _available(hold_id: uuid.UUID) -> bool:
    hold = _with_escrow(_RUNNING.one(hold_id))
    if hold is None or hold.escrow.frozen:
        return False
    hold.done_at = clock.now()
    row_update(hold, "done_at")
    if hold.amount_minor == 0:
        return False
    claims = claims_locked(hold.escrow.merchant_id, hold.escrow.currency)
    journal_post(
        key=f"{public_id('hld', hold.pk)}:available",
        kind="J-AVAIL",
        subject=hold.escrow.settlement_subject,
        lines=without_zeros(
            available_lines(
                merchant_ref(hold.escrow.merchant_id),
                hold.amount_minor,
                hold.reserve_minor,
                hold.escrow.currency,
            )
        ),
    )
    claims_recover(claims)
    failpoint("timer.hold")
    return True


ROLLED = """
SELECT hold.id FROM payments_escrow_merchanthold hold
JOIN payments_escrow_escrow escrow ON escrow.id = hold.escrow_id AND NOT escrow.frozen
WHERE hold.done_at <= %s AND hold.reserve_freed_at IS NULL AND hold.reserve_minor > 0
ORDER BY hold.done_at LIMIT %s
"""


def reserves_free_due(*, limit: int = 500) -> int:
    """The rolling reserve rolls: what was kept back long enough becomes available (J-RESERVE)."""
    now = clock.now()
    before = now - timedelta(days=value("escrow.reserve_days", on=now).number)
    return sum(_free(key) for (key,) in run(ROLLED, [before, limit])[0])


@act
def _free(hold_id: uuid.UUID) -> bool:
    hold = _with_escrow(_KEPT.one(hold_id))
    if hold is None or hold.escrow.frozen:
        return False
    merchant = merchant_ref(hold.escrow.merchant_id)
    kept = min(hold.reserve_minor, balance("2032", merchant, hold.escrow.currency))
    hold.reserve_freed_at = clock.now()
    row_update(hold, "reserve_freed_at")
    if kept == 0:
        return False
    claims = claims_locked(hold.escrow.merchant_id, hold.escrow.currency)
    journal_post(
        key=f"{public_id('hld', hold.pk)}:reserve",
        kind="J-RESERVE",
        subject=hold.escrow.settlement_subject,
        lines=[
            dr("2032", merchant, kept, hold.escrow.currency),
            cr("2031", merchant, kept, hold.escrow.currency),
        ],
    )
    claims_recover(claims)
    failpoint("timer.reserve")
    return True
